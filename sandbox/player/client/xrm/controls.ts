import type { FieldNotification } from '../contracts';
import type { FormCore } from '../form-runtime/form-core';
import type { ControlData } from '../form-runtime/form-state';
import type { Handler } from '../form-runtime/handlers';
import { isLookupColumn } from '../form-runtime/values';
import { createGridControl } from './grid-control';
import { bracedId, plainId } from './ids';
import { notSupported } from './not-supported';

/** A control of the form, as scripts have it. Source: Learn "Controls (Client API reference)". */
export function createControl(core: FormCore, control: ControlData): Xrm.Controls.Control {
  const column = control.model.column === undefined ? undefined : core.state.field(control.model.column)?.column;
  const members = {
    ...common(core, control),
    ...(column || control.model.kind === 'field' ? fieldMembers(core, control) : {}),
    ...(column && isLookupColumn(column) ? lookupMembers(core, control) : {}),
    ...(column?.options ? optionMembers(core, control) : {}),
    ...(control.model.kind === 'webResource' ? frameMembers(core, control) : {}),
    ...(control.model.kind === 'subgrid' ? gridMembers(control) : {}),
    ...(control.model.kind === 'quickView' ? quickFormMembers(control) : {}),
  };
  return members as unknown as Xrm.Controls.Control;
}

function common(core: FormCore, control: ControlData): object {
  const { state } = core;
  return {
    getName: () => control.id,
    getControlType: () => controlType(core, control),
    getParent: () => core.formContext.ui.tabs.get(control.tab?.name ?? '')?.sections.get(control.section?.name ?? '') ?? null,
    getLabel: () => control.label,
    setLabel: (label: string) => state.change(() => { control.label = label; }),
    getVisible: () => control.isVisible,
    setVisible: (isVisible: boolean) => state.change(() => { control.isVisible = isVisible; }),
    setFocus: () => {
      if (control.tab) core.showTab(control.tab.id);
      state.change(() => { state.focus = { controlId: control.id, count: (state.focus?.count ?? 0) + 1 }; });
    },
  };
}

function controlType(core: FormCore, { model }: ControlData): string {
  if (model.component) return `customcontrol:${model.component.name}`;
  const kinds = { subgrid: 'subgrid', webResource: 'webresource', quickView: 'quickform', timeline: 'timelinewall', unsupported: 'standard' } as const;
  if (model.kind !== 'field') return kinds[model.kind];
  const column = core.state.field(model.column ?? '')?.column;
  if (column && isLookupColumn(column)) return 'lookup';
  return column?.type === 'choices' ? 'multiselectoptionset' : column?.options ? 'optionset' : 'standard';
}

function fieldMembers(core: FormCore, control: ControlData): object {
  const { state } = core;
  const add = (notification: FieldNotification) => state.change(() => {
    control.notifications = [...control.notifications.filter(({ id }) => id !== notification.id), notification];
  });
  return {
    getAttribute: () => core.formContext.getAttribute(control.model.column ?? ''),
    getDisabled: () => core.isControlDisabled(control),
    setDisabled: (isDisabled: boolean) => state.change(() => { control.isDisabled = isDisabled; }),
    setNotification: (message: string, uniqueId = '') => {
      add({ id: uniqueId, level: 'error', text: message });
      return true;
    },
    addNotification: ({ messages, notificationLevel, uniqueId, actions = [] }: Xrm.Controls.AddControlNotificationOptions) =>
      add({
        id: uniqueId, level: notificationLevel === 'RECOMMENDATION' ? 'recommendation' : 'error', text: messages.join(' '),
        actions: actions.map((action) => ({ label: action.message ?? 'Apply', run: () => action.actions.forEach((run) => run()) })),
      }),
    clearNotification: (uniqueId?: string) => {
      const rest = uniqueId === undefined ? [] : control.notifications.filter(({ id }) => id !== uniqueId);
      const isCleared = rest.length < control.notifications.length;
      if (isCleared) state.change(() => { control.notifications = rest; });
      return isCleared;
    },
    getShowTime: () => core.state.field(control.model.column ?? '')?.column.format !== 'date',
    setShowTime: notSupported('setShowTime'),
    addOnOutputChange: notSupported('addOnOutputChange'),
    removeOnOutputChange: notSupported('removeOnOutputChange'),
    getOutputs: notSupported('getOutputs'),
  };
}

function lookupMembers(core: FormCore, control: ControlData): object {
  const { state, handlers } = core;
  const targets = () => (state.field(control.model.column ?? '')?.column.targets ?? []).map(({ table }) => table);
  return {
    addPreSearch: (handler: unknown) => handlers.add(`preSearch:${control.id}`, handler),
    removePreSearch: (handler: unknown) => handlers.remove(`preSearch:${control.id}`, handler),
    addCustomFilter: (xml: string, table?: string) => {
      control.filters = [...control.filters, { xml, ...(table ? { table } : {}) }];
    },
    addCustomView: (viewId: string, table: string, name: string, fetchXml: string, layoutXml: string, isDefault: boolean) => state.change(() => {
      const id = plainId(viewId);
      control.views = [...control.views.filter((view) => view.id !== id), { id, table, name, fetchXml, layoutXml }];
      if (isDefault) control.viewId = id;
    }),
    getDefaultView: () => bracedId(control.viewId ?? control.model.parameters['DefaultViewId'] ?? ''),
    setDefaultView: (viewId: string) => state.change(() => { control.viewId = plainId(viewId); }),
    getEntityTypes: () => [...(control.entityTypes ?? targets())],
    setEntityTypes: (tables: string[]) => state.change(() => { control.entityTypes = tables; }),
    addOnLookupTagClick: notSupported('addOnLookupTagClick'),
    removeOnLookupTagClick: notSupported('removeOnLookupTagClick'),
  };
}

function optionMembers(core: FormCore, control: ControlData): object {
  const options = () => core.state.field(control.model.column ?? '')?.column.options ?? [];
  const hide = (values: readonly number[]) => core.state.change(() => { control.hiddenOptions = values; });
  return {
    getOptions: () => options().filter(({ value }) => !control.hiddenOptions.includes(value)).map(({ value, label }) => ({ value, text: label })),
    removeOption: (value: number) => hide([...new Set([...control.hiddenOptions, value])]),
    clearOptions: () => hide(options().map(({ value }) => value)),
    addOption: ({ value }: Xrm.OptionSetValue) => {
      const isKnown = options().some((option) => option.value === value);
      if (!isKnown) throw new Error(`addOption: '${control.model.column ?? ''}' has no option ${value}. Only options of the column can be added.`);
      hide(control.hiddenOptions.filter((hidden) => hidden !== value));
    },
  };
}

function frameMembers(core: FormCore, control: ControlData): object {
  const frame = () => document.querySelector<HTMLIFrameElement>(`[data-control-id="${CSS.escape(control.id)}"] iframe`);
  return {
    getObject: () => frame(),
    getContentWindow: () => Promise.resolve(frame()?.contentWindow ?? null),
    getSrc: () => control.src ?? frame()?.getAttribute('src') ?? null,
    getInitialUrl: () => control.model.parameters['Url'] ?? null,
    setSrc: (src: string) => core.state.change(() => { control.src = src; }),
  };
}

/** A quick view: the fields of another row, once that row is read. Source: Learn "formContext.ui.quickForms". */
function quickFormMembers(control: ControlData): object {
  const shown = () => (control.quickForm && !control.quickForm.isLoading && !control.quickForm.loadError ? control.quickForm : undefined);
  return {
    isLoaded: () => shown() !== undefined,
    getControl: (key: string) => shown()?.formContext.getControl(key) ?? (key === undefined ? [] : null),
    getAttribute: (key: string) => shown()?.formContext.getAttribute(key) ?? (key === undefined ? [] : null),
    refresh: () => void control.quickForm?.refresh(),
    getDisabled: () => true,
    setDisabled: notSupported('setDisabled of a quick view'),
  };
}

/** A subgrid is there from the form's start; what it lists only once it is drawn. */
function gridMembers(control: ControlData): object {
  const grid = () => {
    if (!control.grid) throw new Error(`The subgrid '${control.id}' is not on the screen yet. Use its addOnLoad.`);
    return createGridControl(control.grid) as unknown as Record<string, (...args: unknown[]) => unknown>;
  };
  const later = ['getGrid', 'getViewSelector', 'getFetchXml', 'getRelationship', 'getUrl', 'openRelatedGrid', 'getContextType'] as const;
  return {
    ...Object.fromEntries(later.map((name) => [name, (...args: unknown[]) => grid()[name]?.(...args)])),
    getEntityName: () => control.model.subgrid?.table ?? '',
    refresh: () => void control.grid?.refresh(),
    refreshRibbon: () => control.grid?.refreshCommands?.(),
    addOnLoad: (handler: Handler) => {
      control.gridLoads = [...control.gridLoads, handler];
    },
    removeOnLoad: (handler: unknown) => {
      control.gridLoads = control.gridLoads.filter((other) => other !== handler);
    },
  };
}
