import { played } from './testing';

const firstGroup = (siteMap: string, lcid = 1033) => played({ siteMap, lcid }).areas[0]!.groups[0]!;
const inGroup = (subAreas: string) => `<Area Id="desk" VectorIcon="$webresource:acm_/icons/desk.svg"><Titles><Title LCID="1033" Title="Desk"/><Title LCID="1031" Title="Pult"/></Titles>
  <Group Id="g"><Titles><Title LCID="1033" Title="Work"/></Titles>${subAreas}</Group></Area>`;

describe('The navigation', () => {
  it('has areas, groups and entries in the language asked for', () => {
    const [area] = played({ siteMap: inGroup('<SubArea Id="t" Entity="acm_ticket"/>'), lcid: 1031 }).areas;
    expect(area).toMatchObject({ id: 'desk', title: 'Pult', icon: '/WebResources/acm_/icons/desk.svg' });
    expect(area!.groups[0]).toMatchObject({ title: 'Work', subAreas: [{ id: 't', title: 'Tickets', table: 'acm_ticket' }] });
  });

  it.each([
    ['<SubArea Id="p" Url="$webresource:acm_/pages/start.html" Title="Start"/>', { id: 'p', title: 'Start', webResource: 'acm_/pages/start.html' }],
    ['<SubArea Id="u" Url="https://example.com/help" Title="Help"/>', { id: 'u', title: 'Help', url: 'https://example.com/help' }],
    ['<SubArea Id="v" Title="Mine" Url="/main.aspx?pagetype=entitylist&amp;etn=acm_ticket&amp;viewid={A0000000-0000-4000-8000-000000000008}"/>',
      { id: 'v', title: 'Mine', table: 'acm_ticket', defaultViewId: 'a0000000-0000-4000-8000-000000000008' }],
  ])('%s', (xml, entry) => {
    expect(firstGroup(inGroup(xml)).subAreas).toEqual([entry]);
  });

  it('keeps an entry that it cannot show, and says so', () => {
    const model = played({ siteMap: inGroup('<SubArea Id="d" Title="Dashboard" DefaultDashboard="{1}"/>') });
    expect(model.areas[0]!.groups[0]!.subAreas).toEqual([{ id: 'd', title: 'Dashboard' }]);
    expect(model.unsupported).toEqual(["The entry 'd' of the site map shows neither a table nor a web resource nor an address."]);
  });
});
