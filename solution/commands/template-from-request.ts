import { gdapRequest, gdapTemplate } from '@gdap-manager/entities';
import type { Command } from './command';

export const templateFromRequest: Command = {
  name: 'TemplateFromRequest',
  table: gdapRequest.logicalName,
  sequence: 27,
  label: { 1033: 'Template from Request', 1031: 'Vorlage aus Anfrage' },
  tooltip: {
    1033: 'Create a template with the roles, groups, duration and renewal of this request.',
    1031: 'Eine Vorlage mit den Rollen, Gruppen, der Laufzeit und der Verlängerung dieser Anfrage erstellen.',
  },
  icon: 'SaveTemplate',
  needs: [{ table: gdapTemplate.logicalName, type: 'Create' }],
  places: {
    form: { function: 'templateFromForm', enabledBy: 'isSaved' },
    list: { function: 'templateFromList', selection: { minimum: 1, maximum: 1 } },
  },
};
