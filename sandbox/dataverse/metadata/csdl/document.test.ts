import { defaultSettings } from '../../../settings';
import { importSolution } from '../../solutions/import-solution';
import { testSolution } from '../../solutions/test-solution';
import { child, childrenOf, parseXml, type XmlElement } from '../../solutions/xml';
import { createEnvironment } from '../../storage/environment';
import { csdlDocument } from './document';

const environment = createEnvironment({ dataDir: ':memory:', clock: { now: () => new Date(0) }, settings: defaultSettings.dataverse });
importSolution(environment, testSolution());
const schema = child(child(parseXml(csdlDocument(environment.catalog()), '$metadata'), 'edmx:DataServices'), 'Schema')!;

const named = (elements: readonly XmlElement[]) => new Map(elements.map((element) => [element.attributes.Name!, element]));
const types = named(childrenOf(schema, 'EntityType'));
const container = child(schema, 'EntityContainer')!;
const sets = named(childrenOf(container, 'EntitySet'));
const properties = (type: XmlElement) => named(childrenOf(type, 'Property'));
const navigation = (type: XmlElement) => named(childrenOf(type, 'NavigationProperty'));
const targetOf = (element: XmlElement) => types.get(/mscrm\.(\w+)/.exec(element.attributes.Type!)![1]!)!;

describe('every reference in the document leads somewhere', () => {
  it('keys are properties of their type', () => {
    for (const type of types.values()) {
      for (const { attributes } of childrenOf(child(type, 'Key'), 'PropertyRef')) expect(properties(type).has(attributes.Name!)).toBe(true);
    }
  });

  it('base types, entity sets and imported operations exist', () => {
    for (const { attributes } of types.values()) if (attributes.BaseType) expect(types.has(attributes.BaseType.replace('mscrm.', ''))).toBe(true);
    for (const { attributes } of sets.values()) expect(types.has(attributes.EntityType!.replace('Microsoft.Dynamics.CRM.', ''))).toBe(true);
    const operations = named([...childrenOf(schema, 'Function'), ...childrenOf(schema, 'Action')]);
    const imports = [...childrenOf(container, 'FunctionImport'), ...childrenOf(container, 'ActionImport')];
    expect(imports.map(({ attributes }) => attributes.Name)).toEqual(['WhoAmI', 'RetrieveVersion', 'ImportSolution', 'PublishAllXml', 'SendAppNotification']);
    for (const { attributes } of imports) expect(operations.has((attributes.Function ?? attributes.Action)!.replace('Microsoft.Dynamics.CRM.', ''))).toBe(true);
  });

  it('a navigation property has a target whose partner leads back', () => {
    let checked = 0;
    for (const type of types.values()) {
      for (const [name, element] of navigation(type)) {
        const partner = navigation(targetOf(element)).get(element.attributes.Partner!);
        expect(partner?.attributes.Partner).toBe(name);
        expect(targetOf(partner!)).toBe(type);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(300);
  });

  it('a referential constraint joins existing properties of one type', () => {
    for (const type of types.values()) {
      for (const element of navigation(type).values()) {
        for (const { attributes } of childrenOf(element, 'ReferentialConstraint')) {
          const own = properties(type).get(attributes.Property!);
          const other = properties(targetOf(element)).get(attributes.ReferencedProperty!);
          expect([own?.attributes.Type, other?.attributes.Type]).toEqual(['Edm.Guid', 'Edm.Guid']);
        }
      }
    }
  });

  it('every navigation property of a set is bound to a set', () => {
    for (const set of sets.values()) {
      const type = types.get(set.attributes.EntityType!.replace('Microsoft.Dynamics.CRM.', ''))!;
      const bound = childrenOf(set, 'NavigationPropertyBinding');
      expect(bound.map(({ attributes }) => attributes.Path).sort()).toEqual([...navigation(type).keys()].sort());
      for (const { attributes } of bound) expect(sets.has(attributes.Target!)).toBe(true);
    }
  });

  it('no name stands twice in a type', () => {
    for (const type of types.values()) {
      const names = type.children.flatMap(({ attributes }) => attributes.Name ?? []);
      expect(names).toHaveLength(new Set(names).size);
    }
  });
});

describe('a table', () => {
  const ticket = types.get('acm_ticket')!;
  const typeOf = (name: string) => properties(ticket).get(name)?.attributes.Type;

  it('shows its columns as OData types', () => {
    expect(Object.fromEntries(['acm_name', 'acm_points', 'acm_effort', 'acm_dueon', 'acm_reportedon', 'acm_urgent', 'acm_kind', 'versionnumber', '_acm_projectid_value', '_ownerid_value'].map((name) => [name, typeOf(name)])))
      .toEqual({
        acm_name: 'Edm.String', acm_points: 'Edm.Int32', acm_effort: 'Edm.Decimal', acm_dueon: 'Edm.Date', acm_reportedon: 'Edm.DateTimeOffset', acm_urgent: 'Edm.Boolean',
        acm_kind: 'Edm.Int32', versionnumber: 'Edm.Int64', _acm_projectid_value: 'Edm.Guid', _ownerid_value: 'Edm.Guid',
      });
  });

  it('shows neither secrets nor the companions of lookups', () => {
    expect(typeOf('owneridtype')).toBeUndefined();
    expect(properties(types.get('serviceendpoint')!).has('authvalue')).toBe(false);
  });

  it('has a navigation property for each target of a lookup', () => {
    expect(['acm_CustomerId_account', 'acm_CustomerId_contact', 'ownerid'].map((name) => navigation(ticket).get(name)?.attributes.Type)).toEqual(['mscrm.account', 'mscrm.contact', 'mscrm.principal']);
  });

  it('tells its alternate keys', () => {
    const names = JSON.stringify(child(ticket, 'Annotation')?.node).match(/@PropertyPath":"(\w+)"/g);
    expect(names).toEqual(['@PropertyPath":"acm_number"', '@PropertyPath":"_acm_projectid_value"', '@PropertyPath":"acm_externalid"']);
  });
});
