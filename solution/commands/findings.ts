import { gdapFinding, gdapProvider } from '@gdap-manager/entities';
import type { Command } from './command';

const table = gdapFinding.logicalName;
const needs = [{ table, type: 'Write' }] as const;

/** What staff want done about what the comparison with Microsoft has found. */
export const findings: readonly Command[] = [
  {
    name: 'AdoptFinding',
    table,
    sequence: 20,
    label: { 1033: 'Adopt', 1031: 'Übernehmen' },
    tooltip: {
      1033: 'Make requests and role mappings of what Microsoft has. Nothing changes at Microsoft.',
      1031: 'Aus dem, was Microsoft hat, Anfragen und Rollenzuordnungen machen. Bei Microsoft ändert sich nichts.',
    },
    icon: 'Accept',
    needs,
    places: { form: { function: 'adoptFindingForm', enabledBy: 'canAdoptFinding' }, list: { function: 'adoptFindingList', selection: { minimum: 1 } } },
  },
  {
    name: 'PutFindingRight',
    table,
    sequence: 21,
    label: { 1033: 'Put Right', 1031: 'Richtigstellen' },
    tooltip: {
      1033: 'Bring Microsoft to what is wanted here: ask again, take away what no mapping names, end what is needless.',
      1031: 'Microsoft auf den hier gewünschten Stand bringen: erneut anfragen, Unzugeordnetes wegnehmen, Überflüssiges beenden.',
    },
    icon: 'Repair',
    needs,
    places: { form: { function: 'putFindingRightForm', enabledBy: 'canPutFindingRight' }, list: { function: 'putFindingRightList', selection: { minimum: 1 } } },
  },
  {
    name: 'ForgetFinding',
    table,
    sequence: 22,
    label: { 1033: 'Forget', 1031: 'Vergessen' },
    tooltip: {
      1033: 'Leave it as it is, and hide it until it changes.',
      1031: 'Es so lassen, wie es ist, und ausblenden, bis es sich ändert.',
    },
    icon: 'Hide',
    needs,
    places: { form: { function: 'forgetFindingForm', enabledBy: 'canForgetFinding' }, list: { function: 'forgetFindingList', selection: { minimum: 1 } } },
  },
  {
    name: 'CompareNow',
    table,
    sequence: 23,
    label: { 1033: 'Compare Now', 1031: 'Jetzt vergleichen' },
    tooltip: {
      1033: 'Have all relationships at Microsoft compared with the requests now, instead of when it is due.',
      1031: 'Alle Beziehungen bei Microsoft jetzt mit den Anfragen vergleichen lassen, statt erst wenn es fällig ist.',
    },
    icon: 'Sync',
    needs: [{ table: gdapProvider.logicalName, type: 'Write' }],
    places: { list: { function: 'compareNow' } },
  },
];
