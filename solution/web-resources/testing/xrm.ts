import { textsOf } from './texts';

/** A row as the Web API gives it, with annotations. */
export type ApiRow = Record<string, unknown>;

interface Write {
  readonly operation: 'Create' | 'Update' | 'Delete';
  readonly table: string;
  readonly id?: string | undefined;
  readonly payload: Record<string, unknown>;
}

/** What a script did to the world that it was given. */
export interface FakeXrm {
  /** Rows of each table, by logical name. Queries answer all of them; lists of ids and the first lookup that a filter names are heeded. */
  readonly rows: Record<string, ApiRow[]>;
  readonly queries: { readonly table: string; readonly query: string }[];
  /** Reads of single rows. */
  reads: number;
  readonly writes: Write[];
  readonly batches: Write[][][];
  readonly shown: { alerts: string[]; confirms: string[]; errors: string[]; notes: string[]; progress: string[]; opened: unknown[] };
  /** How the next dialogs are answered. */
  confirm: boolean;
  /** What happens to a query; throws where it fails. */
  onRead: () => void;
  /** What happens to a write; throws where it is refused. */
  onWrite: (write: Write) => void;
  /** Whether Dataverse takes what a form saves. */
  onSave: () => boolean;
}

interface Batched {
  readonly etn: string;
  readonly id?: string;
  readonly payload: Record<string, unknown>;
  readonly entityReference?: { readonly id: string };
  getMetadata(): { readonly operationName: Write['operation'] };
}

/**
 * Puts a `window.Xrm` in place that answers from rows in memory. Batches behave as in Power Apps: the first failure
 * ends them, and what came before it stays done.
 */
export function installXrm(language: 1033 | 1031 = 1033): FakeXrm {
  const texts = textsOf(language);
  const fake: FakeXrm = {
    rows: {}, queries: [], reads: 0, writes: [], batches: [], confirm: true, onRead: () => undefined, onWrite: () => undefined, onSave: () => true,
    shown: { alerts: [], confirms: [], errors: [], notes: [], progress: [], opened: [] },
  };
  const doWrite = (write: Write) => {
    fake.onWrite(write);
    fake.writes.push(write);
  };
  const written = ({ etn: table, id, payload, entityReference, getMetadata }: Batched): Write => ({ operation: getMetadata().operationName, table, id: id ?? entityReference?.id, payload });
  const webApi = {
    async retrieveMultipleRecords(table: string, query: string) {
      fake.onRead();
      fake.queries.push({ table, query: decodeURIComponent(query) });
      const [, column = '', list = ''] = /PropertyName='(\w+)',PropertyValues=\[([^\]]*)\]/.exec(query) ?? /(?:_(\w+)_value) eq ([0-9a-f-]{36})/.exec(query) ?? [];
      const values = list.replace(/'/g, '').split(',');
      const entities = (fake.rows[table] ?? []).filter((row) => column === '' || values.includes(String(row[column] ?? row[`_${column}_value`])));
      return { entities: entities.map((row) => ({ ...row })), nextLink: undefined };
    },
    async retrieveRecord(table: string, id: string) {
      fake.reads += 1;
      const row = (fake.rows[table] ?? []).find((candidate) => candidate[`${table}id`] === id);
      if (!row) throw new Error(`${table} With Id = ${id} Does Not Exist`);
      return { ...row };
    },
    async createRecord(table: string, payload: Record<string, unknown>) {
      doWrite({ operation: 'Create', table, payload });
      return { id: 'new', entityType: table };
    },
    async updateRecord(table: string, id: string, payload: Record<string, unknown>) {
      doWrite({ operation: 'Update', table, id, payload });
      return { id, entityType: table };
    },
    async executeMultiple(requests: (Batched | Batched[])[]) {
      const sets = requests.map((request) => (Array.isArray(request) ? request : [request]).map(written));
      fake.batches.push(sets);
      for (const set of sets) set.forEach(doWrite);
      return sets.flat().map(() => ({ ok: true }));
    },
  };
  const { shown } = fake;
  const xrm = {
    WebApi: { ...webApi, online: webApi },
    Utility: {
      getResourceString: (_name: string, key: string) => texts.get(key),
      showProgressIndicator: (message: string) => shown.progress.push(message),
      closeProgressIndicator: () => undefined,
      getGlobalContext: () => ({ getClientUrl: () => 'https://org.example', userSettings: { languageId: language, userId: '{00000000-0000-4000-8000-0000000000FF}', userName: 'Sam Staff' }, organizationSettings: { attributes: { name: 'Fabrikam' } } }),
    },
    Navigation: {
      openConfirmDialog: async ({ text }: { text: string }) => (shown.confirms.push(text), { confirmed: fake.confirm }),
      openAlertDialog: async ({ text }: { text: string }) => void shown.alerts.push(text),
      openErrorDialog: async ({ message }: { message: string }) => void shown.errors.push(message),
      openForm: async (options: unknown) => void shown.opened.push(options),
      navigateTo: async (...options: unknown[]) => void shown.opened.push(options),
    },
    App: { addGlobalNotification: async ({ message }: { message: string }) => (shown.notes.push(message), `note ${shown.notes.length}`), clearGlobalNotification: async () => undefined },
  };
  (globalThis as unknown as { Xrm: unknown }).Xrm = xrm;
  return fake;
}

/** A request's row as the Web API gives it. */
export const requestRow = (id: string, status: number, more: ApiRow = {}): ApiRow => ({
  gdap_requestid: id, gdap_name: `Request ${id.slice(-2)}`, statuscode: status, 'statuscode@OData.Community.Display.V1.FormattedValue': `Status ${status}`, ...more,
});

/** A valid id that ends in a number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
