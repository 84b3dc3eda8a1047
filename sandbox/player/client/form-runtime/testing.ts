import type { AppModel, CellModel, ColumnModel, FormModel, TableModel } from '../../app-model';
import type { Dialogs, Page, Player, WebApiRow } from '../player';
import { createWebApi } from '../web-api';
import { answer, fakeFetch, type SentRequest } from '../web-api/testing';
import { propertyOf } from './values';

/** Ids that the tests speak of. */
export const ids = {
  ticket: '11111111-1111-4111-8111-111111111111',
  account: '22222222-2222-4222-8222-222222222222',
  user: '33333333-3333-4333-8333-333333333333',
  form: '44444444-4444-4444-8444-444444444444',
};

const column = (logicalName: string, type: ColumnModel['type'], more: Partial<ColumnModel> = {}): ColumnModel => ({
  logicalName, schemaName: logicalName, displayName: logicalName.replace('acm_', ''), description: '', type, required: 'none', canCreate: true, canUpdate: true, canSearch: true, ...more,
});

const columns = [
  column('acm_name', 'text', { required: 'required', maxLength: 20 }),
  column('acm_notes', 'memo', { maxLength: 100 }),
  column('acm_count', 'wholeNumber', { min: 0, max: 10 }),
  column('acm_urgent', 'yesNo', { defaultValue: false }),
  column('acm_kind', 'choice', { options: [{ value: 1, label: 'Incident' }, { value: 2, label: 'Question' }] }),
  column('acm_tags', 'choices', { options: [{ value: 1, label: 'Red' }, { value: 2, label: 'Blue' }] }),
  column('acm_due', 'dateTime', { behavior: 'dateOnly', format: 'date' }),
  column('acm_seen', 'dateTime', { behavior: 'userLocal', format: 'datetime' }),
  column('acm_accountid', 'lookup', { targets: [{ table: 'account', navigationProperty: 'acm_AccountId' }] }),
  column('acm_customerid', 'customer', { targets: [{ table: 'account', navigationProperty: 'acm_CustomerId_account' }, { table: 'contact', navigationProperty: 'acm_CustomerId_contact' }] }),
  column('ownerid', 'owner', { required: 'system', targets: [{ table: 'systemuser', navigationProperty: 'ownerid' }] }),
  column('statecode', 'state', { canCreate: false, options: [{ value: 0, label: 'Active', defaultStatus: 1 }, { value: 1, label: 'Inactive', defaultStatus: 2 }] }),
  column('statuscode', 'status', { options: [{ value: 1, label: 'Open', state: 0 }, { value: 2, label: 'Closed', state: 1 }] }),
  column('modifiedon', 'dateTime', { canCreate: false, canUpdate: false, behavior: 'userLocal' }),
];

const table = (logicalName: string, entitySetName: string, more: Partial<TableModel> = {}): TableModel => ({
  logicalName, schemaName: logicalName, entitySetName, objectTypeCode: 10_001, displayName: logicalName, pluralName: logicalName, description: '', ownership: 'user',
  primaryId: `${logicalName}id`, primaryName: 'name', hasQuickCreate: false, columns: {}, relationships: [], forms: [], views: [], charts: [], commands: [], hiddenCommands: [], ...more,
});

export const ticket = table('acm_ticket', 'acm_tickets', { primaryName: 'acm_name', columns: Object.fromEntries(columns.map((each) => [each.logicalName, each])) });

const cell = (name: string): CellModel => ({
  id: name, label: ticket.columns[name]?.displayName ?? name, showLabel: true, visible: true, columnSpan: 1, rowSpan: 1,
  control: { id: name, classId: '', column: name, disabled: false, kind: 'field', parameters: {} },
});

/** A form with two tabs and every column but the state; `more` changes it. */
export function ticketForm(more: Partial<FormModel> = {}): FormModel {
  const rows = columns.map(({ logicalName }) => logicalName).filter((name) => !['statecode', 'modifiedon'].includes(name)).map((name) => [cell(name)]);
  const section = (name: string, its: readonly (readonly CellModel[])[]) => ({ id: name, name, label: name, visible: true, showLabel: true, columns: 1, rows: its });
  const tab = (name: string, its: readonly (readonly CellModel[])[]) => ({ id: name, name, label: name, visible: true, expanded: true, showLabel: true, columns: [{ width: '100%', sections: [section(`${name}_section`, its)] }] });
  const grid: CellModel = {
    ...cell('notes_grid'),
    control: { id: 'notes_grid', classId: '', disabled: false, kind: 'subgrid', parameters: {}, subgrid: { table: 'acm_ticket', showViewPicker: false, showQuickFind: false, recordsPerPage: 5 } },
  };
  return { id: ids.form, name: 'Information', type: 'main', isDefault: true, header: [], tabs: [tab('general', rows), tab('more', [[grid]])], footer: [], libraries: [], events: [], roles: [], order: 1, ...more };
}

/** A row as the Web API gives it. */
export const ticketRow = (values: WebApiRow = {}): WebApiRow => ({
  acm_ticketid: ids.ticket, acm_name: 'Printer', acm_notes: null, acm_count: 3, acm_urgent: false, acm_kind: 1, acm_tags: '1,2', acm_due: '2026-03-29', acm_seen: '2026-03-29T01:30:00Z',
  _acm_accountid_value: ids.account, '_acm_accountid_value@OData.Community.Display.V1.FormattedValue': 'Contoso', '_acm_accountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
  _acm_customerid_value: null, _ownerid_value: ids.user, '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser', statecode: 0, statuscode: 1, modifiedon: '2026-03-01T00:00:00Z', ...values,
});

/** A made-up environment with one table of rows, and the player in it. */
export interface Surroundings {
  readonly player: Player;
  readonly sent: readonly SentRequest[];
  /** Rows by id, as anybody may change them meanwhile: each change makes a new ETag. */
  readonly rows: Map<string, WebApiRow>;
  change(id: string, values: WebApiRow): void;
  /** Answers before the environment does. */
  intercept(respond: ((request: SentRequest) => Response | undefined) | undefined): void;
  readonly dialogs: jest.Mocked<Dialogs>;
  readonly visited: Page[];
}

export function surroundings(privileges: Readonly<Record<string, number>> = { prvCreateacm_ticket: 8, prvWriteacm_ticket: 8, prvReadacm_ticket: 8 }): Surroundings {
  const rows = new Map<string, WebApiRow>();
  const versions = new Map<string, number>();
  let interceptor: ((request: SentRequest) => Response | undefined) | undefined;
  const change = (id: string, values: WebApiRow) => {
    rows.set(id, { ...rows.get(id), ...values });
    versions.set(id, (versions.get(id) ?? 0) + 1);
  };
  const etag = (id: string) => `W/"${versions.get(id) ?? 0}"`;
  const { fetch, sent } = fakeFetch((request) => {
    const intercepted = interceptor?.(request);
    if (intercepted) return intercepted;
    const id = /\(([0-9a-f-]{36})\)/.exec(request.url)?.[1] ?? '';
    const body = request.body ? (JSON.parse(request.body) as WebApiRow) : {};
    if (request.method === 'POST') {
      const made = String(body['acm_ticketid']);
      change(made, { ...ticketRow(), ...asStored(body) });
      return answer(204, '', { 'OData-EntityId': `/api/data/v9.2/acm_tickets(${made})` });
    }
    if (!rows.has(id)) return answer(404, { error: { code: '0x80040217', message: `acm_ticket With Id = ${id} Does Not Exist` } });
    if (request.method === 'GET') return answer(200, { '@odata.etag': etag(id), ...rows.get(id) });
    if (request.method === 'DELETE') {
      rows.delete(id);
      return answer(204);
    }
    const wanted = request.headers['If-Match'];
    if (wanted !== '*' && wanted !== etag(id)) return answer(412, { error: { code: '0x80060882', message: "The version of the existing record doesn't match the RowVersion property provided." } });
    change(id, asStored(body));
    return answer(204);
  });
  const visited: Page[] = [];
  const dialogs = fakeDialogs();
  return { player: fakePlayer(createWebApi('/api/data/v9.2/', fetch), dialogs, visited, privileges), sent, rows, change, intercept: (respond) => { interceptor = respond; }, dialogs, visited };
}

/** What a write leaves in a row: bound lookups under their property. */
function asStored(body: WebApiRow): WebApiRow {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => {
    const bound = columns.find(({ targets }) => targets?.some(({ navigationProperty }) => `${navigationProperty}@odata.bind` === name));
    return bound ? [propertyOf(bound), /\(([^)]+)\)/.exec(String(value))?.[1] ?? null] : [name, value];
  }));
}

function fakePlayer(api: Player['api'], dialogs: Dialogs, visited: Page[], privileges: Readonly<Record<string, number>>): Player {
  const user = { id: ids.user, name: 'Ada', roles: [{ id: 'r1', name: 'Agent' }], privileges };
  const app: AppModel = {
    version: '1', id: 'a', uniqueName: 'acm_desk', name: 'Desk', description: '', areas: [], components: {},
    tables: { acm_ticket: { ...ticket, forms: [ticketForm()] }, account: table('account', 'accounts', { schemaName: 'Account' }), contact: table('contact', 'contacts'), systemuser: table('systemuser', 'systemusers', { primaryName: 'fullname' }) },
  };
  return {
    app, api, dialogs, isDark: false,
    session: { user, users: [user], languages: [1033], languageId: 1033, now: '2026-03-01T00:00:00Z', organization: { id: 'o', name: 'acme' }, apps: [] },
    now: () => new Date('2026-03-01T00:00:00Z'),
    page: () => ({ kind: 'record', table: 'acm_ticket', id: ids.ticket }),
    navigate: (page) => {
      visited.push(page);
      return Promise.resolve(true);
    },
    rowsChanged: () => undefined, onRowsChanged: () => () => undefined, guardLeaving: () => () => undefined,
  };
}

const fakeDialogs = () => ({
  alert: jest.fn(() => Promise.resolve()), confirm: jest.fn(() => Promise.resolve(true)), error: jest.fn(() => Promise.resolve()), showProgress: jest.fn(), closeProgress: jest.fn(),
  lookup: jest.fn(() => Promise.resolve([])), quickCreate: jest.fn(() => Promise.resolve(undefined)), page: jest.fn(() => Promise.resolve()), notify: jest.fn(() => 'n1'), clearNotification: jest.fn(),
}) as unknown as jest.Mocked<Dialogs>;
