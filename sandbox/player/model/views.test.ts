import { played } from './testing';

const viewWith = (layout: string, fetch: string) => played({ view: `<layoutxml><grid name="resultset" jump="acm_name"><row name="result" id="acm_ticketid">${layout}</row></grid></layoutxml><fetchxml><fetch version="1.0"><entity name="acm_ticket">${fetch}</entity></fetch></fetchxml>` });

describe('A view', () => {
  it('has the columns of its layout, with width and label', () => {
    const [view] = viewWith('<cell name="acm_name" width="200"/><cell name="acm_email" width="120"/>', '<attribute name="acm_name"/>').tables.acm_ticket!.views;
    expect(view).toMatchObject({ id: 'a0000000-0000-4000-8000-000000000008', name: 'Active Tickets', queryType: 0, isDefault: true, jump: 'acm_name' });
    expect(view?.fetchXml).toContain('<entity name="acm_ticket">');
    expect(view?.columns).toMatchObject([{ name: 'acm_name', width: 200, table: 'acm_ticket', column: 'acm_name' }, { name: 'acm_email', width: 120, label: 'acm_Email' }]);
  });

  it('finds columns of linked tables through the links of its query, however deep, and says through which lookup', () => {
    const { tables } = viewWith('<cell name="p.acm_code" width="80"/><cell name="a.emailaddress1" width="80"/>', `<link-entity name="account" from="accountid" to="acm_accountid" alias="a" link-type="outer">
      <attribute name="emailaddress1"/><link-entity name="acm_project" from="acm_projectid" to="acm_projectid" alias="p" link-type="outer"><attribute name="acm_code"/></link-entity></link-entity>`);
    expect(tables.acm_ticket!.views[0]!.columns).toMatchObject([
      { name: 'p.acm_code', table: 'acm_project', column: 'acm_code', label: 'acm_Code (Main Project)' }, { name: 'a.emailaddress1', table: 'account', column: 'emailaddress1', label: 'Email (Account)' },
    ]);
  });

  it('leaves hidden cells out, and says which columns it does not find', () => {
    const { tables, unsupported } = viewWith('<cell name="acm_name" width="10"/><cell name="acm_email" ishidden="1"/><cell name="x.acm_code"/>', '<attribute name="acm_name"/>');
    expect(tables.acm_ticket!.views[0]!.columns.map(({ name }) => name)).toEqual(['acm_name']);
    expect(unsupported).toEqual(["The column 'x.acm_code' of the view 'Active Tickets' is not in its query or its table."]);
  });

  it('knows the script that gives a cell its icon', () => {
    const { tables } = viewWith('<cell name="acm_name" width="10" imageproviderwebresource="$webresource:acm_/js/ticket.js" imageproviderfunctionname="Acme.icon"/>', '');
    expect(tables.acm_ticket!.views[0]!.columns[0]!.imageProvider).toEqual({ webResource: 'acm_/js/ticket.js', functionName: 'Acme.icon' });
  });
});
