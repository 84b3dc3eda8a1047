import { XrmMockGenerator } from 'xrm-mock';
import type { ApiRow, FakeXrm } from './xrm';

/** What a field holds: texts and numbers as they are, lookups as the id of a row. */
type Fields = Readonly<Record<string, { readonly kind: 'text' | 'number' | 'yesNo' | 'choice' | 'lookup'; readonly value?: unknown }>>;

/** A form on the screen of a test. */
export interface TestForm {
  readonly context: Xrm.Events.EventContext;
  readonly form: Xrm.FormContext;
  readonly refreshes: number;
  /** Texts above the form, by id. */
  notices(): Record<string, string>;
  /** Text beside a field. */
  error(column: string): string | undefined;
  isLocked(column: string): boolean;
  /** As if somebody chose or typed it. */
  enter(column: string, value: unknown): Promise<void>;
  /** As Save does, waiting for the handlers. @returns whether it was saved */
  save(): Promise<boolean>;
  /** The filters that the search of a lookup gets. */
  filters(column: string): string[];
}

/** Lets everything that was begun come to its end. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

/** Opens a form with xrm-mock; call `installXrm` after it no more: this puts its services into the mock. */
export function openForm(fake: FakeXrm, table: string, id: string, fields: Fields): TestForm {
  const services = (globalThis as unknown as { Xrm: object }).Xrm;
  XrmMockGenerator.initialise({ entity: { id: id || 'new', entityName: table } });
  const errors = new Map<string, string>();
  for (const [name, { kind, value }] of Object.entries(fields)) {
    const control = { name };
    if (kind === 'text') XrmMockGenerator.Attribute.createString({ name, value: value as string }, [control]);
    if (kind === 'number') XrmMockGenerator.Attribute.createNumber({ name, value: value as number }, [control]);
    if (kind === 'yesNo') XrmMockGenerator.Attribute.createBoolean({ name, value: value as boolean }, [control]);
    if (kind === 'choice') XrmMockGenerator.Attribute.createOptionSet({ name, value: value as number, options: [] }, [control]);
    if (kind === 'lookup') XrmMockGenerator.Attribute.createLookup({ name, value: (value ?? null) as Xrm.LookupValue[] }, [control]);
  }
  const form = XrmMockGenerator.getFormContext() as unknown as Xrm.FormContext;
  const mock = form as unknown as {
    ui: { formNotifications?: { message: string; uniqueId: string }[] };
    data: { loadEventHandlers: (() => void)[]; entity: { id: string; saveEventHandlers: ((context: unknown) => unknown)[]; postSaveEventHandlers: (() => void)[] } };
  };
  mock.data.entity.id = id;
  let refreshes = 0;
  const controlOf = (column: string) => form.getControl<Xrm.Controls.LookupControl>(column)!;
  for (const name of Object.keys(fields)) {
    Object.assign(controlOf(name), { setNotification: (message: string) => errors.set(name, message), clearNotification: () => errors.delete(name) });
  }
  const clean = () => form.data.entity.attributes.forEach((attribute) => Object.assign(attribute, { isDirty: false }));
  Object.assign(form.data, {
    getIsDirty: () => form.data.entity.getIsDirty(),
    refresh: async () => {
      refreshes += 1;
      mock.data.loadEventHandlers.forEach((handler) => handler());
    },
  });
  Object.assign(form.ui, { refreshRibbon: () => undefined });
  Object.assign((services as { Utility: object }).Utility, { getPageContext: () => ({ input: { pageType: 'entityrecord', entityName: table, entityId: id } }) });
  (globalThis as unknown as { Xrm: object }).Xrm = services;

  return {
    form,
    context: XrmMockGenerator.getEventContext() as unknown as Xrm.Events.EventContext,
    get refreshes() {
      return refreshes;
    },
    notices: () => Object.fromEntries((mock.ui.formNotifications ?? []).map(({ uniqueId, message }) => [uniqueId, message])),
    error: (column) => errors.get(column),
    isLocked: (column) => controlOf(column).getDisabled(),
    async enter(column, value) {
      const attribute = form.getAttribute(column)!;
      attribute.setValue(value as string);
      attribute.fireOnChange();
      await settle();
    },
    async save() {
      let prevented = false;
      const args = { preventDefault: () => (prevented = true), isDefaultPrevented: () => prevented, disableAsyncTimeout: () => undefined };
      await Promise.all(mock.data.entity.saveEventHandlers.map((handler) => handler({ getEventArgs: () => args, getFormContext: () => form })));
      if (prevented || errors.size > 0 || !fake.onSave()) return false;
      clean();
      if (mock.data.entity.id === '') mock.data.entity.id = String((fake.rows[table]?.[0] as ApiRow | undefined)?.[`${table}id`] ?? '');
      mock.data.entity.postSaveEventHandlers.forEach((handler) => handler());
      await settle();
      return true;
    },
    filters(column) {
      const control = controlOf(column) as unknown as { filters: { filter: string }[]; firePreSearch(context: unknown): void };
      control.filters.length = 0;
      control.firePreSearch({});
      return control.filters.map(({ filter }) => filter);
    },
  };
}
