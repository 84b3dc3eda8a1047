import { eventViews } from '../event/views';
import { templateViews } from '../gdap-template/views';
import { defineForms, grid, readOnly } from '../language/presentation';
import { providerAccountViews } from '../provider-account/views';
import { rowScript } from '../row-script';
import { securityGroupViews } from '../security-group/views';
import { gdapProvider } from './table';

export const providerForms = defineForms(gdapProvider, {
  main: {
    type: 'main',
    name: 'Provider',
    description: 'Whether the connection works, and what is needed for it.',
    header: [readOnly('gdap_ConnectionState'), readOnly('gdap_RefreshState'), readOnly('gdap_RefreshedOn'), readOnly('gdap_LastSyncOn')],
    tabs: [
      {
        key: 'provider',
        label: 'Provider',
        sections: [
          { key: 'state', label: 'Connection', cells: [readOnly('gdap_ConnectionMessage'), readOnly('gdap_RefreshMessage'), readOnly('gdap_ReconciliationMessage')] },
          {
            key: 'setup',
            label: 'Set-up',
            width: 2,
            cells: [
              'gdap_Name', 'gdap_Type', 'gdap_PartnerTenantId', 'gdap_ClientId', 'gdap_SecretName', 'gdap_IndirectProviderTenantId', readOnly('gdap_ConnectedBy'), readOnly('gdap_CheckedOn'),
            ],
          },
          { key: 'onboarding', label: 'Onboarding', width: 2, cells: ['gdap_AutomaticRequests', 'gdap_GroupNamePrefix', 'gdap_Adoption'] },
          { key: 'messages', label: 'Messages to Customers', width: 2, cells: ['gdap_SendInvitations', 'gdap_ReminderDays', 'gdap_SenderId', 'gdap_MessageLanguage'] },
          { key: 'renewal', label: 'Renewal and Digest', width: 2, cells: ['gdap_RenewalDays', 'gdap_Digest'] },
          { key: 'accounts', label: 'Customer Tenants', cells: [grid(providerAccountViews, 'gdap_ProviderId', 'ofprovider', 'Customer Tenants')] },
        ],
      },
      {
        key: 'groups',
        label: 'Groups and Templates',
        sections: [
          { key: 'groups', label: 'Security Groups', cells: [grid(securityGroupViews, 'gdap_ProviderId', 'associated', 'Security Groups')] },
          { key: 'templates', label: 'GDAP Templates', cells: [grid(templateViews, 'gdap_ProviderId', 'associated', 'GDAP Templates')] },
        ],
      },
      {
        key: 'timeline',
        label: 'Timeline',
        sections: [{ key: 'events', label: 'Events', cells: [grid(eventViews, 'gdap_ProviderId', 'timeline', 'Events')] }],
      },
    ],
    onLoad: { library: rowScript.library, functionName: 'GdapManager.Forms.Provider.onLoad' },
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New Provider',
    tabs: [
      {
        key: 'provider',
        label: 'Provider',
        sections: [{ key: 'setup', cells: ['gdap_Name', 'gdap_Type', 'gdap_PartnerTenantId', 'gdap_IndirectProviderTenantId', 'gdap_ClientId', 'gdap_SecretName'] }],
      },
    ],
  },
});
