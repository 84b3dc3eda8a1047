import { account, gdapRequest, gdapTemplate, type Table } from '@gdap-manager/entities';
import type { Command, PlacedCommand, Place } from './command';

/** The same page from wherever somebody is: what they are looking at is chosen already. */
const from = (table: Table, label: Command['label'], places: Readonly<Partial<Record<Place, PlacedCommand>>>): Command => ({
  name: 'NewFromTemplate',
  table: table.logicalName,
  sequence: 20,
  label,
  tooltip: {
    1033: 'Create draft requests from templates, with their roles, groups, duration and renewal.',
    1031: 'Entwürfe aus Vorlagen erstellen, mit deren Rollen, Gruppen, Laufzeit und Verlängerung.',
  },
  icon: 'PageAdd',
  needs: [{ table: gdapRequest.logicalName, type: 'Create' }],
  places,
});

export const newFromTemplate: readonly Command[] = [
  from(gdapRequest, { 1033: 'New from Template', 1031: 'Neu aus Vorlage' }, { list: { function: 'newFromTemplateList' }, subgrid: { function: 'newFromTemplateList' } }),
  from(account, { 1033: 'New GDAP from Template', 1031: 'Neue GDAP-Anfrage aus Vorlage' }, {
    form: { function: 'newFromTemplateForm', enabledBy: 'isSaved' },
    list: { function: 'newFromTemplateAccounts', selection: { minimum: 1 } },
    subgrid: { function: 'newFromTemplateAccounts', selection: { minimum: 1 } },
  }),
  from(gdapTemplate, { 1033: 'New Request from Template', 1031: 'Neue Anfrage aus Vorlage' }, {
    form: { function: 'newFromTemplateForm', enabledBy: 'isSaved' },
    list: { function: 'newFromTemplates', selection: { minimum: 1 } },
    subgrid: { function: 'newFromTemplates', selection: { minimum: 1 } },
  }),
];
