import { pagedFetchXml, readPage } from './fetch-xml';

const query = '<fetch><entity name="acm_ticket"/></fetch>';

describe('a page of FetchXML', () => {
  it('asks for its size and the total', () => {
    expect(pagedFetchXml(query, { pageSize: 50, total: true }).fetchXml).toBe('<fetch count="50" page="1" returntotalrecordcount="true"><entity name="acm_ticket"/></fetch>');
  });

  it('goes on where the last one ended', () => {
    const cookie = '<cookie page="1"><acm_ticketid last="{A}" first="{B}"/></cookie>';
    const annotation = `<cookie pagenumber="2" pagingcookie="${encodeURIComponent(encodeURIComponent(cookie))}" istracking="False" />`;
    const page = readPage({ value: [{}, {}], '@Microsoft.Dynamics.CRM.morerecords': true, '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie': annotation }, 1);
    const next = pagedFetchXml(query, { pageSize: 2, next: page.next ?? '' });
    expect(next.page).toBe(2);
    const root = new DOMParser().parseFromString(next.fetchXml, 'text/xml').documentElement;
    expect([root.getAttribute('page'), root.getAttribute('paging-cookie')]).toEqual(['2', cookie]);
  });

  it('ends without a next one, and leaves out a total that is not known', () => {
    expect(readPage({ value: [], '@Microsoft.Dynamics.CRM.totalrecordcount': -1 }, 3)).toEqual({ rows: [] });
    expect(readPage({ value: [], '@Microsoft.Dynamics.CRM.totalrecordcount': 12 }, 1).total).toBe(12);
  });

  it('leaves top and aggregates as they are', () => {
    expect(pagedFetchXml('<fetch top="5"/>', { pageSize: 50, total: true }).fetchXml).toBe('<fetch top="5"/>');
    expect(pagedFetchXml('<fetch aggregate="true"/>', { total: true }).fetchXml).toBe('<fetch aggregate="true"/>');
  });

  it('refuses what is no FetchXML', () => {
    expect(() => pagedFetchXml('nonsense', {})).toThrow('is not FetchXML');
  });
});
