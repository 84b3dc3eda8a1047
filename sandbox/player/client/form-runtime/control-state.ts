import type { ControlState } from '../contracts';
import { createEventContext } from '../xrm/event-context';
import type { FormCore } from './form-core';
import type { ControlData } from './form-state';

const ABSENT: ControlState = { label: '', isVisible: false, isDisabled: true, notifications: [], lookupFilters: {}, hiddenOptions: [] };

/** What a control shows now. A lookup's filters are made when they are read, for `addPreSearch` handlers make them. */
export function controlState(core: FormCore, controlId: string): ControlState {
  const control = core.state.control(controlId);
  if (!control) return ABSENT;
  return {
    label: control.label,
    isVisible: control.isVisible,
    isDisabled: isControlDisabled(core, control),
    notifications: control.notifications,
    hiddenOptions: control.hiddenOptions,
    lookupViews: control.views,
    ...(control.viewId === undefined ? {} : { lookupViewId: control.viewId }),
    ...(control.entityTypes === undefined ? {} : { lookupTables: control.entityTypes }),
    ...(control.src === undefined ? {} : { src: control.src }),
    get lookupFilters() {
      return lookupFilters(core, control);
    },
  };
}

/** The form, the column's own rules, the definition and scripts together. */
export function isControlDisabled(core: FormCore, control: ControlData): boolean {
  const field = control.model.column === undefined ? undefined : core.state.field(control.model.column);
  if (core.mode === 'readOnly' || core.mode === 'disabled') return true;
  const isFixed = field !== undefined && !(core.mode === 'create' ? field.column.canCreate : field.column.canUpdate);
  return control.isDisabled || isFixed;
}

/** Filters that pre-search handlers add count for one search only; those added outside of one stay. */
function lookupFilters(core: FormCore, control: ControlData): Readonly<Record<string, readonly string[]>> {
  const targets = control.entityTypes ?? (core.state.field(control.model.column ?? '')?.column.targets ?? []).map(({ table }) => table);
  const kept = control.filters;
  core.handlers.of(`preSearch:${control.id}`).forEach((handler) => {
    handler(createEventContext({ core, depth: 0, source: core.formContext.getControl(control.id) ?? undefined, args: undefined, shared: new Map() }));
  });
  const filters = control.filters;
  control.filters = kept;
  const filtersOf = (table: string) => filters.filter((filter) => filter.table === undefined || filter.table === table).map(({ xml }) => xml);
  return Object.fromEntries(targets.map((table) => [table, filtersOf(table)]));
}
