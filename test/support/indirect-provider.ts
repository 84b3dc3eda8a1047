import { gdapProvider, gdapProviderAccount, gdapRequest, ProviderType, type Row } from '@gdap-manager/entities';
import { partner } from '../../scripts/demo/partner';
import { idOf } from '../../scripts/lib/ids';
import type { Stack } from '../../scripts/lib/stack';
import { until } from '../../scripts/lib/until';

export type RequestRow = Row<typeof gdapRequest>;

const providerRow = idOf('provider', 'indirect');

/** An indirect provider of the demonstration's partner, beside its own Partner Center, and what it asks on the partner's behalf. */
export function indirectProvider({ api, controls }: Stack, tenantId = idOf('tenant', 'indirect provider')) {
  return {
    tenantId,
    providerId: providerRow,
    /** Makes its row. */
    connect: () =>
      api.upsert(`${gdapProvider.entitySetName}(${providerRow})`, {
        gdap_name: 'Ingram Micro', gdap_type: ProviderType.ingram, gdap_partnertenantid: partner.tenantId, gdap_clientid: partner.clientId, gdap_secretname: partner.secretName,
        gdap_indirectprovidertenantid: tenantId,
      }),
    /** Asks a customer in the partner's name. @returns id of the relationship */
    ask: (customer: string, roles: readonly string[] = ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'fe930be7-5e62-47db-91af-98c3a49a38b1'], name = `For ${customer}`) =>
      controls.addResellerRelationship({
        resellerTenantId: partner.tenantId, indirectProviderTenantId: tenantId, customer: { tenantId: idOf('tenant', customer), displayName: customer }, displayName: name,
        duration: 'P365D', roles,
      }),
    requestsOf: (relationshipId: string) => api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=gdap_microsoftid eq '${relationshipId}'`),
    /** The request of a relationship, once it is as wanted. */
    request: (relationshipId: string, what: string, is: (row: RequestRow) => boolean = () => true) =>
      until(`${what} of ${relationshipId}`, async (saw) => {
        const [row] = await api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=gdap_microsoftid eq '${relationshipId}'`);
        saw(row);
        return row && is(row) ? row : undefined;
      }),
    tenant: (id: string) => api.get<Row<typeof gdapProviderAccount>>(`${gdapProviderAccount.entitySetName}(${id})`),
  };
}
