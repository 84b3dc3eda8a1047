import { account, gdapRequest } from '@gdap-manager/entities';
import type { Command, PlacedCommand, Place } from './command';

/** The same page from wherever somebody is. */
const send = (table: string, sequence: number, places: Readonly<Partial<Record<Place, PlacedCommand>>>): Command => ({
  name: 'SendInvitation',
  table,
  sequence,
  label: { 1033: 'Send Invitation…', 1031: 'Einladung senden…' },
  tooltip: {
    1033: 'Ask customers by e-mail to approve, or remind them: choose who gets it, see what it says, send or copy it.',
    1031: 'Kunden per E-Mail um Genehmigung bitten oder daran erinnern: Empfänger wählen, Text ansehen, senden oder kopieren.',
  },
  icon: 'Mail',
  needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
  places,
});

/** What staff do about invitations and reminders. */
export const invitations: readonly Command[] = [
  send(gdapRequest.logicalName, 24, {
    form: { function: 'inviteForm', enabledBy: 'canInvite' },
    list: { function: 'inviteList', selection: { minimum: 1, maximum: 250 } },
    subgrid: { function: 'inviteList', selection: { minimum: 1, maximum: 250 } },
  }),
  send(account.logicalName, 21, {
    form: { function: 'invitePendingOfAccount', enabledBy: 'isSaved' },
    list: { function: 'inviteAccounts', selection: { minimum: 1, maximum: 250 } },
  }),
  {
    name: 'RemindNow',
    table: gdapRequest.logicalName,
    sequence: 34,
    label: { 1033: 'Remind Now', 1031: 'Jetzt erinnern' },
    tooltip: {
      1033: 'Let the handlers send the invitation or a reminder at once, to the contact that the request names.',
      1031: 'Die Einladung oder eine Erinnerung sofort automatisch senden lassen, an den Kontakt der Anfrage.',
    },
    icon: 'Ringer',
    needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
    places: {
      form: { function: 'remindForm', enabledBy: 'canInvite' },
      list: { function: 'remindList', selection: { minimum: 1 } },
      subgrid: { function: 'remindList', selection: { minimum: 1 } },
    },
  },
  {
    name: 'StopReminders',
    table: gdapRequest.logicalName,
    sequence: 35,
    label: { 1033: 'Stop Reminders', 1031: 'Erinnerungen anhalten' },
    tooltip: {
      1033: 'The customer is not reminded by itself any more.',
      1031: 'Der Kunde wird nicht mehr von selbst erinnert.',
    },
    icon: 'RingerOff',
    needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
    places: {
      form: { function: 'stopRemindersForm', enabledBy: 'canStopReminders' },
      list: { function: 'stopRemindersList', selection: { minimum: 1 } },
      subgrid: { function: 'stopRemindersList', selection: { minimum: 1 } },
    },
  },
];
