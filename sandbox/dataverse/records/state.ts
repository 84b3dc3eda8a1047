import type { DataverseSettings } from '../../settings';
import type { StoredRow } from '../environment';
import { stateUnknown, statusNotOfState, statusUnknown, transitionNotAllowed } from '../errors';
import type { Catalog, Table } from '../metadata/catalog';

/**
 * The state and status that a row has after a change. A state alone brings its default status, and so does a status of
 * null; a status has to belong to the state; where the table enforces transitions, only listed moves are allowed.
 * Source: Microsoft Learn "Define custom state model transitions".
 * @param before the row as it is; undefined for a new one
 * @param changes what the caller sets
 * @throws DataverseError 400 0x80048408
 */
export function stateAfter(
  { catalog, settings, id }: { catalog: Catalog; settings: Pick<DataverseSettings, 'statusAloneMovesState'>; id: string },
  table: Table,
  before: StoredRow | undefined,
  changes: StoredRow,
): StoredRow {
  const states = catalog.optionSet(table.attribute('statecode')?.optionSetName ?? '')?.options;
  const statuses = catalog.optionSet(table.attribute('statuscode')?.optionSetName ?? '')?.options;
  if (!states || !statuses) return {};
  const wantedState = changes.statecode ?? undefined;
  const wantedStatus = changes.statuscode ?? undefined;
  const resets = changes.statuscode === null;
  if (before && wantedState === undefined && wantedStatus === undefined && !resets) return {};

  const status = statuses.find(({ value }) => value === wantedStatus);
  if (wantedStatus !== undefined && !status) throw statusUnknown(Number(wantedStatus), table.logicalName, id);
  const present = Number(before?.statecode ?? 0);
  const stateValue = wantedState ?? (settings.statusAloneMovesState ? (status?.state ?? present) : present);
  const state = states.find(({ value }) => value === stateValue);
  if (!state) throw stateUnknown(Number(stateValue), table.logicalName, id);
  if (status && status.state !== state.value) throw statusNotOfState(status.value, table.logicalName, state.invariantName ?? String(state.value), id);

  const next = status ?? (resets ? undefined : statusOf(before, state.value)) ?? statuses.find(({ value }) => value === state.defaultStatus);
  if (!next) throw stateUnknown(state.value, table.logicalName, id);
  const from = statuses.find(({ value }) => value === before?.statuscode);
  const moves = table.enforceStateTransitions && from && from.value !== next.value;
  if (moves && from.transitions && !from.transitions.includes(next.value)) throw transitionNotAllowed(from.value, next.value, table.logicalName, id);
  return { statecode: state.value, statuscode: next.value };

  /** A state that the row already has keeps its status. */
  function statusOf(row: StoredRow | undefined, stateOfRow: number) {
    return row?.statecode === stateOfRow ? statuses?.find(({ value }) => value === row.statuscode) : undefined;
  }
}
