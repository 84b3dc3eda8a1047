import { gdapServicePrincipalAppId, type ProviderType } from '@gdap-manager/entities';
import { ServiceError } from '../gateways/transport/service-error';
import type { ProviderFacts } from '../provider/facts';
import type { ProviderGateways } from '../provider/gateways';
import type { Answer, Findings } from './model';

/** With it the application may make service principals. Nobody needs to grant it: an administrator can make the one that is missing. */
const mayMakeServicePrincipals = 'Application.ReadWrite.All';

/** Asks Microsoft, as the handlers' application, for a little of all that they need: the first page of each list. */
export async function probe(provider: ProviderFacts, gateways: ProviderGateways): Promise<Findings> {
  const signIn = await answered(() => gateways.grantedPermissions(provider));
  if (!signIn.ok) return { signIn };
  const graph = await gateways.of(provider);
  const directory = await gateways.directoryOf(provider);
  return {
    signIn,
    relationships: await answered(() => first(graph.relationshipPages())),
    servicePrincipal: await answered(async () => {
      if (await directory.hasServicePrincipal(gdapServicePrincipalAppId)) return 'present' as const;
      if (!signIn.value.includes(mayMakeServicePrincipals)) return 'missing' as const;
      await directory.createServicePrincipal(gdapServicePrincipalAppId);
      return 'made' as const;
    }),
    groups: await answered(() => graph.missingGroups([noGroup])),
    customers: await answered(() => first(directory.contractPages())),
    ...(isDirect(provider.type) ? { partnerCenter: await answered(async () => first((await gateways.partnerCenterOf(provider)).customerPages())) } : {}),
  };
}

/** A group that no tenant has: asking for it shows whether groups can be read. */
const noGroup = '00000000-0000-0000-0000-000000000000';

/** Whether its customers are at Partner Center as our own. */
export const isDirect = (type: keyof typeof ProviderType): boolean => type === 'partnerCenter';

async function first<T>(pages: AsyncIterable<T>): Promise<void> {
  for await (const _page of pages) return;
}

/** @throws whatever is no answer of a service */
async function answered<T>(call: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
    return { ok: false, failure: error.failure };
  }
}
