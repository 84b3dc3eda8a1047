import { localeOf } from '../format/locale';
import { testColumn, testTable, testView } from '../grid/testing';
import { chartData, filtersOf, type ChartDefinition } from './chart-data';
import { chartColumns, chartFetchXml } from './chart-query';

const byKind = '<fetch aggregate="true"><entity name="acm_ticket"><attribute name="acm_ticketid" aggregate="count" alias="n"/><attribute name="acm_kind" groupby="true" alias="kind"/></entity></fetch>';
const byMonth = '<fetch aggregate="true"><entity name="acm_ticket"><attribute name="acm_points" aggregate="sum" alias="n"/><attribute name="acm_dueon" groupby="true" dategrouping="month" alias="due"/></entity></fetch>';

const definition = (fetchXml: string, category: string, series?: string): ChartDefinition => ({
  chart: { category, measures: ['n'], ...(series ? { series } : {}) },
  columns: chartColumns({ fetchXml }),
  definitionOf: ({ column }) => testTable().columns[column] ?? testColumn(column, 'other'),
  locale: localeOf(1033, 'UTC'),
});

describe('the query of a chart', () => {
  it('counts only what the list shows, links and filters included', () => {
    const document = new DOMParser().parseFromString(chartFetchXml({ fetchXml: byKind }, testView().fetchXml), 'application/xml');
    expect(document.querySelector('entity > filter > condition')?.getAttribute('attribute')).toBe('statecode');
    expect(document.querySelector('entity > link-entity')?.getAttribute('alias')).toBe('p');
    expect([...document.querySelectorAll('attribute')].map((attribute) => attribute.getAttribute('alias'))).toEqual(['n', 'kind']);
    expect(document.querySelector('order')).toBeNull();
  });

  it('tells the same month of two years apart', () => {
    const document = new DOMParser().parseFromString(chartFetchXml({ fetchXml: byMonth }, testView().fetchXml), 'application/xml');
    expect(document.querySelector('attribute[alias=due_year]')?.getAttribute('dategrouping')).toBe('year');
  });

  it('knows what stands behind an alias', () => {
    expect(chartColumns({ fetchXml: byMonth }).get('due')).toEqual({ name: 'acm_dueon', table: 'acm_ticket', column: 'acm_dueon', dateGrouping: 'month' });
  });
});

describe('the data of a chart', () => {
  it('puts options into their order, with their labels and colours, and the blank last', () => {
    const data = chartData([{ n: 4 }, { kind: 2, n: 3 }, { kind: 1, n: 5 }], definition(byKind, 'kind'));
    expect(data.categories.map(({ label, color }) => [label, color])).toEqual([['Question', undefined], ['Problem', '#a4262c'], ['(blank)', undefined]]);
    expect(data.series).toEqual([{ name: 'Count', values: [5, 3, 4] }]);
  });

  it('filters the list by what a mark stands for', () => {
    const [problem, blank] = chartData([{ kind: 2, n: 3 }, { n: 1 }], definition(byKind, 'kind')).categories;
    expect(problem?.filter).toEqual({ name: 'acm_kind', operator: 'in', values: ['2'] });
    expect(blank?.filter).toEqual({ name: 'acm_kind', operator: 'null', values: [] });
  });

  it('puts months in time, and filters by their days', () => {
    const rows = [{ due: 1, due_year: 2027, n: 2 }, { due: 12, due_year: 2026, n: 1 }, { due: 2, due_year: 2028, n: 1 }];
    const { categories, series } = chartData(rows, definition(byMonth, 'due'));
    expect(categories.map(({ label }) => label)).toEqual(['Dec 2026', 'Jan 2027', 'Feb 2028']);
    expect(categories[2]?.filter).toEqual({ name: 'acm_dueon', operator: 'range', values: ['2028-02-01', '2028-02-29'] });
    expect(series[0]).toEqual({ name: 'Sum of acm_points', values: [1, 2, 1] });
  });

  it('has a 0 where a series has no rows of a category', () => {
    const two = byKind.replace('</entity>', '<attribute name="statuscode" groupby="true" alias="status"/></entity>');
    const { series } = chartData([{ kind: 1, status: 1, n: 2 }, { kind: 2, status: 2, n: 3 }], definition(two, 'kind', 'status'));
    expect(series).toMatchObject([{ name: 'Open', values: [2, 0] }, { name: 'Closed', values: [0, 3] }]);
  });

  it('filters the list by both groups of a mark', () => {
    const two = byMonth.replace('</entity>', '<attribute name="statuscode" groupby="true" alias="status"/></entity>');
    const { categories, series } = chartData([{ due: 1, due_year: 2027, status: 1, n: 2 }], definition(two, 'due', 'status'));
    expect(filtersOf(categories[0]!, series[0])).toEqual([
      { name: 'acm_dueon', operator: 'range', values: ['2027-01-01', '2027-01-31'] }, { name: 'statuscode', operator: 'in', values: ['1'] },
    ]);
    expect(filtersOf({ key: '', label: 'Week 1 2027' }, undefined)).toEqual([]);
  });
});
