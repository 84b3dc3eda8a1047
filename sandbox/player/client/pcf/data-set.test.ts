import { ids, surroundings, ticket, ticketForm } from '../form-runtime/testing';
import { answer, type SentRequest } from '../web-api/testing';
import { DataSetSource } from './data-set';
import { filteredFetchXml } from './data-set-filter';

const view = {
  id: 'v1', name: 'Open tickets', queryType: 0, isDefault: true, fetchXml: '<fetch><entity name="acm_ticket"><attribute name="acm_name"/></entity></fetch>',
  columns: [{ name: 'acm_name', width: 200, label: 'Name', table: 'acm_ticket', column: 'acm_name' }, { name: 'acm_accountid', width: 100, label: 'Customer', table: 'acm_ticket', column: 'acm_accountid' }],
};
const table = { ...ticket, views: [view], forms: [ticketForm()], relationships: [{ schemaName: 'acm_account_tickets', referencingTable: 'acm_ticket', referencingColumn: 'acm_accountid', navigationProperty: 'acm_AccountId', collectionProperty: 'acm_account_tickets' }] };
const rows = [1, 2, 3].map((number) => ({ acm_ticketid: `t${number}`, acm_name: `Ticket ${number}`, _acm_accountid_value: ids.account, '_acm_accountid_value@OData.Community.Display.V1.FormattedValue': 'Contoso' }));

/** Answers one row a page. */
const page = ({ url }: SentRequest) => {
  const number = Number(/ page="(\d)"/.exec(decodeURIComponent(url))?.[1] ?? 1);
  return answer(200, { value: rows.slice(number - 1, number), '@Microsoft.Dynamics.CRM.morerecords': number < rows.length, '@Microsoft.Dynamics.CRM.totalrecordcount': rows.length });
};

function source({ id, respond = page, relationship }: { readonly id?: string; readonly respond?: (request: SentRequest) => Response; readonly relationship?: string } = {}) {
  const around = surroundings();
  around.intercept(respond);
  const player = { ...around.player, app: { ...around.player.app, tables: { ...around.player.app.tables, acm_ticket: table } } };
  let changed: () => void = () => undefined;
  const set = new DataSetSource(player, { table, id }, { table: 'acm_ticket', showViewPicker: false, showQuickFind: false, recordsPerPage: 1, ...(relationship ? { relationship } : {}) }, () => changed());
  const next = () => new Promise<void>((resolve) => { changed = resolve; });
  return { around, set, next };
}

async function loaded(options: Parameters<typeof source>[0] = {}) {
  const made = source(options);
  const done = made.next();
  made.set.refresh();
  await done;
  return made;
}

describe('a data set', () => {
  it('loads, and then gives columns and rows of its view', async () => {
    const { set, next } = source();
    expect(set.value().loading).toBe(true);
    const done = next();
    set.refresh();
    await done;
    const value = set.value();
    expect([value.loading, value.sortedRecordIds, value.columns.map(({ displayName, dataType }) => `${displayName} ${dataType}`)]).toEqual([false, ['t1'], ['Name SingleLine.Text', 'Customer Lookup.Simple']]);
    const record = value.records['t1'];
    expect([record?.getFormattedValue('acm_name'), record?.getValue('acm_accountid'), record?.getNamedReference().name]).toEqual(['Ticket 1', { id: { guid: ids.account }, etn: 'account', name: 'Contoso' }, 'Ticket 1']);
  });

  it('adds pages one to another', async () => {
    const { set, next } = await loaded();
    expect(set.value().paging).toMatchObject({ totalResultCount: 3, hasNextPage: true, pageSize: 1 });
    const done = next();
    set.value().paging.loadNextPage();
    await done;
    expect([set.value().sortedRecordIds, set.value().paging.lastPageNumber]).toEqual([['t1', 't2'], 2]);
  });

  it('asks for the order and the rows that the component wants', async () => {
    const { around, set, next } = await loaded();
    set.value().sorting.push({ name: 'acm_name', sortDirection: 1 });
    set.value().filtering.setFilter({ filterOperator: 0, conditions: [{ attributeName: 'acm_count', conditionOperator: 2, value: '5' }] });
    const done = next();
    set.value().refresh();
    await done;
    const asked = decodeURIComponent(around.sent.at(-1)?.url ?? '');
    expect(asked).toContain('<order attribute="acm_name" descending="true"/>');
    expect(asked).toContain('<condition attribute="acm_count" operator="gt" value="5"/>');
  });

  it('lists the rows of the form only, and none before it is saved', async () => {
    const { around } = await loaded({ id: ids.account, relationship: 'acm_account_tickets' });
    expect(decodeURIComponent(around.sent[0]?.url ?? '')).toContain(`<condition attribute="acm_accountid" operator="eq" value="${ids.account}"/>`);
    const unsaved = await loaded({ relationship: 'acm_account_tickets' });
    expect([unsaved.around.sent, unsaved.set.value().sortedRecordIds]).toEqual([[], []]);
  });

  it('says what went wrong', async () => {
    const { set } = await loaded({ respond: () => answer(403, { error: { code: '0x80040220', message: 'No right.' } }) });
    expect([set.value().error, set.value().errorMessage, set.value().loading]).toEqual([true, 'No right.', false]);
    expect((await loaded({ relationship: 'acm_gone' })).set.value().errorMessage).toBe("The table 'acm_ticket' has no relationship 'acm_gone'.");
  });

  it('keeps the selection and opens rows', async () => {
    const { around, set } = await loaded();
    set.value().setSelectedRecordIds(['t1']);
    set.value().openDatasetItem({ id: { guid: 't1' }, name: 'Ticket 1' });
    expect([set.value().getSelectedRecordIds(), around.visited]).toEqual([['t1'], [{ kind: 'record', table: 'acm_ticket', id: 't1' }]]);
  });
});

describe("a data set's filter", () => {
  it('becomes FetchXML, lists and inner filters included', () => {
    expect(filteredFetchXml('<fetch><entity name="acm_ticket"/></fetch>', {
      filterOperator: 1, conditions: [{ attributeName: 'acm_kind', conditionOperator: 8, value: ['1', '2'] }],
      filters: [{ filterOperator: 0, conditions: [{ attributeName: 'name', conditionOperator: 12, value: '', entityAliasName: 'a' }] }],
    })).toBe('<fetch><entity name="acm_ticket"><filter type="or"><condition attribute="acm_kind" operator="in"><value>1</value><value>2</value></condition>'
      + '<filter type="and"><condition entityname="a" attribute="name" operator="null"/></filter></filter></entity></fetch>');
  });

  it('refuses an operator that it does not know', () => {
    expect(() => filteredFetchXml('<fetch><entity name="acm_ticket"/></fetch>', { filterOperator: 0, conditions: [{ attributeName: 'a', conditionOperator: 70, value: '' }] })).toThrow('condition operator 70');
  });
});
