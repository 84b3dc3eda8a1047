import type { ColumnModel } from '../../app-model';
import type { FieldValue, SaveOutcome } from '../contracts';
import type { Player, WebApiRow } from '../player';
import { isWebApiError } from '../web-api';
import { hasRead, type RowRead } from '../xrm/rows-read';
import { columnsToRead, rowPath } from './columns';
import { isDirtyField, type FieldData, type FormState } from './form-state';
import { mergeColumn, type Versions } from './merge';
import { defaultValue, givenValue, readValue, sameValue, showValue, writeValue } from './values';

/** Dataverse's ConcurrencyVersionMismatch. */
const CHANGED_MEANWHILE = '0x80060882';
/** Times that a save looks again at a row that others keep changing. */
const MAX_ATTEMPTS = 5;

/**
 * The row behind a form: reads it, and writes what was changed.
 *
 * Forms of Power Apps send no `If-Match`: of two people the last one wins, column by column, and nobody is told. This
 * store is stricter. It sends the ETag of what it read; when the row changed meanwhile it reads again, takes what does
 * not collide, and asks about what does. A script that does the same for Power Apps, reading the columns that will be
 * written while the row is saved, has asked already: the store believes it and writes on the version that it saw.
 */
export class RowStore {
  id: string | undefined;
  private etag: string | undefined;
  private extras: Readonly<Record<string, unknown>> = {};
  /** A new row's id is chosen here, so that a save without an answer can be looked up instead of repeated blindly. */
  private readonly newId: string;
  private mayExist = false;
  /** What somebody was shown of others' changes, by column. */
  private shown = new Map<string, FieldValue>();

  constructor(private readonly player: Player, private readonly state: FormState, id: string | undefined, newId: () => string) {
    this.id = id;
    this.newId = newId();
  }

  private get table() {
    return this.state.table;
  }

  /** Values of a new row: those of the caller before those of the definition. */
  beginNew(defaults: Readonly<Record<string, unknown>>): void {
    const given = Object.entries(defaults).flatMap(([name, value]) => {
      const column = this.table.columns[name];
      return column ? [[column, givenValue(column, value)] as const] : [];
    });
    this.state.change(() => {
      this.state.fields.forEach((field) => {
        const { user } = this.player.session;
        const own = field.column.type === 'owner' && this.table.ownership === 'user' ? [{ id: user.id, name: user.name, entityType: 'systemuser' }] : null;
        field.initial = field.value = given.find(([column]) => column === field.column)?.[1] ?? own ?? defaultValue(field.column, this.table);
      });
    });
    const unseen = given.filter(([column, value]) => !this.state.fields.has(column.logicalName) && value !== null);
    this.extras = Object.assign({}, ...unseen.map(([column, value]) => this.written(column, value, null))) as Record<string, unknown>;
  }

  async read(how: 'discard' | 'merge'): Promise<void> {
    if (this.id !== undefined) this.take(await this.fetchRow(this.id), how);
  }

  isDirty(): boolean {
    return [...this.state.fields.values()].some(isDirtyField);
  }

  /** Columns and values that a save would send now. */
  changes(): Readonly<Record<string, unknown>> {
    const isNew = this.id === undefined;
    const fields = [...this.state.fields.values()].filter(({ column, submitMode }) => submitMode !== 'never' && (isNew ? column.canCreate : column.canUpdate));
    const sent = fields.filter((field) => (isNew ? this.belongsInNew(field) : field.submitMode === 'always' || isDirtyField(field)));
    const written = sent.map(({ column, value, initial }) => this.written(column, value, isNew ? null : initial));
    return Object.assign({}, isNew ? this.extras : {}, ...written) as Record<string, unknown>;
  }

  /**
   * @param reads what scripts of the form read before they let the save go on: nobody is asked about it again
   * @throws WebApiError when the environment refuses, or cannot be reached
   */
  async write(merge: 'mine' | 'theirs' | undefined, reads: readonly RowRead[]): Promise<Extract<SaveOutcome, { kind: 'saved' | 'conflict' }>> {
    if (this.id === undefined && this.mayExist) await this.adopt();
    const dirty = [...this.state.fields.values()].filter(isDirtyField).map(({ column }) => column.logicalName);
    const seen = reads.filter((read) => hasRead(read, dirty)).at(-1);
    if (seen) this.etag = seen.etag;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return { kind: 'saved', id: await this.writeOnce() };
      } catch (thrown) {
        if (!isWebApiError(thrown) || thrown.code !== CHANGED_MEANWHILE || attempt === MAX_ATTEMPTS) throw thrown;
        const conflict = this.meet(await this.fetchRow(this.id as string), merge);
        if (conflict.length) return { kind: 'conflict', columns: conflict };
      }
    }
  }

  private async writeOnce(): Promise<string> {
    const { api } = this.player;
    const changes = this.changes();
    const sent = new Map([...this.state.fields.values()].map((field) => [field, field.value]));
    if (this.id === undefined) {
      this.mayExist = true;
      try {
        this.id = await api.create(this.table.entitySetName, { ...changes, [this.table.primaryId]: this.newId });
      } catch (thrown) {
        this.mayExist = isWebApiError(thrown) && thrown.status === 0;
        if (this.mayExist) sent.forEach((value, field) => this.sentBefore.set(field, value));
        throw thrown;
      }
    } else if (Object.keys(changes).length) await api.update(this.table.entitySetName, this.id, changes, this.etag);
    this.state.change(() => sent.forEach((value, field) => {
      field.initial = value;
    }));
    this.shown.clear();
    return this.id;
  }

  private readonly sentBefore = new Map<FieldData, FieldValue>();

  /** After a create without an answer: when the row is there after all, what was typed since is an update of it. */
  private async adopt(): Promise<void> {
    try {
      const row = await this.fetchRow(this.newId);
      this.id = this.newId;
      this.sentBefore.forEach((value, field) => {
        field.initial = value;
      });
      this.take(row, 'merge');
    } catch (thrown) {
      if (!isWebApiError(thrown) || thrown.status !== 404) throw thrown;
    }
  }

  private fetchRow(id: string): Promise<WebApiRow> {
    return this.player.api.get(rowPath(this.table, id, columnsToRead(this.state.form, this.table)));
  }

  /** Takes a row as it is now. Columns that both sides changed keep their base and the old ETag, so that a save asks about them. */
  private take(row: WebApiRow, how: 'discard' | 'merge'): void {
    let collides = false;
    this.state.change(() => {
      this.state.fields.forEach((field) => {
        const theirs = readValue(field.column, row);
        const isKept = how === 'merge' && field.typedError !== undefined;
        const verdict = how === 'discard' ? 'theirs' : isKept ? 'mine' : mergeColumn(versionsOf(field, theirs));
        if (verdict === 'conflict') collides = true;
        else this.settle(field, theirs, verdict !== 'mine');
      });
    });
    if (!collides) this.etag = etagOf(row);
  }

  /** Meets others' changes during a save. @returns what only a person can decide, and nothing was touched then */
  private meet(row: WebApiRow, merge: 'mine' | 'theirs' | undefined) {
    const versions = [...this.state.fields.values()].map((field) => ({ field, ...versionsOf(field, readValue(field.column, row)) }));
    const conflicts = versions.filter((version) => mergeColumn(version) === 'conflict');
    const open = merge ? conflicts.filter(({ column, theirs }) => !this.wasShown(column, theirs)) : conflicts;
    if (open.length) {
      this.shown = new Map(conflicts.map(({ column, theirs }) => [column.logicalName, theirs]));
      return conflicts.map(({ column, mine, theirs }) => ({ column: column.logicalName, mine: showValue(column, mine), theirs: showValue(column, theirs) }));
    }
    this.state.change(() => versions.forEach((version) => {
      const verdict = mergeColumn(version);
      this.settle(version.field, version.theirs, verdict === 'conflict' ? merge === 'theirs' : verdict !== 'mine');
    }));
    this.etag = etagOf(row);
    return [];
  }

  private settle(field: FieldData, theirs: FieldValue, takesTheirs: boolean): void {
    field.initial = theirs;
    if (!takesTheirs) return;
    field.value = theirs;
    delete field.typedError;
  }

  private wasShown(column: ColumnModel, theirs: FieldValue): boolean {
    const shown = this.shown.get(column.logicalName);
    return shown !== undefined && sameValue(shown, theirs);
  }

  /** A new row gets what is filled in; the owner and the status reason only when they are not what they would be anyway. */
  private belongsInNew(field: FieldData): boolean {
    if (field.column.type === 'owner' || field.column.type === 'state') return isDirtyField(field);
    return field.value !== null && field.value !== '' && (field.column.type !== 'status' || !sameValue(field.value, defaultValue(field.column, this.table)));
  }

  private written(column: ColumnModel, value: FieldValue, before: FieldValue): Readonly<Record<string, unknown>> {
    return writeValue(column, value, before, (table) => {
      const target = this.player.app.tables[table];
      if (!target) throw new Error(`The app does not know the table '${table}' that '${column.displayName}' points to.`);
      return target.entitySetName;
    });
  }
}

const versionsOf = (field: FieldData, theirs: FieldValue): Versions => ({ column: field.column, base: field.initial, mine: field.value, theirs });

const etagOf = (row: WebApiRow): string | undefined => (typeof row['@odata.etag'] === 'string' ? row['@odata.etag'] : undefined);
