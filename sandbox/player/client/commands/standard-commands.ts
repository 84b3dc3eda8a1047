import type { CommandLocation, TableModel } from '../../app-model';
import type { FieldValue, FormRuntime, GridHandle } from '../contracts';
import { privilegeDepth, reachesRow } from '../form-runtime';
import type { LookupValue, Player } from '../player';
import { standardCommandLabel } from '../strings/standard-commands';
import { exportRows } from './export-rows';
import { addExisting, createLinked, linkedListOf, removeLinks } from './link-actions';
import { deleteRows, setStateOf } from './row-actions';

/** A command that every table has, unless its ribbon hides it. */
export interface StandardCommand {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  /** The lower, the further in front; those of ribbons have numbers of the same kind. */
  readonly sequence: number;
  run(): void;
}

export interface StandardPlace {
  readonly player: Player;
  readonly table: TableModel;
  readonly location: CommandLocation;
  readonly form?: FormRuntime;
  readonly grid?: GridHandle;
  /** Rows of the list that are selected. */
  readonly selection: readonly LookupValue[];
  /** Whether rows can neither be made nor changed here. */
  readonly isDisabled: boolean;
}

/** The standard commands that somebody may use here and now. */
export function standardCommands(place: StandardPlace): readonly StandardCommand[] {
  const commands = place.location === 'form' ? formCommands(place) : listCommands(place);
  const { player, location, table } = place;
  return commands.filter(({ key }) => !isHidden(place, key))
    .map((shown) => ({ ...shown, label: standardCommandLabel(player.session.languageId, location, shown.key, table.displayName) ?? shown.label }));
}

function formCommands({ player, table, form }: StandardPlace): readonly StandardCommand[] {
  if (!form) return [];
  const { user } = player.session;
  const mayCreate = privilegeDepth(user, 'Create', table) > 0;
  const { id } = form;
  const reaches = (verb: 'Write' | 'Delete') => reachesRow(user, verb, table, ownerOf(form));
  const row = id === undefined ? undefined : { id, entityType: table.logicalName, ...nameOf(form, table) };
  const canSave = (form.mode === 'create' && mayCreate) || form.mode === 'update';
  const isInactive = Number(fieldOf(form, 'statecode')) === 1;
  const reread = () => void form.refresh({ discard: true });
  return [
    ...(canSave ? [command('Save', 'Save', 'Save', 10, () => void form.save()), command('SaveAndClose', 'Save & Close', 'SaveAndClose', 11, () => void form.save({ mode: 'saveAndClose' }))] : []),
    ...(mayCreate ? [command('NewRecord', 'New', 'Add', 12, () => void player.navigate({ kind: 'record', table: table.logicalName }))] : []),
    ...(row && reaches('Write') && hasFreeStates(table)
      ? [isInactive
          ? command('Activate', 'Activate', 'PageCheckedin', 50, () => void setStateOf(player, table, [row], 0).then((done) => done && reread()))
          : command('Deactivate', 'Deactivate', 'PageRemove', 50, () => void setStateOf(player, table, [row], 1).then((done) => done && reread()))]
      : []),
    ...(row && reaches('Delete') ? [command('Delete', 'Delete', 'Delete', 60, () => void deleteRows(player, table, [row]).then((done) => done && form.close()))] : []),
    ...(row ? [command('Refresh', 'Refresh', 'Refresh', 70, () => void form.refresh())] : []),
  ];
}

function listCommands({ player, table, grid, location, selection, isDisabled, form }: StandardPlace): readonly StandardCommand[] {
  if (!grid) return [];
  const may = privilegesOn(player, table);
  const [first] = selection;
  const isAny = selection.length > 0;
  const linked = linkedListOf(player, table, grid);
  const create = () => void (linked ? createLinked(player, table, linked) : createRow(player, table, grid, form));
  return [
    // A row that is linked many to many cannot be linked before it is there: only quick create comes back with it.
    ...(may.create && !isDisabled && (!linked || table.hasQuickCreate) ? [command(location === 'subgrid' ? 'AddNewStandard' : 'NewRecord', `New ${table.displayName}`, 'Add', 10, create)] : []),
    ...(first && selection.length === 1 ? [command('Edit', 'Open', 'Edit', 11, () => void player.navigate({ kind: 'record', table: table.logicalName, id: first.id }))] : []),
    ...(linked && !isDisabled ? [command('AddExistingAssoc', `Add Existing ${table.displayName}`, 'Link', 12, () => void addExisting(player, table, linked))] : []),
    ...(linked && isAny && !isDisabled ? [command('Remove', 'Remove', 'RemoveLink', 40, () => void removeLinks(player, table, linked, selection))] : []),
    ...(isAny && may.write && !isDisabled && hasFreeStates(table)
      ? [command('Activate', 'Activate', 'PageCheckedin', 50, () => void setStateOf(player, table, selection, 0)), command('Deactivate', 'Deactivate', 'PageRemove', 51, () => void setStateOf(player, table, selection, 1))]
      : []),
    ...(isAny && may.delete && !isDisabled ? [command('Delete', 'Delete', 'Delete', 60, () => void deleteRows(player, table, selection))] : []),
    command('Refresh', 'Refresh', 'Refresh', 70, () => void grid.refresh()),
    ...(location === 'grid' ? [command('ExportToExcel', 'Export to CSV', 'ExcelDocument', 80, () => void exportRows(player, table, grid))] : []),
  ];
}

/** A new row of a subgrid already points to the row of the form. */
async function createRow(player: Player, table: TableModel, grid: GridHandle, form: FormRuntime | undefined): Promise<void> {
  const parentTable = grid.parent && player.app.tables[grid.parent.table];
  const column = parentTable?.relationships.find(({ schemaName }) => schemaName === grid.parent?.relationship)?.referencingColumn;
  const parent = grid.parent && column ? { [column]: { id: grid.parent.id, entityType: grid.parent.table, ...(form && parentTable ? nameOf(form, parentTable) : {}) } } : undefined;
  const defaults = parent ? { defaults: parent } : {};
  if (grid.parent && table.hasQuickCreate) {
    if (await player.dialogs.quickCreate({ table: table.logicalName, ...defaults })) player.rowsChanged(table.logicalName);
  } else {
    await player.navigate({ kind: 'record', table: table.logicalName, ...defaults });
  }
}

/** States that anybody may set. Where the table rules which status follows which, its own commands do that. */
function hasFreeStates({ columns }: TableModel): boolean {
  const { statecode, statuscode } = columns;
  return statecode?.canUpdate === true && (statecode.options?.length ?? 0) > 1 && !statuscode?.options?.some(({ transitions }) => transitions);
}

function privilegesOn({ session }: Player, { schemaName }: TableModel) {
  const depthOf = (verb: string) => Object.entries(session.user.privileges).find(([name]) => name.toLowerCase() === `prv${verb}${schemaName}`.toLowerCase())?.[1] ?? 0;
  return { create: depthOf('create') > 0, write: depthOf('write') > 0, delete: depthOf('delete') > 0 };
}

/** `HideCustomAction` names the group and the button, such as `Mscrm.Form.account.Delete`. */
function isHidden({ table, location }: StandardPlace, key: string): boolean {
  const place = { form: 'Form', grid: 'HomepageGrid', subgrid: 'SubGrid' }[location];
  const names = [table.logicalName, '{!EntityLogicalName}'].map((name) => `mscrm.${place}.${name}.${key}`.toLowerCase());
  return table.hiddenCommands.some((hidden) => names.some((name) => hidden.toLowerCase() === name || hidden.toLowerCase().startsWith(`${name}.`)));
}

const ownerOf = (form: FormRuntime): FieldValue => ('ownerid' in form.table.columns ? form.field('ownerid').value : null);

function fieldOf(form: FormRuntime, column: string): unknown {
  return column in form.table.columns ? form.field(column).value : undefined;
}

function nameOf(form: FormRuntime, table: TableModel): { readonly name?: string } {
  const name = fieldOf(form, table.primaryName);
  return typeof name === 'string' ? { name } : {};
}

function command(key: string, label: string, icon: string, sequence: number, run: () => void): StandardCommand {
  return { key, label, icon, sequence, run };
}
