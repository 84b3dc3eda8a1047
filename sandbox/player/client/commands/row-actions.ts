import type { TableModel } from '../../app-model';
import type { ChangeRequest, LookupValue, Player, WebApiError } from '../player';

type Rows = readonly LookupValue[];

/** Deletes rows after asking; what could not be deleted is told row by row. @returns whether anything was deleted */
export async function deleteRows(player: Player, table: TableModel, rows: Rows): Promise<boolean> {
  const isSure = await player.dialogs.confirm({
    title: rows.length === 1 ? `Delete ${nameOf(rows[0])}?` : `Delete ${rows.length} rows of ${table.pluralName}?`,
    text: `${rows.length === 1 ? 'The row is' : `The ${rows.length} rows are`} deleted for everybody. This cannot be undone.`,
    confirm: 'Delete',
  });
  return isSure && change(player, table, rows, 'Deleting', 'deleted', () => ({ method: 'DELETE' }));
}

/** Activates or deactivates rows: the state, with the status reason that comes with it. @returns whether anything changed */
export async function setStateOf(player: Player, table: TableModel, rows: Rows, state: 0 | 1): Promise<boolean> {
  const [verb, done] = state === 0 ? ['Activate', 'activated'] : ['Deactivate', 'deactivated'];
  const isSure = await player.dialogs.confirm({
    title: `${verb} ${rows.length === 1 ? nameOf(rows[0]) : `${rows.length} rows of ${table.pluralName}`}?`,
    text: state === 0 ? 'They can be changed again.' : 'They stay, and can no longer be changed until somebody activates them.',
    confirm: verb,
  });
  const option = table.columns.statecode?.options?.find(({ value }) => value === state);
  const body = { statecode: state, ...(option?.defaultStatus === undefined ? {} : { statuscode: option.defaultStatus }) };
  return isSure && change(player, table, rows, `${verb.slice(0, -1)}ing`, done ?? '', () => ({ method: 'PATCH', body }));
}

async function change(
  player: Player, table: TableModel, rows: Rows, doing: string, done: string, requestFor: () => Pick<ChangeRequest, 'method' | 'body'>,
): Promise<boolean> {
  const { api, dialogs } = player;
  dialogs.showProgress(`${doing} ${rows.length === 1 ? nameOf(rows[0]) : `${rows.length} rows`}`);
  try {
    const outcomes = await api.each(rows.map(({ id }) => ({ ...requestFor(), path: `${table.entitySetName}(${id})` })));
    dialogs.closeProgress();
    const failures = outcomes.flatMap((outcome, index) => (outcome instanceof Error ? [`${nameOf(rows[index])}: ${outcome.message}`] : []));
    if (failures.length < rows.length) player.rowsChanged(table.logicalName);
    if (failures.length > 0) {
      const many = `${rows.length - failures.length} of ${rows.length} ${done}. The others were not:\n`;
      await dialogs.error({ message: rows.length === 1 ? `Not ${done}. ${failures[0] ?? ''}` : `${many}${failures.join('\n')}` });
    }
    return failures.length < rows.length;
  } catch (reason) {
    dialogs.closeProgress();
    const { message, code } = reason as WebApiError;
    await dialogs.error({ message, ...(code ? { code } : {}) });
    return false;
  }
}

function nameOf(row: LookupValue | undefined): string {
  return row?.name ? `“${row.name}”` : 'the row';
}
