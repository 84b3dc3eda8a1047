import { eventViews } from '../event/views';
import { component, defineForms, grid, readOnly, timeline } from '../language/presentation';
import { gdapRequest } from './table';

export const requestForms = defineForms(gdapRequest, {
  main: {
    type: 'main',
    name: 'GDAP Request',
    description: 'Where the request stands, what is next, and the roles that it asks for.',
    header: [readOnly('statuscode'), readOnly('gdap_WaitingOn'), readOnly('gdap_ExpiryDate'), 'ownerid'],
    tabs: [
      {
        key: 'request',
        label: 'Request',
        sections: [
          { key: 'lifecycle', cells: [component('RequestLifecycle', 'Where It Stands')] },
          {
            key: 'request',
            label: 'Request',
            width: 2,
            cells: [
              'gdap_Name', 'gdap_TemplateId',
              'gdap_AccountId', 'gdap_AutoRenew',
              'gdap_ProviderAccountId', 'gdap_DurationDays',
              'gdap_ContactId', 'gdap_AtEnd',
              // The form's script shows it where an indirect provider asks on our behalf.
              readOnly('gdap_PartnerConsent'),
            ],
          },
          { key: 'roles', label: 'Roles', cells: [component('RoleMappings', 'Roles and Security Groups')] },
        ],
      },
      {
        key: 'timeline',
        label: 'Timeline',
        sections: [
          { key: 'events', label: 'Events', cells: [grid(eventViews, 'gdap_RequestId', 'timeline', 'Events')] },
          { key: 'activities', cells: [timeline('E-mails')] },
        ],
      },
      {
        key: 'details',
        label: 'Details',
        sections: [
          {
            key: 'dates',
            label: 'Dates',
            width: 2,
            cells: [readOnly('gdap_StartDate'), readOnly('gdap_ExpiryDate'), readOnly('gdap_ApprovalDueDate')],
          },
          {
            key: 'invitation',
            label: 'Invitation',
            width: 2,
            cells: [
              readOnly('gdap_InvitationState'), readOnly('gdap_InvitationsSent'),
              readOnly('gdap_FirstInvitedOn'), readOnly('gdap_InvitedOn'),
              readOnly('gdap_NextReminderOn'), readOnly('gdap_InvitationWantedOn'),
              readOnly('gdap_InvitationMessage'),
            ],
          },
          {
            key: 'renewal',
            label: 'Renewal',
            width: 2,
            cells: [
              readOnly('gdap_Outlook'), readOnly('gdap_OutlookWaitingOn'),
              readOnly('gdap_OutlookReason'), readOnly('gdap_RenewalCheckOn'),
              readOnly('gdap_RemoveGlobalAdministrator'),
            ],
          },
          {
            key: 'microsoft',
            label: 'At Microsoft',
            width: 2,
            cells: [
              readOnly('gdap_AcceptanceLink'), readOnly('gdap_MicrosoftId'),
              readOnly('gdap_MicrosoftStatus'),
            ],
          },
          {
            key: 'trouble',
            label: 'What Stands in the Way',
            width: 2,
            cells: [readOnly('gdap_LastError'), readOnly('gdap_Attempts'), readOnly('gdap_CheckedOn')],
          },
          {
            key: 'template',
            label: 'Where It Came From',
            width: 2,
            cells: [readOnly('gdap_TemplateReason'), readOnly('gdap_ReplacesId')],
          },
          {
            key: 'record',
            label: 'Record',
            width: 2,
            cells: [
              readOnly('gdap_Number'), readOnly('gdap_Origin'),
              readOnly('gdap_UniqueKey'), readOnly('gdap_NextCheckOn'),
              readOnly('createdon'), readOnly('createdby'),
              readOnly('modifiedon'), readOnly('modifiedby'),
            ],
          },
        ],
      },
    ],
    onLoad: { library: 'gdap_/scripts/forms.js', functionName: 'GdapManager.Forms.Request.onLoad' },
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New GDAP Request',
    tabs: [
      {
        key: 'request',
        label: 'Request',
        sections: [
          {
            key: 'request',
            cells: ['gdap_Name', 'gdap_AccountId', 'gdap_ProviderAccountId', 'gdap_TemplateId', 'gdap_AutoRenew', 'gdap_DurationDays'],
          },
        ],
      },
    ],
    onLoad: { library: 'gdap_/scripts/forms.js', functionName: 'GdapManager.Forms.Request.onLoad' },
  },
});
