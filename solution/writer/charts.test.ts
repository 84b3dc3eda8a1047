import { gdapCategory, gdapRequest } from '@gdap-manager/entities';
import { child, children, parseXmlTree, type XmlElement } from '../checks/xml-tree';
import { chartElements } from './charts';
import { xmlDocument } from './xml';

const charts = parseXmlTree(xmlDocument(chartElements(gdapRequest)[0]!)).children;
const named = (name: string): XmlElement => charts.find((chart) => child(chart, 'LocalizedNames/LocalizedName')?.attributes.description === name)!;
const attributes = (chart: XmlElement) => children(chart, 'datadescription/datadefinition/fetchcollection/fetch/entity/attribute').map((each) => each.attributes);

describe('a chart', () => {
  it('counts rows by what tells them apart', () => {
    const [count, group] = attributes(named('GDAP Requests by Status Reason'));
    expect(count).toMatchObject({ name: 'gdap_requestid', aggregate: 'count' });
    expect(group).toEqual({ name: 'statuscode', groupby: 'true', alias: expect.any(String) as string });
    const category = child(named('GDAP Requests by Status Reason'), 'datadescription/datadefinition/categorycollection/category');
    expect(category?.attributes.alias).toBe(group?.alias);
    expect(child(category, 'measurecollection/measure')?.attributes.alias).toBe(count?.alias);
  });

  it('puts moments together by month', () => {
    expect(attributes(named('GDAP Requests by Month of Expiry'))[1]).toMatchObject({ name: 'gdap_expirydate', dategrouping: 'month' });
  });

  it.each([['GDAP Requests by Status Reason', 'Column'], ['GDAP Requests by Who Must Move', 'Pie']])('draws %s as %s', (name, type) => {
    expect(child(named(name), 'presentationdescription/Chart/Series/Series')?.attributes.ChartType).toBe(type);
  });

  it('is left out where a table has none', () => {
    expect(chartElements(gdapCategory)).toEqual([]);
  });
});
