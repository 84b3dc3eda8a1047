import { gdapRequest } from '@gdap-manager/entities';
import type { Command, Label, PlacedCommand } from './command';

/** A command for the form and for lists of requests. */
const command = (name: string, sequence: number, icon: string, of: string, enabledBy: string, label: Label, tooltip: Label): Command => {
  const list: PlacedCommand = { function: `${of}List`, selection: { minimum: 1 } };
  return {
    name, sequence, icon, label, tooltip,
    table: gdapRequest.logicalName,
    needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
    places: { form: { function: `${of}Form`, enabledBy }, list, subgrid: list },
  };
};

/** What staff decide about what becomes of access when its time is over. */
export const renewal: readonly Command[] = [
  command('AskAgainNow', 36, 'PeopleRepeat', 'askAgain', 'canRenew', { 1033: 'Ask Again Now', 1031: 'Jetzt erneut anfragen' }, {
    1033: 'Ask the customer for a replacement now, before it is time or once more. This request stays in force until everything is in force in its place.',
    1031: 'Den Kunden jetzt um einen Ersatz bitten, vor der Zeit oder noch einmal. Diese Anfrage bleibt in Kraft, bis an ihrer Stelle alles in Kraft ist.',
  }),
  command('LetItEnd', 37, 'RingerOff', 'letEnd', 'canLetEnd', { 1033: 'Let It End', 1031: 'Enden lassen' }, {
    1033: 'Do not ask the customer again: the access ends when its time is over.',
    1031: 'Den Kunden nicht erneut fragen: Der Zugriff endet, wenn seine Zeit um ist.',
  }),
  command('KeepAccess', 38, 'Ringer', 'keepAccess', 'canKeepAccess', { 1033: 'Keep Access', 1031: 'Zugriff behalten' }, {
    1033: 'Ask the customer again in time before the end.',
    1031: 'Den Kunden rechtzeitig vor dem Ende erneut fragen.',
  }),
  command('RemoveGlobalAdministrator', 39, 'UserRemove', 'removeGlobal', 'canRenew', { 1033: 'Remove Global Administrator and Auto-Renew…', 1031: 'Globalen Administrator entfernen und verlängern…' }, {
    1033: 'Take Global Administrator out of the relationship in force, so that Microsoft extends it by itself.',
    1031: 'Den Globalen Administrator aus der bestehenden Beziehung nehmen, damit Microsoft sie von selbst verlängert.',
  }),
];
