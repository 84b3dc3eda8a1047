import { defineForms, readOnly } from '../language/presentation';
import { gdapFinding } from './table';

/** Staff decide by the commands: nothing is typed here. */
export const findingForms = defineForms(gdapFinding, {
  main: {
    type: 'main',
    name: 'Reconciliation Finding',
    description: 'In what Microsoft and we differ, and what can be done about it.',
    header: [readOnly('gdap_Kind'), readOnly('statuscode'), readOnly('gdap_WantedAction'), readOnly('gdap_ExpiryDate')],
    tabs: [
      {
        key: 'finding',
        label: 'Finding',
        sections: [
          { key: 'details', label: 'What It Is, and What Can Be Done', cells: [readOnly('gdap_LastError'), readOnly('gdap_Details')] },
          {
            key: 'about',
            label: 'What It Is About',
            width: 2,
            cells: [
              readOnly('gdap_Name'), readOnly('gdap_ProviderId'), readOnly('gdap_AccountId'), readOnly('gdap_ProviderAccountId'), readOnly('gdap_RequestId'), readOnly('gdap_OtherRequestId'),
              readOnly('gdap_FoundOn'),
            ],
          },
          {
            key: 'microsoft',
            label: 'At Microsoft',
            width: 2,
            cells: [
              readOnly('gdap_RelationshipName'), readOnly('gdap_MicrosoftStatus'), readOnly('gdap_StartDate'), readOnly('gdap_TenantId'), readOnly('gdap_MicrosoftId'),
              readOnly('gdap_OtherMicrosoftId'),
            ],
          },
        ],
      },
    ],
  },
});
