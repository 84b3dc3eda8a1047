import type { FormMode } from '../contracts';
import type { FormCore } from '../form-runtime/form-core';
import type { SectionData, TabData } from '../form-runtime/form-state';
import { collection } from './collection';
import { bracedId } from './ids';
import { notSupported } from './not-supported';

/** `XrmEnum.FormType`. */
const FORM_TYPES: Readonly<Record<FormMode, number>> = { create: 1, update: 2, readOnly: 3, disabled: 4 };

/** `formContext.ui`. Source: Learn "formContext.ui (Client API reference)". */
export function createUi(core: FormCore, controls: readonly Xrm.Controls.Control[]): Xrm.Ui {
  const { state, handlers } = core;
  const tabs = state.tabs.map((tab) => createTab(core, tab, controls));
  const ui = {
    controls: collection(() => controls, (control) => control.getName()),
    tabs: collection(() => tabs, (tab) => tab.getName()),
    quickForms: collection(() => controls.filter((control) => control.getControlType() === 'quickform'), (form) => form.getName()),
    navigation: { items: collection<Xrm.Controls.NavigationItem>(() => [], (item) => item.getId()) },
    process: null,
    formSelector: createFormSelector(core),
    headerSection: createHeader(),
    footerSection: { getVisible: () => state.form.footer.length > 0, setVisible: notSupported('ui.footerSection.setVisible') },
    addOnLoad: (handler: unknown) => handlers.add('load', handler),
    removeOnLoad: (handler: unknown) => handlers.remove('load', handler),
    addLoaded: (handler: unknown) => handlers.add('load', handler),
    removeLoaded: (handler: unknown) => handlers.remove('load', handler),
    setFormNotification: (text: string, level: Xrm.FormNotificationLevel, id: string) => {
      state.notify({ id, level, text });
      return true;
    },
    clearFormNotification: (id: string) => state.clearNotification(id),
    close: () => core.close(),
    getFormType: () => FORM_TYPES[core.mode],
    getViewPortHeight: () => window.innerHeight,
    getViewPortWidth: () => window.innerWidth,
    /** Commands ask their rules again with every change of the form. */
    refreshRibbon: () => state.change(() => undefined),
    setFormEntityName: notSupported('ui.setFormEntityName'),
  };
  return ui as unknown as Xrm.Ui;
}

function createTab(core: FormCore, tab: TabData, controls: readonly Xrm.Controls.Control[]): Xrm.Controls.Tab {
  const { state, handlers } = core;
  const { id, name } = tab.model;
  const event = `tabState:${id}`;
  const sections = state.sections.filter((section) => section.tab === tab.model).map((section) => createSection(core, section, controls));
  const members = {
    getName: () => name,
    getParent: () => core.formContext.ui,
    getLabel: () => tab.label,
    setLabel: (label: string) => state.change(() => { tab.label = label; }),
    getVisible: () => tab.isVisible,
    setVisible: (isVisible: boolean) => state.change(() => {
      tab.isVisible = isVisible;
      const inFront = state.tab(state.currentTabId);
      if (!inFront?.isVisible) state.currentTabId = state.tabs.find((other) => other.isVisible)?.model.id ?? '';
    }),
    getDisplayState: () => (state.currentTabId === id && tab.isExpanded ? 'expanded' : 'collapsed'),
    setDisplayState: (display: Xrm.DisplayState) => {
      if (display === 'expanded') core.showTab(id);
      else state.change(() => { tab.isExpanded = false; });
    },
    setFocus: () => core.showTab(id),
    addTabStateChange: (handler: unknown) => handlers.add(event, handler),
    removeTabStateChange: (handler: unknown) => handlers.remove(event, handler),
    sections: collection(() => sections, (section) => section.getName()),
  };
  return members as unknown as Xrm.Controls.Tab;
}

function createSection(core: FormCore, section: SectionData, controls: readonly Xrm.Controls.Control[]): Xrm.Controls.Section {
  const { state } = core;
  const names = new Set([...state.controls.values()].filter((control) => control.section === section.model).map(({ id }) => id));
  return {
    getName: () => section.model.name,
    getParent: () => core.formContext.ui.tabs.get(section.tab.name) as Xrm.Controls.Tab,
    getLabel: () => section.label,
    setLabel: (label: string) => state.change(() => { section.label = label; }),
    getVisible: () => section.isVisible,
    setVisible: (isVisible: boolean) => state.change(() => { section.isVisible = isVisible; }),
    controls: collection(() => controls.filter((control) => names.has(control.getName())), (control) => control.getName()),
  };
}

function createFormSelector(core: FormCore): object {
  const { player, state } = core;
  const items = state.table.forms.filter(({ type }) => type === 'main').map((form) => ({
    getId: () => bracedId(form.id).slice(1, -1).toLowerCase(),
    getLabel: () => form.name,
    getVisible: () => true,
    setVisible: notSupported('ui.formSelector item.setVisible'),
    navigate: () => {
      if (form.id === state.form.id) return;
      void player.navigate({ kind: 'record', table: state.table.logicalName, formId: form.id, ...(core.id === undefined ? {} : { id: core.id }) });
    },
  }));
  return {
    items: collection(() => items, (item) => item.getId()),
    getCurrentItem: () => items.find((item) => item.getId() === state.form.id) ?? null,
  };
}

function createHeader(): object {
  return {
    getBodyVisible: () => true, getCommandBarVisible: () => true, getTabNavigatorVisible: () => true,
    setBodyVisible: notSupported('ui.headerSection.setBodyVisible'),
    setCommandBarVisible: notSupported('ui.headerSection.setCommandBarVisible'),
    setTabNavigatorVisible: notSupported('ui.headerSection.setTabNavigatorVisible'),
  };
}
