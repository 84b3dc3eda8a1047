import { text } from '../shared/text';
import { notify } from './notify';

/** A row of the Web API with its annotations. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A column that somebody else changed while it was being changed here. */
export interface Difference {
  readonly column: string;
  /** As it is stored now, as shown. */
  readonly theirs: string;
}

const formatted = 'OData.Community.Display.V1.FormattedValue';

/** The name under which a column's value stands in a row. */
const keyOf = (row: RawRow, column: string): string => (`_${column}_value` in row ? `_${column}_value` : column);

/**
 * What somebody else changed of the columns that are about to be written. Other changes do not collide: only what was
 * changed here is sent. Pure.
 * @param loaded the row as the form was filled with it
 * @param current the row as it is stored now
 */
export function differences(loaded: RawRow, current: RawRow, dirty: readonly string[]): Difference[] {
  if (loaded['@odata.etag'] === current['@odata.etag']) return [];
  return dirty.flatMap((column) => {
    const key = keyOf(current, column);
    const value = current[key];
    if ((loaded[key] ?? null) === (value ?? null)) return [];
    return [{ column, theirs: String(current[`${key}@${formatted}`] ?? value ?? '') }];
  });
}

/** A stored value as an attribute takes it. Pure. */
export function attributeValue(row: RawRow, column: string, type: string): Xrm.Attributes.AttributeValues | null {
  const key = keyOf(row, column);
  const value = row[key] ?? null;
  if (value === null) return null;
  if (type === 'datetime') return new Date(value as string);
  if (type === 'lookup') {
    const { [`${key}@${formatted}`]: name, [`${key}@Microsoft.Dynamics.CRM.lookuplogicalname`]: entityType } = row;
    return [{ id: value as string, name: name as string, entityType: entityType as string }];
  }
  return value as Xrm.Attributes.AttributeValues;
}

/**
 * Asks what to do where two people changed the same: keep mine, or take theirs.
 * @returns whether mine is kept
 */
export async function askWhose(form: Xrm.FormContext, found: readonly Difference[]): Promise<boolean> {
  const lines = found.map(({ column, theirs }) => {
    const attribute = form.getAttribute(column);
    const label = attribute?.controls.get(0)?.getLabel() || column;
    return text('Conflict_Line', label, theirs === '' ? text('Empty') : theirs);
  });
  const { confirmed } = await Xrm.Navigation.openConfirmDialog(
    { title: text('Conflict_Title'), text: [text('Conflict_Text'), '', ...lines].join('\n'), confirmButtonLabel: text('Conflict_Mine'), cancelButtonLabel: text('Conflict_Theirs') },
    { width: 560, height: 320 },
  );
  return confirmed;
}

/**
 * Puts what is stored into the fields: then there is nothing of them to save. What stood there is told above the form:
 * whoever only closed the question can enter it again.
 */
export function takeTheirs(form: Xrm.FormContext, current: RawRow, found: readonly Difference[]): void {
  const mine = found.map(({ column }) => {
    const attribute = form.getAttribute(column);
    const line = text('Conflict_Line', attribute?.controls.get(0)?.getLabel() || column, shownValue(attribute?.getValue()));
    attribute?.setValue(attributeValue(current, column, attribute.getAttributeType()));
    return line;
  });
  notify(form, 'gdap.conflict', 'INFO', text('Conflict_Taken', mine.join('; ')));
}

/** A field's value as people read it. */
function shownValue(value: Xrm.Attributes.AttributeValues | null | undefined): string {
  if (value === null || value === undefined || value === '') return text('Empty');
  if (value instanceof Date) return value.toLocaleString();
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? (one.name ?? one.id) : String(one))).join(', ');
  return String(value);
}
