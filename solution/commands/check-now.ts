import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

export const checkNow: Command = {
  name: 'CheckNow',
  table: gdapRequest.logicalName,
  sequence: 25,
  label: { 1033: 'Check Now', 1031: 'Jetzt prüfen' },
  tooltip: {
    1033: 'Compare with Microsoft at once, instead of when it is due.',
    1031: 'Sofort mit Microsoft vergleichen, statt erst wenn es fällig ist.',
  },
  icon: 'Sync',
  needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
  places: {
    form: { function: 'checkNowForm', enabledBy: 'canCheckNow' },
    list: { function: 'checkNowList', selection: { minimum: 1 } },
    subgrid: { function: 'checkNowList', selection: { minimum: 1 } },
  },
};
