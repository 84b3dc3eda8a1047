import { environmentVariables } from '../environment-variables';
import { parseXmlTree, textAt } from '../checks/xml-tree';
import { environmentVariableParts } from './environment-variables';

describe('the file of an environment variable', () => {
  it('lies in a folder of its name', () => {
    expect(environmentVariableParts(environmentVariables).map(([path]) => path)).toEqual([
      'environmentvariabledefinitions/gdap_LoginUrl/environmentvariabledefinition.xml',
      'environmentvariabledefinitions/gdap_GraphUrl/environmentvariabledefinition.xml',
    ]);
  });

  it('says what it is, with its default', () => {
    const [[, xml]] = environmentVariableParts([{ name: 'gdap_X', displayName: 'A & B', description: 'What <it> is.', defaultValue: 'https://x.example/?a=1&b=2' }]) as [[string, string]];
    const root = parseXmlTree(xml);
    expect(root.attributes.schemaname).toBe('gdap_X');
    expect(['defaultvalue', 'type', 'isrequired', 'introducedversion'].map((name) => textAt(root, name))).toEqual(['https://x.example/?a=1&b=2', '100000000', '0', '0.1.0.0']);
    expect(root.children.filter(({ name }) => name === 'displayname' || name === 'description').map(({ attributes }) => attributes.default)).toEqual(['What <it> is.', 'A & B']);
  });
});
