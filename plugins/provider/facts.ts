import { AutomaticRequests, ConnectionState, gdapProvider, ProviderType, type Row } from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Shape } from '../gateways/dataverse/gateway';
import { isGuid } from '../guid';

/** What is known of a connection. */
export interface ProviderFacts {
  readonly id: string;
  readonly name: string;
  readonly type: keyof typeof ProviderType;
  readonly partnerTenantId: string | null;
  readonly clientId: string | null;
  readonly secretName: string | null;
  /** Only of indirect providers. */
  readonly indirectProviderTenantId: string | null;
  readonly automaticRequests: boolean;
  readonly connectionState: keyof typeof ConnectionState;
  readonly connectionMessage: string | null;
}

export const providerShape: Shape = {
  select: columns<typeof gdapProvider>(
    'gdap_providerid', 'gdap_name', 'gdap_type', 'gdap_partnertenantid', 'gdap_clientid', 'gdap_secretname', 'gdap_indirectprovidertenantid', 'gdap_automaticrequests',
    'gdap_connectionstate', 'gdap_connectionmessage',
  ),
};

export const providerFacts = (row: Row<typeof gdapProvider>): ProviderFacts => ({
  id: row.gdap_providerid,
  name: row.gdap_name ?? '',
  type: nameOf(ProviderType, row.gdap_type) ?? 'other',
  partnerTenantId: guidText(row.gdap_partnertenantid),
  clientId: guidText(row.gdap_clientid),
  secretName: row.gdap_secretname?.trim() || guidText(row.gdap_clientid),
  indirectProviderTenantId: guidText(row.gdap_indirectprovidertenantid),
  // Rows from before the column existed: nobody has chosen that requests come by themselves.
  automaticRequests: row.gdap_automaticrequests === AutomaticRequests.on,
  connectionState: nameOf(ConnectionState, row.gdap_connectionstate) ?? 'notConnected',
  connectionMessage: row.gdap_connectionmessage,
});

const guidText = (text: string | null | undefined): string | null => text?.trim().toLowerCase() || null;

/** The provider can be signed in to. */
export function isConnected(provider: ProviderFacts | undefined): provider is ProviderFacts & { partnerTenantId: string; clientId: string; secretName: string } {
  return !!provider && isGuid(provider.partnerTenantId) && isGuid(provider.clientId) && !!provider.secretName;
}
