import { gdapRequest, gdapTemplate } from '@gdap-manager/entities';
import type { Command } from './command';

export const applyTemplate: Command = {
  name: 'ApplyTemplate',
  table: gdapTemplate.logicalName,
  sequence: 24,
  label: { 1033: 'Apply to Requests', 1031: 'Auf Anfragen anwenden' },
  tooltip: {
    1033: 'See which requests differ from this template, and bring them to it.',
    1031: 'Sehen, welche Anfragen von dieser Vorlage abweichen, und sie angleichen.',
  },
  icon: 'BranchCompare',
  needs: [{ table: gdapRequest.logicalName, type: 'Write' }],
  places: {
    form: { function: 'applyTemplateForm', enabledBy: 'isSaved' },
    list: { function: 'applyTemplateList', selection: { minimum: 1, maximum: 1 } },
  },
};
