import { gdapCategory, gdapRequest } from '@gdap-manager/entities';
import { commands } from '../commands';
import { children, parseXmlTree } from '../checks/xml-tree';
import { ribbonDiff } from './ribbon';
import { xmlFragment } from './xml';

const ribbonOf = (table: Parameters<typeof ribbonDiff>[0]) => parseXmlTree(xmlFragment(ribbonDiff(table)));
const ribbon = ribbonOf(gdapRequest);

describe('the ribbon of a table', () => {
  it('is an empty frame where the table has no commands', () => {
    expect(ribbonOf(gdapCategory).children.map(({ name, children: parts }) => [name, parts.length])).toEqual([
      ['CustomActions', 0], ['Templates', 1], ['CommandDefinitions', 0], ['RuleDefinitions', 3], ['LocLabels', 0],
    ]);
  });

  it('has a button in each place of each command', () => {
    const places = commands.filter(({ table }) => table === 'gdap_request').flatMap((command) => Object.keys(command.places));
    expect(children(ribbon, 'CustomActions/CustomAction')).toHaveLength(places.length);
    expect(new Set(children(ribbon, 'CustomActions/CustomAction').map(({ attributes }) => attributes.Location!.split('.')[1]))).toEqual(new Set(['Form', 'HomepageGrid', 'SubGrid']));
  });

  it('hands the form to commands of forms, and list and selection to commands of lists', () => {
    const parametersOf = (id: string) =>
      children(children(ribbon, 'CommandDefinitions/CommandDefinition').find(({ attributes }) => attributes.Id === id), 'Actions/JavaScriptFunction/CrmParameter').map(({ attributes }) => attributes.Value);
    expect(parametersOf('gdap.gdap_request.Submit.Form.Command')).toEqual(['PrimaryControl']);
    expect(parametersOf('gdap.gdap_request.Submit.Grid.Command')).toEqual(['SelectedControl', 'SelectedControlSelectedItemIds']);
  });

  it('labels everything in English and German', () => {
    const labels = children(ribbon, 'LocLabels/LocLabel').map((label) => children(label, 'Titles/Title').map(({ attributes }) => attributes.languagecode));
    expect(labels.every((languages) => languages.join() === '1031,1033')).toBe(true);
  });
});
