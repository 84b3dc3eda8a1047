import { plainId } from '../shared/guid';
import { text } from '../shared/text';
import { notify } from './notify';

/** A row of the Web API with its annotations. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What an attribute of a form holds. */
export type FormValue = Xrm.Attributes.AttributeValues | null;

/** A field that was changed here. */
export interface Edited {
  readonly column: string;
  /** `getAttributeType()` */
  readonly type: string;
  /** What it was filled with: not what was stored when a script looked, for that may be newer than what people see. */
  readonly filled: FormValue | undefined;
  readonly mine: FormValue;
}

/** A field that somebody else changed while it was being changed here. */
export interface Difference {
  readonly column: string;
  readonly theirs: FormValue;
  /** As it is stored now, as shown; empty where there is nothing. */
  readonly theirsShown: string;
}

/** Id of the notification that names what gave way; it stands until the next save. */
export const takenNotice = 'gdap.conflict';

const formatted = 'OData.Community.Display.V1.FormattedValue';

/** The name under which a column's value stands in a row. */
const keyOf = (row: RawRow, column: string): string => (`_${column}_value` in row ? `_${column}_value` : column);

/**
 * What somebody else changed of the fields that are about to be written, unless both came to the same. Other changes
 * do not collide: only what was changed here is sent. Pure.
 * @param row the row as it is stored now
 */
export function differences(edited: readonly Edited[], row: RawRow): Difference[] {
  return edited.flatMap(({ column, type, filled, mine }) => {
    const theirs = attributeValue(row, column, type);
    if (sameValue(filled, theirs) || sameValue(mine, theirs)) return [];
    const key = keyOf(row, column);
    return [{ column, theirs, theirsShown: String(row[`${key}@${formatted}`] ?? row[key] ?? '') }];
  });
}

/** A stored value as an attribute takes it. Pure. */
export function attributeValue(row: RawRow, column: string, type: string): FormValue {
  const key = keyOf(row, column);
  const value = row[key] ?? null;
  if (value === null) return null;
  if (type === 'datetime') return new Date(value as string);
  if (type === 'lookup') {
    const { [`${key}@${formatted}`]: name, [`${key}@Microsoft.Dynamics.CRM.lookuplogicalname`]: entityType } = row;
    return [{ id: value as string, name: name as string, entityType: entityType as string }];
  }
  return value as FormValue;
}

const sameValue = (one: FormValue | undefined, other: FormValue | undefined): boolean => comparable(one) === comparable(other);

/** A value by what counts of it: a form writes ids and ends of lines in its own way, and keeps an empty text or none. */
function comparable(value: FormValue | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return JSON.stringify(value.map((one) => (typeof one === 'object' ? plainId(one.id) : one)));
  return String(value).replace(/\r\n?/g, '\n');
}

/**
 * Asks whose values are to stay where two people changed the same, naming both, and puts theirs into the form where
 * those are wanted.
 */
export async function settle(form: Xrm.FormContext, found: readonly Difference[]): Promise<void> {
  const lines = found.map(({ column, theirsShown }) => text('Conflict_Line', labelOf(form, column), shownValue(form, column), theirsShown || text('Empty')));
  const { confirmed } = await Xrm.Navigation.openConfirmDialog(
    { title: text('Conflict_Title'), text: [text('Conflict_Text'), ...lines].join('\n\n'), confirmButtonLabel: text('Conflict_Mine'), cancelButtonLabel: text('Conflict_Theirs') },
    { width: 560, height: 320 },
  );
  if (!confirmed) takeTheirs(form, found);
}

/**
 * Then there is nothing of them to save. What stood there is told above the form: whoever only closed the question can
 * enter it again.
 */
function takeTheirs(form: Xrm.FormContext, found: readonly Difference[]): void {
  const mine = found.map(({ column }) => text('Conflict_Value', labelOf(form, column), shownValue(form, column)));
  for (const { column, theirs } of found) form.getAttribute(column)?.setValue(theirs);
  notify(form, takenNotice, 'INFO', text('Conflict_Taken', mine.join('; ')));
}

const labelOf = (form: Xrm.FormContext, column: string): string => form.getAttribute(column)?.controls.get(0)?.getLabel() || column;

/** What a field holds, as people read it. */
function shownValue(form: Xrm.FormContext, column: string): string {
  const attribute = form.getAttribute(column);
  const value: FormValue = attribute?.getValue() ?? null;
  if (value === null || value === '') return text('Empty');
  if (typeof value === 'boolean') return text(value ? 'Yes' : 'No');
  if (value instanceof Date) return value.toLocaleString();
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? (one.name ?? one.id) : String(one))).join(', ');
  if (attribute?.getAttributeType() === 'optionset') return (attribute as Xrm.Attributes.OptionSetAttribute).getText() || String(value);
  return typeof value === 'number' ? value.toLocaleString() : String(value);
}
