import type { ColumnModel, ColumnType, TableModel, ViewModel } from '../../app-model';
import type { ChangeRequest, Dialogs, Page, Player, WebApi, WebApiError, WebApiRow } from '../player';

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

/** A player whose environment is a list of rows. */
export interface TestPlayer {
  readonly player: Player;
  readonly dialogs: jest.Mocked<Dialogs>;
  /** What the environment holds: change it, and the next reading says so. */
  readonly rows: WebApiRow[];
  readonly calls: { readonly set: string; readonly fetchXml: string; readonly pageSize?: number; readonly total?: boolean }[];
  readonly visited: Page[];
  /** Every call fails with it. */
  fail: WebApiError | undefined;
  readonly changes: ChangeRequest[];
}

export function rowsOf(count: number): WebApiRow[] {
  return Array.from({ length: count }, (_, index) => ({ acm_ticketid: `id-${index}`, acm_name: `Ticket ${index}`, acm_points: index, acm_kind: 2, statecode: 0 }));
}

export const failure = (status: number, message: string): WebApiError => Object.assign(new Error(message), { status, code: '' });

export function playerOf({ rows, total, tables = {}, privileges }: {
  readonly rows: readonly WebApiRow[];
  readonly total?: number;
  readonly tables?: Readonly<Record<string, TableModel>>;
  readonly privileges?: Readonly<Record<string, number>>;
}): TestPlayer {
  const listeners = new Set<(table: string) => void>();
  const answers = { confirm: jest.fn(() => Promise.resolve(true)), lookup: jest.fn(() => Promise.resolve([])), quickCreate: jest.fn(() => Promise.resolve(undefined)) };
  const silent = Object.fromEntries(['alert', 'error', 'page'].map((name) => [name, jest.fn(() => Promise.resolve())]));
  const dialogs = { ...answers, ...silent, showProgress: jest.fn(), closeProgress: jest.fn(), notify: jest.fn(() => 'n'), clearNotification: jest.fn() } as unknown as jest.Mocked<Dialogs>;
  const user = { id: 'user-1', name: 'Ada', roles: [], privileges: privileges ?? Object.fromEntries(['Create', 'Read', 'Write', 'Delete'].map((verb) => [`prv${verb}acm_Ticket`, 8])) };
  const test: TestPlayer = { player: undefined as unknown as Player, dialogs, rows: [...rows], calls: [], visited: [], fail: undefined, changes: [] };
  const api: Partial<WebApi> = {
    async fetch(set, fetchXml, options = {}) {
      test.calls.push({ set, fetchXml, ...options });
      await Promise.resolve();
      if (test.fail) throw test.fail;
      const first = Number(options.next ?? 0);
      const end = first + (options.pageSize ?? 5000);
      return { rows: test.rows.slice(first, end), total: total ?? test.rows.length, ...(end < test.rows.length ? { next: String(end) } : {}) };
    },
    async each(changes) {
      test.changes.push(...changes);
      return changes.map(({ path }) => (path.includes('bad') ? failure(400, 'It is in use.') : {}));
    },
  };
  const player: Player = {
    app: { version: '1', id: 'app', uniqueName: 'acm_Desk', name: 'Desk', description: '', areas: [], tables: { acm_ticket: testTable(), ...tables }, components: {} },
    session: { user, users: [user], languages: [1033], languageId: 1033, now: '2026-11-22T00:00:00Z', organization: { id: 'org', name: 'Acme' }, apps: [] },
    api: api as WebApi,
    dialogs,
    isDark: false,
    now: () => new Date('2026-11-22T00:00:00Z'),
    page: () => ({ kind: 'list', table: 'acm_ticket' }),
    navigate: (page) => {
      test.visited.push(page);
      return Promise.resolve(true);
    },
    rowsChanged: (table) => {
      for (const listener of [...listeners]) listener(table);
    },
    onRowsChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    guardLeaving: () => () => undefined,
  };
  return Object.assign(test, { player });
}
