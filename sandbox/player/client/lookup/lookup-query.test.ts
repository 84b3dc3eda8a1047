import { column, table } from '../form/test-support/fake-form';
import type { ViewModel } from '../../app-model';
import { lookupFetchXml, lookupTargets, viewOf } from './lookup-query';

const view = (id: string, queryType: number): ViewModel => ({
  id, name: id, queryType, isDefault: false, columns: [],
  fetchXml: `<fetch><entity name="acm_ticket"><attribute name="acm_name"/><filter><condition attribute="statecode" operator="eq" value="0"/></filter></entity></fetch>`,
});
const tickets = table([column('acm_place')], { views: [view('public', 0), view('lookup', 64), view('find', 4)] });
const plain = { lookupFilters: {} };
const conditions = (fetchXml: string) =>
  [...new DOMParser().parseFromString(fetchXml, 'application/xml').querySelectorAll('condition')].map((one) => `${one.getAttribute('attribute')} ${one.getAttribute('operator')} ${one.getAttribute('value')}`);

describe('the rows that a lookup offers', () => {
  it('are those of the lookup view, or of the view that a script set', () => {
    expect(viewOf(tickets).id).toBe('lookup');
    expect(viewOf(tickets, 'public').id).toBe('public');
  });

  it('are all rows by name where a table has no views', () => {
    const [target] = lookupTargets(['acm_ticket'], { acm_ticket: table([]) }, plain);
    const fetchXml = target ? lookupFetchXml(target, '') : '';
    expect(fetchXml).toContain('<order attribute="acm_name"/>');
    expect(conditions(fetchXml)).toEqual([]);
  });

  it('begin with what was typed, whatever signs are in it', () => {
    const [target] = lookupTargets(['acm_ticket'], { acm_ticket: tickets }, plain);
    expect(conditions(target ? lookupFetchXml(target, '5% "<a>') : '')).toEqual(['statecode eq 0', 'acm_name like 5[%] "<a>%']);
  });

  it('pass the filters of scripts for their table, and no other', () => {
    const lookupFilters = { acm_ticket: ['<filter><condition attribute="acm_place" operator="eq" value="Hall"/></filter>'], contact: ['<filter/>'] };
    const [target] = lookupTargets(['acm_ticket'], { acm_ticket: tickets }, { lookupFilters });
    expect(conditions(target ? lookupFetchXml(target, '') : '')).toEqual(['statecode eq 0', 'acm_place eq Hall']);
  });

  it('are refused aloud where a script gave a filter that is none', () => {
    const targets = lookupTargets(['acm_ticket'], { acm_ticket: tickets }, { lookupFilters: { acm_ticket: ['acm_place = Hall'] } });
    expect(() => targets.map((target) => lookupFetchXml(target, ''))).toThrow(/no FetchXML <filter>: acm_place = Hall/);
  });

  it('are those of a view that a script made', () => {
    const made = { id: 'mine', table: 'acm_ticket', name: 'Mine', fetchXml: '<fetch><entity name="acm_ticket"/></fetch>', layoutXml: '<grid><row><cell name="acm_place" width="80"/></row></grid>' };
    const [target] = lookupTargets(['acm_ticket'], { acm_ticket: tickets }, { ...plain, lookupViewId: 'mine', lookupViews: [made] });
    expect(target?.view.columns).toEqual([{ name: 'acm_place', width: 80, label: 'place', table: 'acm_ticket', column: 'acm_place' }]);
  });

  it('leave out tables that the app does not know', () => {
    expect(lookupTargets(['acm_unknown'], {}, plain)).toEqual([]);
  });
});
