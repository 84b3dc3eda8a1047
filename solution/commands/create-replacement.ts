import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

export const replace: Command = {
  name: 'CreateReplacement',
  table: gdapRequest.logicalName,
  sequence: 26,
  label: { 1033: 'Create Replacement', 1031: 'Ersatz erstellen' },
  tooltip: {
    1033: 'Create a draft for the same customer with the same roles and groups.',
    1031: 'Einen Entwurf für denselben Kunden mit denselben Rollen und Gruppen erstellen.',
  },
  icon: 'Copy',
  needs: [{ table: gdapRequest.logicalName, type: 'Create' }],
  places: {
    form: { function: 'replaceForm', enabledBy: 'canReplace' },
    list: { function: 'replaceList', selection: { minimum: 1 } },
    subgrid: { function: 'replaceList', selection: { minimum: 1 } },
  },
};
