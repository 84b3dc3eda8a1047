import type { FormEventModel, FormModel } from '../../app-model';
import { createFormRuntime } from '../form-runtime';
import { ids, surroundings, ticket, ticketForm, ticketRow } from '../form-runtime/testing';
import { serveWebResources } from './testing';

/** Scripts as people write them; each test has a library of its own, for a library loads once. */
let count = 0;
let stop = () => undefined as void;
afterEach(() => stop());

async function openWith(code: string, events: readonly Partial<FormEventModel>[], { row = {}, form = {}, isNew = false }: { readonly row?: Readonly<Record<string, unknown>>; readonly form?: Partial<FormModel>; readonly isNew?: boolean } = {}) {
  count += 1;
  const library = `acm_/scripts/form${count}.js`;
  stop = serveWebResources({ [library]: code });
  const around = surroundings();
  around.intercept(({ url }) => (url.includes('webresourceset') ? ({ ok: true, status: 200, headers: { get: () => null }, text: () => Promise.resolve('{"value":[]}') } as unknown as Response) : undefined));
  around.change(ids.ticket, ticketRow(row));
  const declared = events.map((event) => ({ name: 'onload' as const, functionName: 'Acme.onLoad', library, passExecutionContext: true, parameters: [], enabled: true, ...event }));
  const runtime = createFormRuntime({ player: around.player, table: ticket, form: ticketForm({ libraries: [library], events: declared, ...form }), newId: () => ids.ticket, ...(isNew ? {} : { id: ids.ticket }) });
  await runtime.ready();
  return { around, runtime, library };
}

describe('a form script', () => {
  it('shows, locks, requires and labels what its load handler says', async () => {
    const { runtime } = await openWith(`
      window.Acme = { onLoad: function (executionContext) {
        var formContext = executionContext.getFormContext();
        formContext.getControl("acm_notes").setVisible(formContext.getAttribute("acm_urgent").getValue());
        formContext.getControl("acm_count").setDisabled(true);
        formContext.getControl("acm_count").setLabel("How many");
        formContext.getAttribute("acm_kind").setRequiredLevel("required");
        formContext.ui.tabs.get("more").setVisible(false);
        formContext.ui.tabs.get("general").sections.get("general_section").setLabel("Basics");
        formContext.ui.setFormNotification("Welcome, " + Xrm.Utility.getGlobalContext().userSettings.userName, "INFO", "hello");
      } };`, [{}]);
    expect(runtime.control('acm_notes').isVisible).toBe(false);
    expect(runtime.control('acm_count')).toMatchObject({ isDisabled: true, label: 'How many' });
    expect(runtime.field('acm_kind').required).toBe('required');
    expect([runtime.isTabVisible('more'), runtime.sectionLabel('general_section')]).toEqual([false, 'Basics']);
    expect(runtime.notifications).toEqual([{ id: 'hello', level: 'INFO', text: 'Welcome, Ada' }]);
  });

  it('gets the parameters of the form definition, after the context where it is passed', async () => {
    await openWith('window.Acme = { seen: [], onLoad: function () { Acme.seen.push([].slice.call(arguments)); } };', [
      { parameters: ['a', 1, true], passExecutionContext: false },
    ]);
    expect((window as unknown as { Acme: { seen: unknown } }).Acme.seen).toEqual([['a', 1, true]]);
  });

  it('hears what people change, not what scripts set, unless it fires the event', async () => {
    const { runtime } = await openWith(`
      window.Acme = { onLoad: function (c) {
        var form = c.getFormContext(), name = form.getAttribute("acm_name");
        name.addOnChange(function (context) {
          form.getAttribute("acm_notes").setValue((form.getAttribute("acm_notes").getValue() || "") + context.getEventSource().getName() + ";");
        });
        name.setValue("by script");
        name.setValue("by script, fired"); name.fireOnChange();
      } };`, [{}]);
    expect(runtime.field('acm_notes').value).toBe('acm_name;');
    runtime.setValue('acm_name', 'by hand');
    expect(runtime.field('acm_notes').value).toBe('acm_name;acm_name;');
  });

  it('reads values as Power Apps gives them: ids in upper case with braces, choices as numbers, dates as Date', async () => {
    await openWith(`
      window.Acme = { onLoad: function (c) { var f = c.getFormContext(); Acme.values = {
        id: f.data.entity.getId(), lookup: f.getAttribute("acm_accountid").getValue(), kind: f.getAttribute("acm_kind").getValue(), text: f.getAttribute("acm_kind").getText(),
        due: f.getAttribute("acm_due").getValue() instanceof Date, type: f.getAttribute("acm_customerid").getAttributeType(), missing: f.getAttribute("acm_nothing"), formType: f.ui.getFormType(),
        primary: f.data.entity.getPrimaryAttributeValue() }; } };`, [{}]);
    expect((window as unknown as { Acme: { values: unknown } }).Acme.values).toEqual({
      id: `{${ids.ticket.toUpperCase()}}`, lookup: [{ id: `{${ids.account.toUpperCase()}}`, name: 'Contoso', entityType: 'account' }], kind: 1, text: 'Incident', due: true, type: 'lookup',
      missing: null, formType: 2, primary: 'Printer',
    });
  });

  it('holds up a save, waiting for what it asks first', async () => {
    const { around, runtime } = await openWith(`
      window.Acme = { onSave: async function (c) {
        var args = c.getEventArgs();
        Acme.mode = args.getSaveMode();
        await Promise.resolve();
        if (c.getFormContext().getAttribute("acm_count").getValue() > 5) {
          args.preventDefault();
          c.getFormContext().getControl("acm_count").setNotification("Not more than five.", "five");
        }
      } };`, [{ name: 'onsave', functionName: 'Acme.onSave' }]);
    runtime.setValue('acm_count', 6);
    expect(await runtime.save()).toEqual({ kind: 'prevented' });
    expect(runtime.control('acm_count').notifications).toEqual([{ id: 'five', level: 'error', text: 'Not more than five.' }]);
    runtime.formContext.getControl<Xrm.Controls.StandardControl>('acm_count')?.clearNotification('five');
    runtime.setValue('acm_count', 5);
    expect((await runtime.save({ mode: 'saveAndClose' })).kind).toBe('saved');
    expect((window as unknown as { Acme: { mode: number } }).Acme.mode).toBe(2);
    expect(around.visited).toEqual([{ kind: 'list', table: 'acm_ticket' }]);
  });

  it('that fails is named above the form and in a dialog, and the form lives on', async () => {
    const { around, runtime, library } = await openWith('window.Acme = { onLoad: function (c) { c.getFormContext().getAttribute("acm_typo").setValue(1); } };', [{}]);
    const text = expect.stringContaining(`The script Acme.onLoad of ${library} failed in the event onload`);
    expect(runtime.notifications).toEqual([{ id: expect.any(String), level: 'ERROR', text }]);
    expect(around.dialogs.error).toHaveBeenCalledWith(expect.objectContaining({ message: text }));
    runtime.setValue('acm_name', 'Still here');
    expect((await runtime.save()).kind).toBe('saved');
  });

  it('that is not there is named with the function that was wanted', async () => {
    const { runtime } = await openWith('window.Acme = {};', [{ functionName: 'Acme.notThere' }], { form: { libraries: ['acm_/missing.js'] } });
    expect(runtime.notifications.map(({ text }) => text)).toEqual([
      expect.stringContaining("The web resource 'acm_/missing.js' could not be loaded"), expect.stringMatching(/has no function 'Acme.notThere'/),
    ]);
  });

  it('runs after a save what waits for it, and again when a new row has become an existing one', async () => {
    const { runtime } = await openWith(`
      window.Acme = { log: [], onLoad: function (c) {
        Acme.log.push("load " + c.getEventArgs().getDataLoadState() + " type " + c.getFormContext().ui.getFormType());
        c.getFormContext().data.entity.addOnPostSave(function (p) { Acme.log.push("saved " + p.getEventArgs().getIsSaveSuccess()); });
      } };`, [{}], { isNew: true });
    runtime.setValue('acm_name', 'New');
    await runtime.save();
    expect((window as unknown as { Acme: { log: unknown } }).Acme.log).toEqual(['load 1 type 1', 'saved true', 'load 2 type 2']);
  });

  it('filters what a lookup offers, for each search anew', async () => {
    const { runtime } = await openWith(`
      window.Acme = { onLoad: function (c) {
        var form = c.getFormContext(), control = form.getControl("acm_customerid");
        control.addPreSearch(function () {
          control.addCustomFilter("<filter><condition attribute='name' operator='eq' value='" + form.getAttribute("acm_name").getValue() + "'/></filter>", "account");
        });
      } };`, [{}]);
    const filters = () => runtime.control('acm_customerid').lookupFilters;
    filters();
    runtime.setValue('acm_name', 'B');
    expect(filters()).toEqual({ account: ["<filter><condition attribute='name' operator='eq' value='B'/></filter>"], contact: [] });
  });

  it('takes options away and puts them back', async () => {
    const { runtime } = await openWith('window.Acme = { onLoad: function () {} };', [{}]);
    const control = runtime.formContext.getControl<Xrm.Controls.OptionSetControl>('acm_kind');
    control?.removeOption(2);
    expect([runtime.control('acm_kind').hiddenOptions, control?.getOptions()]).toEqual([[2], [{ value: 1, text: 'Incident' }]]);
    control?.addOption({ value: 2, text: 'Question' });
    expect(runtime.control('acm_kind').hiddenOptions).toEqual([]);
  });

  it('may refuse a value, and must give one of the right type', async () => {
    const { runtime } = await openWith('window.Acme = { onLoad: function () {} };', [{}]);
    const attribute = runtime.formContext.getAttribute('acm_name');
    attribute?.setIsValid(false, 'Taken.');
    expect([runtime.field('acm_name').error, (await runtime.save()).kind]).toEqual(['Taken.', 'prevented']);
    attribute?.setIsValid(true);
    expect(runtime.field('acm_name').error).toBeUndefined();
    expect(() => attribute?.setValue(5 as never)).toThrow("setValue of 'acm_name' takes a text, and got 5.");
    expect(() => runtime.formContext.getAttribute('acm_accountid')?.setValue('x' as never)).toThrow('an array with one lookup value');
  });

  it('hears when a tab comes to the front', async () => {
    const { runtime } = await openWith('window.Acme = { onTab: function (c) { Acme.tab = c.getEventSource().getName() + " " + c.getEventSource().getDisplayState(); } };', [
      { name: 'tabstatechange', attribute: 'more', functionName: 'Acme.onTab' },
    ]);
    runtime.showTab('more');
    expect([runtime.currentTabId, (window as unknown as { Acme: { tab: string } }).Acme.tab]).toEqual(['more', 'more expanded']);
  });

  it('saves by promise, and is told why not', async () => {
    const { runtime } = await openWith('window.Acme = { onLoad: function () {} };', [{}]);
    runtime.formContext.getAttribute('acm_name')?.setValue(null);
    await expect(Promise.resolve(runtime.formContext.data.save())).rejects.toMatchObject({ message: expect.stringContaining('a field or a script stands in the way') });
    runtime.formContext.getAttribute('acm_name')?.setValue('Fine');
    await runtime.formContext.data.save();
    expect(runtime.formContext.data.getIsDirty()).toBe(false);
  });
});
