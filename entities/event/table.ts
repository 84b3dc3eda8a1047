import { choice, dateTime, defineTable, globalChoice, lookup, memo, optionValues, text, wholeNumber } from '../language';
import { waitingOn } from '../waiting-on';

/** The timeline: what happened to a request, a provider or a tenant. */
export const gdapEvent = defineTable({
  schemaName: 'gdap_Event',
  entitySetName: 'gdap_events',
  displayName: 'Event',
  pluralName: 'Events',
  description: 'What happened, when, what Microsoft said of it, and who must move.',
  ownership: 'organization',
  auditing: false,
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'What Happened', description: 'In a few words.', maxLength: 200, required: 'required' }),
    gdap_RequestId: lookup({
      displayName: 'Request',
      description: 'The request that it happened to.',
      to: 'gdap_request',
      relationship: 'gdap_request_events',
      onDelete: 'cascade',
    }),
    gdap_ProviderId: lookup({
      displayName: 'Provider',
      description: 'The provider that it happened to.',
      to: 'gdap_provider',
      relationship: 'gdap_provider_events',
      onDelete: 'removeLink',
    }),
    gdap_ProviderAccountId: lookup({
      displayName: 'Tenant',
      description: 'The tenant that it happened to.',
      to: 'gdap_provideraccount',
      relationship: 'gdap_provideraccount_events',
      onDelete: 'removeLink',
    }),
    gdap_Severity: choice({
      displayName: 'Severity',
      description: 'Whether anybody needs to read it.',
      default: 'information',
      options: {
        information: { value: 727000000, label: 'Information', color: '#0078d4' },
        warning: { value: 727000001, label: 'Warning', color: '#ffb900' },
        error: { value: 727000002, label: 'Error', color: '#d13438' },
      },
    }),
    gdap_OccurredOn: dateTime({ displayName: 'When', description: 'When it happened.', behavior: 'userLocal' }),
    gdap_Message: memo({ displayName: 'Message', description: 'What it means, and what to do.', maxLength: 4000 }),
    gdap_WaitingOn: globalChoice(waitingOn, { displayName: 'Waiting On', description: 'Who must move.' }),
    gdap_NotifiedOn: dateTime({ displayName: 'Notified', description: 'When the owner of the request was told of it by a notification in the app.', behavior: 'userLocal' }),
    gdap_NextTryOn: dateTime({ displayName: 'Next Try', description: 'When it is tried again by itself.', behavior: 'userLocal' }),
    gdap_MicrosoftCode: text({ displayName: "Microsoft's Code", description: 'Error code of the service.', maxLength: 200 }),
    gdap_MicrosoftMessage: memo({ displayName: "Microsoft's Message", description: 'Error text of the service.', maxLength: 4000 }),
    gdap_MicrosoftRequestId: text({ displayName: "Microsoft's Request ID", description: 'What Microsoft support asks for.', maxLength: 100 }),
    gdap_HttpStatus: wholeNumber({ displayName: 'HTTP Status', description: 'Status of the answer.', min: 0, max: 999 }),
    gdap_TrackingId: text({ displayName: 'Tracking ID', description: 'Our own id, also in the logs of the host.', maxLength: 100 }),
  },
});

export const EventSeverity = optionValues(gdapEvent.columns.gdap_Severity);
