import fc from 'fast-check';
import type { TableModel, ViewModel } from '../../app-model';
import { testTable, testView } from './testing';
import { gridFetchXml, sortOfView, type Refinement } from './query';

const none: Refinement = { filters: [], search: '' };
const xml = (refinement: Refinement, view: Pick<ViewModel, 'fetchXml' | 'columns'> = testView(), table: TableModel = testTable()) =>
  new DOMParser().parseFromString(gridFetchXml(table, view, refinement), 'application/xml');
const conditions = (document: Document) => [...document.querySelectorAll('condition')].map(described);
const described = (element: Element) => Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name)]));

describe('the query of a list', () => {
  it('reads every column of the layout, the id and the name, each once', () => {
    const view = testView({ columns: ['acm_name', 'acm_points', 'p.acm_code'] });
    const document = xml(none, view);
    const read = [...document.querySelectorAll('fetch > entity > attribute')].map((attribute) => attribute.getAttribute('name'));
    expect(read.sort()).toEqual(['acm_name', 'acm_points', 'acm_ticketid', 'statecode']);
    expect([...document.querySelectorAll('link-entity > attribute')].map((attribute) => attribute.getAttribute('name'))).toEqual(['acm_code']);
  });

  it('leaves the conditions of the view as they are', () => {
    expect(conditions(xml(none))).toEqual([{ attribute: 'statecode', operator: 'eq', value: '0' }]);
  });

  it('shows only the rows of the parent in a subgrid', () => {
    expect(conditions(xml({ ...none, parent: { column: 'acm_projectid', id: 'p1' } }))).toContainEqual({ attribute: 'acm_projectid', operator: 'eq', value: 'p1' });
  });

  it('shows only the rows that are linked to the parent many to many', () => {
    const links = { schemaName: 'acm_links', table: 'acm_ticket', intersect: 'acm_links', here: 'acm_projectid', there: 'acm_ticketid', collectionProperty: 'acm_links' };
    const link = xml({ ...none, parent: { links, id: 'p1' } }).querySelector('link-entity[name="acm_links"]')!;
    expect(described(link)).toEqual({ name: 'acm_links', from: 'acm_ticketid', to: 'acm_ticketid', alias: 'links', 'link-type': 'inner' });
    expect(described(link.querySelector('filter > condition')!)).toEqual({ attribute: 'acm_projectid', operator: 'eq', value: 'p1' });
  });

  it('looks for a part of the name behind a lookup', () => {
    const filters = [{ name: 'p.acm_ownerid', operator: 'name-like' as const, values: ['50%'] }];
    expect(conditions(xml({ ...none, filters }))).toContainEqual({ entityname: 'p', attribute: 'acm_owneridname', operator: 'like', value: '%50[%]%' });
  });

  it('sorts by one column, and by id where that is equal', () => {
    const orders = [...xml({ ...none, sort: { name: 'acm_points', descending: true } }).querySelectorAll('order')].map(described);
    expect(orders).toEqual([{ attribute: 'acm_points', descending: 'true' }, { attribute: 'acm_ticketid', descending: 'false' }]);
  });

  it('sorts by a column of a linked table', () => {
    const [order] = [...xml({ ...none, sort: { name: 'p.acm_code', descending: false } }).querySelectorAll('order')].map(described);
    expect(order).toEqual({ entityname: 'p', attribute: 'acm_code', descending: 'false' });
  });

  it('tells how the view is sorted', () => {
    expect(sortOfView(testView())).toEqual({ name: 'acm_name', descending: false });
    expect(sortOfView({ fetchXml: '<fetch><entity name="acm_ticket"><link-entity name="acm_project" alias="p"><order attribute="acm_code" descending="true"/></link-entity></entity></fetch>' })).toEqual({ name: 'p.acm_code', descending: true });
  });

  it('gives a broken view back as it is, so that the environment says what is wrong with it', () => {
    expect(gridFetchXml(testTable(), { fetchXml: 'no xml', columns: [] }, none)).toBe('no xml');
  });
});

describe('column filters', () => {
  const filtered = (operator: Refinement['filters'][number]['operator'], ...values: string[]) =>
    xml({ ...none, filters: [{ name: 'acm_name', operator, values }] });

  it('hold together with the conditions of the view', () => {
    const document = filtered('eq', 'A');
    expect(conditions(document)).toHaveLength(2);
    expect([...document.querySelectorAll('fetch > entity > filter')].map((filter) => filter.getAttribute('type') ?? 'and')).toEqual(['and', 'and']);
  });

  it('look for a text anywhere, with the signs of patterns taken as themselves', () => {
    expect(conditions(filtered('like', '50%_[a'))).toContainEqual({ attribute: 'acm_name', operator: 'like', value: '%50[%][_][[]a%' });
  });

  it('tick several choices', () => {
    expect([...filtered('in', '1', '2').querySelectorAll('condition > value')].map((value) => value.textContent)).toEqual(['1', '2']);
  });

  it('take a range of days with both ends, or with one of them', () => {
    const found = (values: string[]) => conditions(filtered('range', ...values)).slice(1);
    expect(found(['2026-01-01', '2026-01-31']).map(({ operator }) => operator)).toEqual(['on-or-after', 'on-or-before']);
    expect(found(['', '2026-01-31']).map(({ operator }) => operator)).toEqual(['on-or-before']);
  });

  it('ask for emptiness without a value, also in linked tables', () => {
    const document = xml({ ...none, filters: [{ name: 'p.acm_code', operator: 'null', values: [] }] });
    expect(conditions(document)).toContainEqual({ entityname: 'p', attribute: 'acm_code', operator: 'null' });
  });

  it('keep any text a text, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }).filter((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff\t\r\n]/.test(text)), (typed) => {
        const document = filtered('eq', typed);
        expect(document.querySelectorAll('condition')).toHaveLength(2);
        expect(conditions(document)[1]).toEqual({ attribute: 'acm_name', operator: 'eq', value: typed });
      }),
    );
  });
});

describe('quick find', () => {
  const found = (search: string, table = testTable()) => conditions(xml({ ...none, search }, testView(), table)).slice(1);

  it('looks for rows that begin with the text in any find column', () => {
    expect(found('Acme')).toEqual([
      { attribute: 'acm_name', operator: 'like', value: 'Acme%' },
      { entityname: 'p', attribute: 'acm_code', operator: 'like', value: 'Acme%' },
    ]);
    expect(xml({ ...none, search: 'Acme' }).querySelector('filter[type=or]')?.childElementCount).toBe(2);
  });

  it('takes an asterisk for anything', () => {
    expect(found('*cme')[0]).toMatchObject({ value: '%cme%' });
  });

  it('looks into columns of numbers when a number was typed', () => {
    expect(found('12')).toContainEqual({ attribute: 'acm_points', operator: 'eq', value: '12' });
  });

  it('joins the table of a find column where the view does not', () => {
    const view = { ...testView(), fetchXml: '<fetch><entity name="acm_ticket"/></fetch>' };
    const link = xml({ ...none, search: 'x' }, view).querySelector('link-entity');
    expect(link?.getAttribute('link-type')).toBe('outer');
  });

  it('looks through the name in a table without a quick find view', () => {
    expect(found('x', { ...testTable(), views: [] })).toEqual([{ attribute: 'acm_name', operator: 'like', value: 'x%' }]);
  });
});
