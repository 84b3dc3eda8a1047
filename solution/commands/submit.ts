import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

export const submit: Command = {
  name: 'Submit',
  table: gdapRequest.logicalName,
  sequence: 21,
  label: { 1033: 'Submit', 1031: 'Einreichen' },
  tooltip: {
    1033: 'Send the request to Microsoft. Then the customer can approve it.',
    1031: 'Die Anfrage an Microsoft senden. Danach kann der Kunde sie genehmigen.',
  },
  icon: 'Send',
  needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
  places: {
    form: { function: 'submitForm', enabledBy: 'canSubmit' },
    list: { function: 'submitList', selection: { minimum: 1 } },
    subgrid: { function: 'submitList', selection: { minimum: 1 } },
  },
};
