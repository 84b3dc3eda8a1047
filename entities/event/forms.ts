import { defineForms, readOnly } from '../language/presentation';
import { gdapEvent } from './table';

export const eventForms = defineForms(gdapEvent, {
  main: {
    type: 'main',
    name: 'Event',
    description: 'What happened, what it means, and what Microsoft said of it. Written by the handlers.',
    header: [readOnly('gdap_Severity'), readOnly('gdap_WaitingOn'), readOnly('gdap_OccurredOn')],
    tabs: [
      {
        key: 'event',
        label: 'Event',
        sections: [
          { key: 'message', label: 'What Happened', cells: [readOnly('gdap_Name'), readOnly('gdap_Message')] },
          {
            key: 'about',
            label: 'To What',
            width: 2,
            cells: [readOnly('gdap_RequestId'), readOnly('gdap_ProviderAccountId'), readOnly('gdap_ProviderId'), readOnly('gdap_NextTryOn')],
          },
          {
            key: 'microsoft',
            label: 'What Microsoft Said',
            width: 2,
            cells: [
              readOnly('gdap_MicrosoftCode'), readOnly('gdap_HttpStatus'),
              readOnly('gdap_MicrosoftMessage'), readOnly('gdap_MicrosoftRequestId'),
              readOnly('gdap_TrackingId'),
            ],
          },
        ],
      },
    ],
  },
});
