import type { ColumnModel, ColumnType, TableModel, ViewModel } from '../../app-model';

/** Models for the tests of lists: a table of tickets with a view and a quick find view. */

export function testColumn(logicalName: string, type: ColumnType, more: Partial<ColumnModel> = {}): ColumnModel {
  return { logicalName, schemaName: logicalName, displayName: logicalName, description: '', type, required: 'none', canCreate: true, canUpdate: true, canSearch: true, ...more };
}

const project = '<link-entity name="acm_project" from="acm_projectid" to="acm_projectid" alias="p" link-type="outer"/>';

export function testView({ columns = ['acm_name'], ...more }: Partial<Omit<ViewModel, 'columns'>> & { readonly columns?: readonly string[] } = {}): ViewModel {
  return {
    id: 'view-1', name: 'Live Tickets', queryType: 0, isDefault: true,
    fetchXml: `<fetch><entity name="acm_ticket"><attribute name="acm_name"/><order attribute="acm_name"/><filter><condition attribute="statecode" operator="eq" value="0"/></filter>${project}</entity></fetch>`,
    columns: columns.map((name) => ({ name, width: 120, label: name, table: name.includes('.') ? 'acm_project' : 'acm_ticket', column: name.split('.').at(-1) ?? name })),
    ...more,
  };
}

const quickFind = `<fetch><entity name="acm_ticket"><filter type="or" isquickfindfields="1"><condition attribute="acm_name" operator="like" value="{0}"/>
  <condition entityname="p" attribute="acm_code" operator="like" value="{0}"/><condition attribute="acm_points" operator="eq" value="{1}"/></filter>${project}</entity></fetch>`;

export function testTable(more: Partial<TableModel> = {}): TableModel {
  const columns = [
    testColumn('acm_ticketid', 'id'), testColumn('acm_name', 'text'), testColumn('acm_points', 'wholeNumber'), testColumn('acm_dueon', 'dateTime', { format: 'date', behavior: 'dateOnly' }),
    testColumn('acm_projectid', 'lookup', { targets: [{ table: 'acm_project', navigationProperty: 'acm_ProjectId' }] }),
    testColumn('acm_kind', 'choice', { options: [{ value: 1, label: 'Question' }, { value: 2, label: 'Problem', color: '#a4262c' }] }),
    testColumn('statecode', 'state', { options: [{ value: 0, label: 'Active', defaultStatus: 1 }, { value: 1, label: 'Inactive', defaultStatus: 2 }] }),
    testColumn('statuscode', 'status', { options: [{ value: 1, label: 'Open', state: 0 }, { value: 2, label: 'Closed', state: 1 }] }),
  ];
  return {
    logicalName: 'acm_ticket', schemaName: 'acm_Ticket', entitySetName: 'acm_tickets', objectTypeCode: 10001, displayName: 'Ticket', pluralName: 'Tickets', description: '',
    ownership: 'user', primaryId: 'acm_ticketid', primaryName: 'acm_name', hasQuickCreate: false,
    columns: Object.fromEntries(columns.map((column) => [column.logicalName, column])),
    relationships: [], forms: [], charts: [], commands: [], hiddenCommands: [],
    views: [testView({ columns: ['acm_name', 'acm_kind', 'acm_points'] }), testView({ id: 'view-4', name: 'Quick Find', queryType: 4, fetchXml: quickFind })],
    ...more,
  };
}
