import { gdapCategory, gdapDirectoryRole, gdapRequest, type Table } from '@gdap-manager/entities';
import { child, children, descendants, parseXmlTree, textAt, type XmlElement } from '../checks/xml-tree';
import { viewElements } from './views';
import { element, xmlDocument } from './xml';

const written = (table: Table) => parseXmlTree(xmlDocument(element('savedqueries', {}, viewElements(table)))).children;
const named = (table: Table, name: string): XmlElement =>
  written(table).find((view) => child(view, 'LocalizedNames/LocalizedName')?.attributes.description === name)!;
const entityOf = (view: XmlElement) => child(view, 'fetchxml/fetch/entity');
const conditions = (view: XmlElement) => descendants(entityOf(view), 'condition').map(({ attributes }) => attributes);

describe('a view', () => {
  it('shows what it fetches, and opens the row by its name', () => {
    const view = named(gdapCategory, 'Active Categories');
    expect(child(view, 'layoutxml/grid')!.attributes.jump).toBe('gdap_name');
    expect(children(view, 'layoutxml/grid/row/cell').map(({ attributes }) => attributes.name)).toEqual(['gdap_name', 'gdap_description', 'createdon']);
    expect(children(entityOf(view), 'attribute').map(({ attributes }) => attributes.name)).toEqual(['gdap_categoryid', 'gdap_name', 'gdap_description', 'createdon']);
  });

  it('keeps the ids that it had before views were defined one by one', () => {
    expect(textAt(named(gdapRequest, 'Active GDAP Requests'), 'savedqueryid')).toBe('{7dff241f-3b5e-5906-a939-24a8e9ff0f59}');
  });

  it('joins the rows that lookups point to, without losing those whose lookup is empty', () => {
    const view = named(gdapRequest, 'Active GDAP Requests');
    const [link, ...others] = children(entityOf(view), 'link-entity');
    expect(others).toEqual([]);
    expect(link!.attributes).toEqual({
      name: 'gdap_provideraccount', from: 'gdap_provideraccountid', to: 'gdap_provideraccountid', visible: 'false', 'link-type': 'outer', alias: 'a_gdap_provideraccountid',
    });
    expect(children(link, 'attribute').map(({ attributes }) => attributes.name)).toEqual(['gdap_providerid']);
    expect(children(view, 'layoutxml/grid/row/cell').map(({ attributes }) => attributes.name)).toContain('a_gdap_provideraccountid.gdap_providerid');
  });

  it('gives a choice the room that its longest option needs', () => {
    const widths = children(named(gdapDirectoryRole, 'Changed Directory Roles'), 'layoutxml/grid/row/cell').map(({ attributes }) => [attributes.name, attributes.width]);
    expect(widths).toEqual(expect.arrayContaining([['gdap_standing', '152'], ['gdap_support', '176'], ['gdap_formername', '150']]));
  });

  it('filters by moments, people and several values', () => {
    expect(conditions(named(gdapRequest, 'GDAP Requests Expiring in 30 Days'))).toContainEqual({ attribute: 'gdap_expirydate', operator: 'next-x-days', value: '30' });
    expect(conditions(named(gdapRequest, 'My GDAP Requests'))).toContainEqual({ attribute: 'ownerid', operator: 'eq-userid' });
    const several = descendants(named(gdapDirectoryRole, 'Directory Role Lookup View'), 'condition').find(({ attributes }) => attributes.operator === 'not-in');
    expect(children(several, 'value').map(({ text }) => text)).toEqual(['727000003', '727000004']);
  });

  it('puts alternatives into a filter of their own', () => {
    const [outer] = children(entityOf(named(gdapRequest, 'GDAP Requests That Need Attention')), 'filter');
    expect(outer!.attributes.type).toBe('and');
    expect(child(outer, 'filter')!.attributes.type).toBe('or');
    expect(children(outer, 'filter/condition').map(({ attributes }) => attributes.attribute)).toEqual(['gdap_lasterror']);
    expect(children(outer, 'filter/filter/condition').map(({ attributes }) => [attributes.attribute, attributes.operator])).toEqual([['gdap_waitingon', 'eq'], ['statuscode', 'ne']]);
  });

  it('looks for what somebody types in texts, and in the names behind lookups', () => {
    const view = named(gdapRequest, 'Quick Find Active GDAP Requests');
    const search = children(entityOf(view), 'filter').find(({ attributes }) => attributes.isquickfindfields === '1');
    expect(children(search, 'condition').map(({ attributes }) => [attributes.attribute, attributes.operator, attributes.value])).toEqual([
      ['gdap_name', 'like', '{0}'], ['gdap_number', 'like', '{0}'], ['gdap_accountidname', 'like', '{0}'], ['gdap_provideraccountidname', 'like', '{0}'],
      ['gdap_microsoftid', 'like', '{0}'],
    ]);
    expect(textAt(view, 'isquickfindquery')).toBe('1');
  });
});
