import type { ManyToManyModel, TableModel } from '../../app-model';
import type { GridHandle } from '../contracts';
import type { ChangeRequest, LookupValue, Player, WebApiError } from '../player';

/** A subgrid whose rows are linked to the row of its form many to many. */
export interface LinkedList {
  readonly links: ManyToManyModel;
  /** The list, relative to the service root: `acm_tickets(…)/acm_ticket_project`. */
  readonly path: string;
}

/** @returns undefined for a list whose rows point to the form's row, or that stands alone */
export function linkedListOf({ app }: Player, table: TableModel, { parent }: GridHandle): LinkedList | undefined {
  const parentTable = parent && app.tables[parent.table];
  const links = parentTable?.manyToMany?.find(({ schemaName, table: other }) => schemaName === parent?.relationship && other === table.logicalName);
  return parent && parentTable && links && { links, path: `${parentTable.entitySetName}(${parent.id})/${links.collectionProperty}` };
}

/** Links rows that somebody chooses. */
export async function addExisting(player: Player, table: TableModel, list: LinkedList): Promise<void> {
  const rows = await player.dialogs.lookup({ tables: [table.logicalName], multiple: true });
  await link(player, table, list, rows);
}

/** Makes a row in the quick create form, and links it. */
export async function createLinked(player: Player, table: TableModel, list: LinkedList): Promise<void> {
  const row = await player.dialogs.quickCreate({ table: table.logicalName });
  if (row) await link(player, table, list, [row]);
}

/** Takes links away; the rows themselves stay. */
export async function removeLinks(player: Player, table: TableModel, list: LinkedList, rows: readonly LookupValue[]): Promise<void> {
  const isSure = await player.dialogs.confirm({
    title: rows.length === 1 ? `Remove ${rows[0]?.name ?? 'the row'} from the list?` : `Remove ${rows.length} rows from the list?`,
    text: 'Only the connection is taken away: nothing is deleted.', confirm: 'Remove',
  });
  if (isSure) await change(player, table, rows, rows.map(({ id }) => ({ method: 'DELETE', path: `${list.path}(${id})/$ref` })));
}

const link = (player: Player, table: TableModel, { path }: LinkedList, rows: readonly LookupValue[]) =>
  change(player, table, rows, rows.map(({ id }) => ({ method: 'POST', path: `${path}/$ref`, body: { '@odata.id': `${window.location.origin}/api/data/v9.2/${table.entitySetName}(${id})` } })));

/** Each row on its own; what was refused is told row by row. */
async function change(player: Player, table: TableModel, rows: readonly LookupValue[], changes: readonly ChangeRequest[]): Promise<void> {
  if (changes.length === 0) return;
  try {
    const outcomes = await player.api.each(changes);
    player.rowsChanged(table.logicalName);
    const failures = outcomes.flatMap((outcome, index) => (outcome instanceof Error ? [`${rows[index]?.name ?? 'A row'}: ${outcome.message}`] : []));
    if (failures.length > 0) await player.dialogs.error({ message: failures.join('\n') });
  } catch (reason) {
    const { message, code } = reason as WebApiError;
    await player.dialogs.error({ message, ...(code ? { code } : {}) });
  }
}
