import { randomUUID } from 'node:crypto';
import { account, gdapProvider, gdapProviderAccount, gdapRequest, gdapTemplate } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { saveEvent } from '../timeline/rows';
import type { Work } from '../work';
import { createDataverseAutomaticStore } from './dataverse-store';
import { createGatherer } from './gather';
import { lookAtProvider, lookAtTenants, type AutomaticContext, type Results } from './look';
import { gaveUp } from './messages';

const name = capabilityNames.automaticRequests;

/** So many tenants of one look may fail before it is given up: then it is no fault of theirs. */
const failuresAtOnce = 50;

/**
 * Makes the requests that templates ask for: when a tenant is matched to an account, when the account's category or a
 * template changes, or when a provider has automatic requests switched on. Its looks say nothing of what happened, only
 * where to look: lost, repeated and reordered events change nothing.
 */
export function createAutomaticRequests(context: CapabilityContext, store = createDataverseAutomaticStore(context.dataverse)): Capability {
  const { dataverse, policy, now, enqueue, log } = context;
  const automatic: AutomaticContext = {
    store, policy, now,
    announceSubmitted: (id, correlationId) => enqueue({ table: gdapRequest.logicalName, id, message: 'submitted', correlationId }),
  };
  const announce = (table: string, id: string, message: string, correlationId: string = randomUUID()) => enqueue({ table, id, message, correlationId, capability: name });
  const tenant = createGatherer((asked) => lookAtTenants(asked, automatic));
  const tenants = (ids: readonly string[], correlationId: string) => lookAtTenants(new Map(ids.map((id) => [id, correlationId])), automatic);

  /** Whoever failed is tried again on his own, and holds up no other. @throws where too many failed */
  async function summed(results: Results, correlationId: string): Promise<string> {
    const failed = [...results].filter((entry): entry is [string, Error] => entry[1] instanceof Error);
    if (failed.length > failuresAtOnce) throw failed[0]?.[1];
    for (const [id, error] of failed) {
      log('warn', 'tenant put off', { capability: name, id, why: error.message });
      await announce(gdapProviderAccount.logicalName, id, 'try again', correlationId);
    }
    const changed = [...results.values()].filter((result) => typeof result === 'string' && /^made/.test(result)).length;
    return changed + failed.length === 0 ? 'unchanged' : `saw to ${changed} tenants, ${failed.length} to be tried again`;
  }

  async function tenantsOfAccount({ id, correlationId }: Work): Promise<string> {
    const ids = await store.tenantsOfAccount(id);
    return summed(ids.length > 0 ? await tenants(ids, correlationId) : new Map(), correlationId);
  }

  /** @param further tenants of other providers */
  async function tenantsOfProvider(id: string, correlationId: string, further: readonly string[] = []): Promise<string> {
    const { results, hasMore } = await lookAtProvider(id, automatic, correlationId);
    const all = further.length > 0 ? new Map([...results, ...(await tenants(further, correlationId))]) : results;
    const sum = await summed(all, correlationId);
    // Never where too many failed: they would be tried again without a rest, and without an end.
    if (hasMore) await announce(gdapProvider.logicalName, id, 'more', correlationId);
    return sum;
  }

  /** Also at drafts that it made for a provider to which it does not belong any more. */
  async function template({ id, correlationId }: Work): Promise<string> {
    const providerId = await store.providerOfTemplate(id);
    const elsewhere = new Set((await store.automaticDrafts({ templateId: id, notOf: providerId })).flatMap(({ tenantId }) => tenantId ?? []));
    if (providerId) return tenantsOfProvider(providerId, correlationId, [...elsewhere]);
    return summed(elsewhere.size > 0 ? await tenants([...elsewhere], correlationId) : new Map(), correlationId);
  }

  return {
    name,
    looks: {
      [gdapProviderAccount.logicalName]: ({ id, correlationId }) => tenant(id.toLowerCase(), correlationId),
      [account.logicalName]: tenantsOfAccount,
      [gdapTemplate.logicalName]: template,
      [gdapProvider.logicalName]: ({ id, correlationId }) => tenantsOfProvider(id, correlationId),
    },
    // Whoever synchronises or matches customers announces their provider, or the tenant: thousands of webhooks need no look each.
    ignoresOwnChangesOf: [gdapProviderAccount.logicalName, gdapTemplate.logicalName, gdapProvider.logicalName],
    async sweep(_now, deep) {
      if (deep) for (const id of await store.providers()) await announce(gdapProvider.logicalName, id, 'sweep');
    },
    async reportPoison({ table, id, correlationId }) {
      const subject = table === gdapProvider.logicalName ? table : table === gdapProviderAccount.logicalName ? table : undefined;
      if (subject) await saveEvent(dataverse, { table: subject, id }, { key: 'automatic requests failed', ...gaveUp(), failure: undefined }, await now(), correlationId);
    },
  };
}
