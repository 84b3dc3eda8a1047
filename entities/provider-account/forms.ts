import { eventViews } from '../event/views';
import { requestViews } from '../gdap-request/views';
import { defineForms, grid, readOnly } from '../language/presentation';
import { rowScript } from '../row-script';
import { gdapProviderAccount } from './table';

export const providerAccountForms = defineForms(gdapProviderAccount, {
  main: {
    type: 'main',
    name: 'Provider Account',
    description: 'A customer tenant, and the requests for access to it.',
    header: [readOnly('gdap_MatchState'), readOnly('gdap_Presence'), readOnly('statuscode'), 'ownerid'],
    tabs: [
      {
        key: 'tenant',
        label: 'Tenant',
        sections: [
          {
            key: 'tenant',
            label: 'Tenant',
            width: 2,
            cells: ['gdap_Name', 'gdap_AccountId', 'gdap_ProviderId', 'gdap_TenantId', 'gdap_DefaultDomain', readOnly('gdap_Source'), readOnly('gdap_VanishedOn')],
          },
          {
            key: 'matching',
            label: 'Matching',
            width: 2,
            cells: [readOnly('gdap_SuggestedAccountId'), readOnly('gdap_MatchedBy'), readOnly('gdap_MatchReason')],
          },
          { key: 'requests', label: 'GDAP Requests', cells: [grid(requestViews, 'gdap_ProviderAccountId', 'associated', 'GDAP Requests')] },
        ],
      },
      {
        key: 'timeline',
        label: 'Timeline',
        sections: [{ key: 'events', label: 'Events', cells: [grid(eventViews, 'gdap_ProviderAccountId', 'timeline', 'Events')] }],
      },
    ],
    onLoad: rowScript,
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New Provider Account',
    tabs: [
      {
        key: 'tenant',
        label: 'Tenant',
        sections: [{ key: 'tenant', cells: ['gdap_Name', 'gdap_ProviderId', 'gdap_AccountId', 'gdap_TenantId', 'gdap_DefaultDomain'] }],
      },
    ],
  },
});
