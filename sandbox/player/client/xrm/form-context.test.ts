import type { GridHandle } from '../contracts';
import { createFormRuntime } from '../form-runtime';
import { ids, surroundings, ticket, ticketForm, ticketRow } from '../form-runtime/testing';

async function open(privileges?: Readonly<Record<string, number>>) {
  const around = surroundings(privileges);
  around.change(ids.ticket, ticketRow());
  const runtime = createFormRuntime({ player: around.player, table: ticket, form: ticketForm(), id: ids.ticket });
  await runtime.ready();
  return { around, runtime, form: runtime.formContext };
}

describe('collections of a form', () => {
  it('give one by name or number, some by a function, or all', async () => {
    const { form } = await open();
    const names = (all: readonly { getName(): string }[]) => all.map((each) => each.getName());
    expect(form.getAttribute('acm_name')?.getName()).toBe('acm_name');
    expect(form.getAttribute(0)?.getName()).toBe('acm_name');
    expect(names(form.getAttribute((attribute) => attribute.getAttributeType() === 'lookup'))).toEqual(['acm_accountid', 'acm_customerid', 'ownerid']);
    expect(form.getAttribute()).toHaveLength(form.data.entity.attributes.getLength());
    expect(names(form.ui.tabs.get())).toEqual(['general', 'more']);
    expect(names(form.getAttribute('acm_name')?.controls.get() ?? [])).toEqual(['acm_name']);
    expect([form.getControl('nothing'), form.getAttribute('modifiedon')]).toEqual([null, null]);
  });
});

describe('the columns of a form', () => {
  it('describe themselves', async () => {
    const { form } = await open();
    const count = form.getAttribute<Xrm.Attributes.NumberAttribute>('acm_count');
    const kind = form.getAttribute<Xrm.Attributes.OptionSetAttribute>('acm_kind');
    expect([count?.getMin(), count?.getMax(), count?.getRequiredLevel(), count?.getSubmitMode(), count?.getUserPrivilege()]).toEqual([0, 10, 'none', 'dirty', { canRead: true, canCreate: true, canUpdate: true }]);
    expect([kind?.getInitialValue(), kind?.getOption(2), kind?.getOption('Incident'), kind?.getSelectedOption()]).toEqual([1, { value: 2, text: 'Question' }, { value: 1, text: 'Incident' }, { value: 1, text: 'Incident' }]);
    expect(form.getAttribute<Xrm.Attributes.DateAttribute>('acm_due')?.getFormat()).toBe('date');
  });

  it('are sent always, never, or when they were changed', async () => {
    const { around, runtime, form } = await open();
    form.getAttribute('acm_count')?.setSubmitMode('always');
    form.getAttribute('acm_notes')?.setSubmitMode('never');
    form.getAttribute('acm_notes')?.setValue('not sent');
    form.getAttribute('acm_name')?.setValue('Changed');
    await runtime.save();
    expect(JSON.parse(around.sent.find(({ method }) => method === 'PATCH')?.body ?? '')).toEqual({ acm_name: 'Changed', acm_count: 3 });
  });

  it('hand out copies: what a script changes in them changes nothing', async () => {
    const { runtime, form } = await open();
    form.getAttribute<Xrm.Attributes.DateAttribute>('acm_due')?.getValue()?.setFullYear(1999);
    expect(runtime.field('acm_due').value).toEqual(new Date(2026, 2, 29));
  });
});

describe('the row of a form', () => {
  it('knows itself, and whether it is changed and valid', async () => {
    const { form } = await open();
    expect(form.data.entity.getEntityReference()).toEqual({ id: `{${ids.ticket.toUpperCase()}}`, entityType: 'acm_ticket', name: 'Printer' });
    form.getAttribute('acm_name')?.setValue(null);
    expect([form.data.entity.getIsDirty(), form.data.isValid()]).toEqual([true, false]);
  });

  it('is read again on request, and tells who waits for it', async () => {
    const { around, runtime, form } = await open();
    const states: number[] = [];
    form.data.addOnLoad((context) => void states.push(context.getEventArgs().getDataLoadState()));
    around.change(ids.ticket, { acm_count: 8 });
    await form.data.refresh(false);
    expect([runtime.field('acm_count').value, states]).toEqual([8, [3]]);
  });
});

describe('what a form shows', () => {
  it.each([[{ prvWriteacm_ticket: 8 }, 2], [{ prvReadacm_ticket: 8 }, 3]])('is of the type that the user with %o may use', async (privileges, type) => {
    expect((await open(privileges)).form.ui.getFormType()).toBe(type);
  });

  it('takes and clears notifications, of the form and of fields', async () => {
    const { runtime, form } = await open();
    form.ui.setFormNotification('Careful', 'WARNING', 'w');
    form.ui.setFormNotification('Careful now', 'WARNING', 'w');
    expect(runtime.notifications).toEqual([{ id: 'w', level: 'WARNING', text: 'Careful now' }]);
    expect([form.ui.clearFormNotification('w'), form.ui.clearFormNotification('w'), runtime.notifications]).toEqual([true, false, []]);
    const run = jest.fn();
    form.getControl<Xrm.Controls.StandardControl>('acm_count')?.addNotification({ uniqueId: 'r', messages: ['Take four.'], notificationLevel: 'RECOMMENDATION', actions: [{ message: 'Do it', actions: [run] }] });
    const [notification] = runtime.control('acm_count').notifications;
    notification?.actions?.[0]?.run();
    expect([notification?.level, notification?.actions?.[0]?.label, run.mock.calls.length]).toEqual(['recommendation', 'Do it', 1]);
  });

  it('puts another tab in front when its own is hidden, and the focus where a script wants it', async () => {
    const { runtime, form } = await open();
    form.ui.tabs.get<Xrm.Controls.Tab>('general').setVisible(false);
    expect(runtime.currentTabId).toBe('more');
    form.ui.tabs.get<Xrm.Controls.Tab>('general').setVisible(true);
    form.getControl<Xrm.Controls.StandardControl>('acm_name')?.setFocus();
    expect([runtime.currentTabId, runtime.focusRequest]).toEqual(['general', { controlId: 'acm_name', count: 1 }]);
  });

  it('knows lookups: their tables, and views of their own', async () => {
    const { runtime, form } = await open();
    const control = form.getControl<Xrm.Controls.LookupControl>('acm_customerid');
    expect(control?.getEntityTypes()).toEqual(['account', 'contact']);
    control?.setEntityTypes(['contact']);
    control?.addCustomView('{AA000000-0000-4000-8000-000000000000}', 'contact', 'Mine', '<fetch/>', '<grid/>', true);
    expect(runtime.control('acm_customerid')).toMatchObject({ lookupTables: ['contact'], lookupViewId: 'aa000000-0000-4000-8000-000000000000', lookupViews: [{ name: 'Mine', table: 'contact' }] });
  });

  it('says what it cannot do', async () => {
    const { form } = await open();
    expect(() => form.ui.setFormEntityName('x')).toThrow('ui.setFormEntityName is not supported by the sandbox.');
  });
});

describe('a subgrid', () => {
  const row = { id: ids.account, name: 'Contoso', entityType: 'acm_ticket' };
  const handle = () => {
    const loads = new Set<() => void>();
    const grid: GridHandle = {
      table: 'acm_ticket', viewId: 'v1', parent: { table: 'acm_ticket', id: ids.ticket, relationship: 'acm_parent' }, selected: () => [row], rows: () => [row, row], total: () => 7,
      refresh: jest.fn(() => Promise.resolve()), selectView: jest.fn(), refreshCommands: jest.fn(), fetchXml: () => '<fetch/>',
      onLoad: (handler) => {
        loads.add(handler);
        return () => void loads.delete(handler);
      },
    };
    return { grid, load: () => loads.forEach((handler) => handler()) };
  };

  it('is reached once it is on the screen, with its rows and selection', async () => {
    const { runtime, form } = await open();
    const control = form.getControl<Xrm.Controls.GridControl>('notes_grid');
    expect(() => control?.getGrid()).toThrow("The subgrid 'notes_grid' is not on the screen yet.");
    const { grid } = handle();
    runtime.registerGrid('notes_grid', grid);
    expect([control?.getGrid().getTotalRecordCount(), control?.getGrid().getRows().getLength(), control?.getEntityName(), control?.getFetchXml(), control?.getRelationship().name]).toEqual([7, 2, 'acm_ticket', '<fetch/>', 'acm_parent']);
    expect(control?.getGrid().getSelectedRows().get(0)?.getData().getEntity().getEntityReference()).toEqual({ ...row, id: `{${ids.account.toUpperCase()}}` });
    control?.refresh();
    (control as unknown as { refreshRibbon(): void }).refreshRibbon();
    expect([grid.refresh, grid.refreshCommands].map((called) => (called as jest.Mock).mock.calls.length)).toEqual([1, 1]);
  });

  it('tells when it has loaded, to those who asked before it was there as well', async () => {
    const { runtime, form } = await open();
    const heard: string[] = [];
    form.getControl<Xrm.Controls.GridControl>('notes_grid')?.addOnLoad((context) => void heard.push((context.getEventSource() as Xrm.Controls.Control).getName()));
    const { grid, load } = handle();
    const leave = runtime.registerGrid('notes_grid', grid);
    load();
    leave();
    load();
    expect(heard).toEqual(['notes_grid']);
  });
});
