import { gdapMessageTemplate } from '@gdap-manager/entities';
import type { Command } from './command';

export const previewMessage: Command = {
  name: 'PreviewMessage',
  table: gdapMessageTemplate.logicalName,
  sequence: 20,
  label: { 1033: 'Preview', 1031: 'Vorschau' },
  tooltip: {
    1033: 'See an example of the message, as a customer would read it.',
    1031: 'Ein Beispiel der Nachricht sehen, wie ein Kunde sie lesen würde.',
  },
  icon: 'View',
  needs: [{ table: gdapMessageTemplate.logicalName, type: 'Read' }],
  places: { form: { function: 'previewMessage' } },
};
