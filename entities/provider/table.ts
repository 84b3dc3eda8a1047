import { choice, dateTime, defineTable, memo, optionValues, text } from '../language';

/** A connection to Microsoft Partner Center, or to an indirect provider. */
export const gdapProvider = defineTable({
  schemaName: 'gdap_Provider',
  entitySetName: 'gdap_providers',
  displayName: 'Provider',
  pluralName: 'Providers',
  description: 'A connection to Microsoft Partner Center or to an indirect provider.',
  ownership: 'organization',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the connection.', maxLength: 100, required: 'required' }),
    gdap_Type: choice({
      displayName: 'Type',
      description: 'Through whom the customers come.',
      required: 'required',
      default: 'partnerCenter',
      options: {
        partnerCenter: { value: 727000000, label: 'Microsoft Partner Center' },
        ingram: { value: 727000001, label: 'Ingram Micro' },
        tdSynnex: { value: 727000002, label: 'TD SYNNEX' },
        pax8: { value: 727000003, label: 'Pax8' },
        other: { value: 727000009, label: 'Other Indirect Provider' },
      },
    }),
    gdap_PartnerTenantId: text({ displayName: 'Partner Tenant ID', description: 'Entra tenant (GUID) of the partner.', maxLength: 36 }),
    gdap_ClientId: text({ displayName: 'Client ID', description: 'Application (GUID) with which the handlers sign in.', maxLength: 36 }),
    gdap_SecretName: text({
      displayName: 'Secret Name',
      description: 'Name under which the host finds the client secret; empty = the client id. Never the secret itself.',
      maxLength: 127,
    }),
    gdap_ConnectionState: choice({
      displayName: 'Connection',
      description: 'Whether the handlers can reach Microsoft with this provider.',
      default: 'notConnected',
      options: {
        notConnected: { value: 727000000, label: 'Not Connected', color: '#8a8886' },
        connected: { value: 727000001, label: 'Connected', color: '#107c10' },
        attention: { value: 727000002, label: 'Needs Attention', color: '#d13438' },
      },
    }),
    gdap_ConnectionMessage: memo({ displayName: 'Connection Message', description: 'What is wrong with the connection, and who must do what.', maxLength: 4000 }),
    gdap_LastSyncOn: dateTime({ displayName: 'Last Sync', description: 'When all relationships were last compared with Microsoft.', behavior: 'userLocal' }),
  },
});

export const ProviderType = optionValues(gdapProvider.columns.gdap_Type);
export const ConnectionState = optionValues(gdapProvider.columns.gdap_ConnectionState);
