import { gdapRequest } from '@gdap-manager/entities';
import type { Command } from './command';

export const terminate: Command = {
  name: 'Terminate',
  table: gdapRequest.logicalName,
  sequence: 22,
  label: { 1033: 'Terminate', 1031: 'Beenden' },
  tooltip: {
    1033: 'End the relationship at Microsoft. The groups lose their access to the customer.',
    1031: 'Die Beziehung bei Microsoft beenden. Die Gruppen verlieren ihren Zugriff auf den Kunden.',
  },
  icon: 'Blocked',
  needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
  places: {
    form: { function: 'terminateForm', enabledBy: 'canTerminate' },
    list: { function: 'terminateList', selection: { minimum: 1 } },
    subgrid: { function: 'terminateList', selection: { minimum: 1 } },
  },
};
