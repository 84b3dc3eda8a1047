import { gdapMessageTemplate } from '@gdap-manager/entities';
import type { Command } from './command';

const needs = [{ table: gdapMessageTemplate.logicalName, type: 'Read' }] as const;

/** What helps whoever writes a message. */
export const messageTemplates: readonly Command[] = [
  {
    name: 'PreviewMessage',
    table: gdapMessageTemplate.logicalName,
    sequence: 20,
    label: { 1033: 'Preview', 1031: 'Vorschau' },
    tooltip: {
      1033: 'See an example of the message, as a customer would read it.',
      1031: 'Ein Beispiel der Nachricht sehen, wie ein Kunde sie lesen würde.',
    },
    icon: 'View',
    needs,
    places: { form: { function: 'previewMessage' } },
  },
  {
    name: 'Placeholders',
    table: gdapMessageTemplate.logicalName,
    sequence: 21,
    label: { 1033: 'Placeholders', 1031: 'Platzhalter' },
    tooltip: {
      1033: 'See which placeholders a text can have, and what comes in their place.',
      1031: 'Sehen, welche Platzhalter ein Text haben kann und was an ihre Stelle kommt.',
    },
    icon: 'TextField',
    needs,
    places: { form: { function: 'showPlaceholders' } },
  },
];
