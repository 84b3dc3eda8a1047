import type { ScriptParameter } from '../../app-model';
import type { FormRuntime, GridHandle } from '../contracts';
import type { LookupValue } from '../player';

/** What a command is called on. */
export interface CommandPlace {
  readonly table: string;
  readonly objectTypeCode: number;
  readonly form?: FormRuntime;
  readonly grid?: GridHandle;
  /** The list as scripts see it. */
  readonly gridControl?: unknown;
  /** Rows that are selected, in the order of the list. */
  readonly selection: readonly LookupValue[];
  readonly organization: { readonly id: string; readonly name: string };
  readonly userId: string;
  readonly languageId: number;
  readonly commandId: string;
}

/**
 * What a function of a command gets for its parameters. Ids are in braces and upper case, as Power Apps hands them to
 * commands (Learn: Pass data from a page as a parameter to ribbon actions).
 * @throws Error that names a parameter which the sandbox does not know
 */
export function resolveParameters(parameters: readonly ScriptParameter[], place: CommandPlace): unknown[] {
  return parameters.map((parameter) => (parameter.kind === 'value' ? parameter.value : crmParameter(parameter.value, place)));
}

function crmParameter(name: string, place: CommandPlace): unknown {
  const { form, grid, selection } = place;
  const primary = form?.id ? [form.id] : [];
  switch (name) {
    case 'PrimaryControl':
      return form?.formContext ?? place.gridControl;
    case 'SelectedControl':
      return place.gridControl ?? form?.formContext;
    case 'CommandProperties':
      return { SourceControlId: place.commandId, CommandValueId: null };
    case 'PrimaryEntityTypeName':
      return form?.table.logicalName ?? place.table;
    case 'PrimaryEntityTypeCode':
      return form?.table.objectTypeCode ?? place.objectTypeCode;
    case 'PrimaryItemIds':
      return primary.map(braced);
    case 'FirstPrimaryItemId':
      return primary.map(braced)[0] ?? null;
    case 'SelectedEntityTypeName':
      return place.table;
    case 'SelectedEntityTypeCode':
      return place.objectTypeCode;
    case 'SelectedControlSelectedItemCount':
      return selection.length;
    case 'SelectedControlSelectedItemIds':
      return selection.map(({ id }) => braced(id));
    case 'FirstSelectedItemId':
      return selection.map(({ id }) => braced(id))[0] ?? null;
    case 'SelectedControlSelectedItemReferences':
      return selection.map((row) => reference(row, place));
    case 'SelectedControlAllItemCount':
      return grid?.rows().length ?? 0;
    case 'SelectedControlAllItemIds':
      return grid?.rows().map(({ id }) => braced(id)) ?? [];
    case 'SelectedControlAllItemReferences':
      return grid?.rows().map((row) => reference(row, place)) ?? [];
    case 'SelectedControlUnselectedItemCount':
      return (grid?.rows().length ?? 0) - selection.length;
    case 'SelectedControlUnselectedItemIds':
      return grid?.rows().filter(({ id }) => !selection.some((row) => row.id === id)).map(({ id }) => braced(id)) ?? [];
    case 'OrgName':
      return place.organization.name;
    case 'OrgLcid':
    case 'UserLcid':
      return place.languageId;
    case 'UserId':
      return braced(place.userId);
    default:
      throw new Error(`The parameter '${name}' of a command is not supported by the sandbox.`);
  }
}

/** `SelectedControlSelectedItemReferences`: `{Id, Name, TypeCode, TypeName}`. */
function reference({ id, name, entityType }: LookupValue, { objectTypeCode }: CommandPlace) {
  return { Id: braced(id), Name: name ?? '', TypeCode: objectTypeCode, TypeName: entityType };
}

function braced(id: string): string {
  return `{${id.toUpperCase()}}`;
}
