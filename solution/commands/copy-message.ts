import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

export const copyMessage: Command = {
  name: 'CopyMessage',
  table: gdapRequest.logicalName,
  sequence: 33,
  label: { 1033: 'Copy Message', 1031: 'Nachricht kopieren' },
  tooltip: {
    1033: 'Copy a message to the customer with the acceptance link, the roles and the duration.',
    1031: 'Eine Nachricht an den Kunden mit Genehmigungslink, Rollen und Laufzeit kopieren.',
  },
  icon: 'Mail',
  needs: [{ table: gdapRequest.logicalName, type: 'Read' }],
  places: {
    form: { function: 'copyMessageForm', enabledBy: 'canCopyLink' },
    list: { function: 'copyMessageList', selection: { minimum: 1 } },
    subgrid: { function: 'copyMessageList', selection: { minimum: 1 } },
  },
};
