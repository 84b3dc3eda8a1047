import type { FormModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { installXrm } from '../xrm';
import { createFormRuntime } from './index';
import { ids, surroundings, ticket, ticketForm, ticketRow, type Surroundings } from './testing';

const newId = () => ids.ticket;

async function open(around: Surroundings, more: { readonly id?: string; readonly defaults?: Record<string, unknown>; readonly form?: FormModel } = {}): Promise<FormRuntime> {
  const runtime = createFormRuntime({ player: around.player, table: ticket, form: ticketForm(), newId, ...more });
  await runtime.ready();
  return runtime;
}

async function opened(values = {}) {
  const around = surroundings();
  around.change(ids.ticket, ticketRow(values));
  return { around, form: await open(around, { id: ids.ticket }) };
}

const bodyOf = (around: Surroundings, method: string) => around.sent.filter((request) => request.method === method).map(({ body }) => JSON.parse(body) as unknown);

describe('an open form', () => {
  it('reads exactly the columns that it needs, in one call', async () => {
    const { around, form } = await opened();
    expect(around.sent).toHaveLength(1);
    expect(around.sent[0]?.url).toContain(`acm_tickets(${ids.ticket})?$select=acm_ticketid,acm_name,acm_notes`);
    expect(around.sent[0]?.url).toContain('_acm_accountid_value');
    expect(form.field('acm_accountid').value).toEqual([{ id: ids.account, name: 'Contoso', entityType: 'account' }]);
    expect(form.field('acm_tags').value).toEqual([1, 2]);
    expect(form.isLoading).toBe(false);
  });

  it('shows a stored day as that day in any zone', async () => {
    const { form } = await opened();
    expect(form.field('acm_due').value).toEqual(new Date(2026, 2, 29));
  });

  it('tells why a row could not be read', async () => {
    const form = await open(surroundings(), { id: ids.ticket });
    expect(form.loadError).toMatchObject({ status: 404, code: '0x80040217' });
  });

  it('opens after all when its row can be read later, scripts included', async () => {
    const around = surroundings();
    const form = await open(around, { id: ids.ticket });
    const loads = jest.fn();
    form.formContext.data.addOnLoad(loads);
    around.change(ids.ticket, ticketRow());
    await form.refresh();
    expect([form.loadError, form.isLoading, form.field('acm_name').value, loads.mock.calls.length]).toEqual([undefined, false, 'Printer', 1]);
  });

  it('is dirty while something differs from what was read, and no longer', async () => {
    const { form } = await opened();
    form.setValue('acm_name', 'Scanner');
    expect([form.isDirty, form.field('acm_name').isDirty]).toEqual([true, true]);
    form.setValue('acm_name', 'Printer');
    expect(form.isDirty).toBe(false);
  });

  it('tells its listeners of every change until they leave', async () => {
    const { form } = await opened();
    const listener = jest.fn();
    const leave = form.subscribe(listener);
    const before = form.revision;
    form.setValue('acm_name', 'Scanner');
    leave();
    form.setValue('acm_name', 'Plotter');
    expect(listener).toHaveBeenCalledTimes(1);
    expect(form.revision).toBeGreaterThan(before + 1);
  });

  it.each([['active', 'update', { statecode: 0 }], ['inactive', 'disabled', { statecode: 1 }]])('of an %s row is in the mode %s', async (_, mode, values) => {
    const { form } = await opened(values);
    expect(form.mode).toBe(mode);
    expect(form.control('acm_name').isDisabled).toBe(mode === 'disabled');
  });

  it('is read-only without the privilege to write', async () => {
    const around = surroundings({ prvReadacm_ticket: 8 });
    around.change(ids.ticket, ticketRow());
    expect((await open(around, { id: ids.ticket })).mode).toBe('readOnly');
  });

  it('keeps what was typed when it reads the row again, unless told to discard', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Scanner');
    around.change(ids.ticket, { acm_count: 7 });
    await form.refresh();
    expect([form.field('acm_name').value, form.field('acm_count').value]).toEqual(['Scanner', 7]);
    await form.refresh({ discard: true });
    expect(form.field('acm_name').value).toBe('Printer');
  });
});

describe('saving', () => {
  it('sends only what was changed, with the ETag that was read', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Scanner');
    form.setValue('acm_tags', [2]);
    form.setValue('acm_due', new Date(2026, 11, 31));
    expect(await form.save()).toEqual({ kind: 'saved', id: ids.ticket });
    expect(bodyOf(around, 'PATCH')).toEqual([{ acm_name: 'Scanner', acm_tags: '2', acm_due: '2026-12-31' }]);
    expect(around.sent.find(({ method }) => method === 'PATCH')?.headers['If-Match']).toBe('W/"1"');
    expect(form.isDirty).toBe(false);
  });

  it('needs no call when nothing was changed', async () => {
    const { around, form } = await opened();
    expect((await form.save()).kind).toBe('saved');
    expect(around.sent.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('binds lookups by the navigation property of the table that they point to, and empties them', async () => {
    const { around, form } = await opened();
    form.setValue('acm_accountid', null);
    form.setValue('acm_customerid', [{ id: ids.account, entityType: 'contact' }]);
    await form.save();
    expect(bodyOf(around, 'PATCH')).toEqual([{ 'acm_AccountId@odata.bind': null, 'acm_CustomerId_contact@odata.bind': `/contacts(${ids.account})` }]);
  });

  it('creates a row with what is filled in, defaults included', async () => {
    const around = surroundings();
    const form = await open(around, { defaults: { acm_accountid: { id: `{${ids.account.toUpperCase()}}`, entityType: 'account' }, acm_kind: 2 } });
    expect([form.mode, form.isDirty, form.id]).toEqual(['create', false, undefined]);
    form.setValue('acm_name', 'New one');
    expect(await form.save()).toEqual({ kind: 'saved', id: ids.ticket });
    expect(bodyOf(around, 'POST')).toEqual([{ acm_ticketid: ids.ticket, acm_name: 'New one', acm_urgent: false, acm_kind: 2, 'acm_AccountId@odata.bind': `/accounts(${ids.account})` }]);
    expect([form.mode, form.id, form.isDirty]).toEqual(['update', ids.ticket, false]);
  });

  it('is refused while a required field is empty, and says which', async () => {
    const around = surroundings();
    const form = await open(around);
    expect(await form.save()).toEqual({ kind: 'prevented' });
    expect(form.control('acm_name').notifications).toEqual([{ id: 'required', level: 'error', text: 'name: Required fields must be filled in.' }]);
    form.setValue('acm_name', 'There');
    expect(form.control('acm_name').notifications).toEqual([]);
    expect(around.sent).toEqual([]);
  });

  it.each([
    ['acm_name', 'x'.repeat(21), 'Enter at most 20 characters; these are 21.'],
    ['acm_count', 11, 'Enter a number between 0 and 10.'],
    ['acm_count', 1.5, 'Enter a whole number.'],
  ])('is refused while %s is not valid', async (column, value, error) => {
    const { around, form } = await opened();
    form.setValue(column, value);
    expect(form.field(column).error).toBe(error);
    expect((await form.save()).kind).toBe('prevented');
    expect(bodyOf(around, 'PATCH')).toEqual([]);
  });

  it('is refused while something typed is no value, until it is one', async () => {
    const { form } = await opened();
    form.setInvalid('acm_count', 'Enter a number.');
    expect([form.field('acm_count').error, form.isDirty, (await form.save()).kind]).toEqual(['Enter a number.', true, 'prevented']);
    form.setValue('acm_count', 4);
    expect([form.field('acm_count').error, (await form.save()).kind]).toEqual([undefined, 'saved']);
  });

  it('keeps what is typed while it runs', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Scanner');
    around.intercept(({ method }) => {
      if (method === 'PATCH') form.setValue('acm_notes', 'typed meanwhile');
      return undefined;
    });
    await form.save();
    around.intercept(undefined);
    expect([form.field('acm_notes').value, form.isDirty]).toEqual(['typed meanwhile', true]);
    await form.save();
    expect(around.rows.get(ids.ticket)).toMatchObject({ acm_name: 'Scanner', acm_notes: 'typed meanwhile' });
  });

  it('passes on what the environment says against it, and loses nothing', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Scanner');
    around.intercept(({ method }) => (method === 'PATCH' ? refusal() : undefined));
    expect(await form.save()).toMatchObject({ kind: 'failed', error: { status: 400, message: 'No.' } });
    expect([form.field('acm_name').value, form.isDirty]).toEqual(['Scanner', true]);
  });
});

describe('a lost connection', () => {
  it('keeps everything typed and says so', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Scanner');
    around.intercept(lost);
    expect(await form.save()).toMatchObject({ kind: 'failed', error: { status: 0, message: expect.stringContaining('Nothing that you entered is lost') } });
    around.intercept(undefined);
    expect([form.isDirty, (await form.save()).kind]).toEqual([true, 'saved']);
  });

  it('after a create that arrived makes no second row', async () => {
    const around = surroundings();
    const form = await open(around);
    form.setValue('acm_name', 'Once');
    around.intercept(({ method }) => {
      if (method !== 'POST') return undefined;
      around.change(ids.ticket, ticketRow({ acm_name: 'Once', acm_count: null }));
      return lost();
    });
    expect((await form.save()).kind).toBe('failed');
    form.setValue('acm_notes', 'added while offline');
    around.intercept(undefined);
    expect(await form.save()).toEqual({ kind: 'saved', id: ids.ticket });
    expect(around.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(bodyOf(around, 'PATCH')).toEqual([{ acm_notes: 'added while offline' }]);
  });

  it('after a create that did not arrive creates', async () => {
    const around = surroundings();
    const form = await open(around);
    form.setValue('acm_name', 'Once');
    around.intercept(lost);
    await form.save();
    around.intercept(undefined);
    expect(await form.save()).toEqual({ kind: 'saved', id: ids.ticket });
    expect(around.rows.get(ids.ticket)).toMatchObject({ acm_name: 'Once' });
  });
});

describe('two people at one row', () => {
  it('are merged when they changed different columns', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Mine');
    around.change(ids.ticket, { acm_count: 9 });
    expect((await form.save()).kind).toBe('saved');
    expect(around.rows.get(ids.ticket)).toMatchObject({ acm_name: 'Mine', acm_count: 9 });
    expect([form.field('acm_count').value, form.isDirty]).toEqual([9, false]);
  });

  it('are asked when they changed the same one, with both values as shown', async () => {
    const { around, form } = await opened();
    form.setValue('acm_kind', 2);
    around.change(ids.ticket, { acm_kind: null });
    expect(await form.save()).toEqual({ kind: 'conflict', columns: [{ column: 'acm_kind', mine: 'Question', theirs: '' }] });
    expect(around.rows.get(ids.ticket)?.['acm_kind']).toBeNull();
    expect(form.field('acm_kind').value).toBe(2);
  });

  it.each([['mine', 'Mine'], ['theirs', 'Theirs']] as const)('go on with %s when so decided, and save the rest', async (merge, name) => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Mine');
    form.setValue('acm_notes', 'rest');
    around.change(ids.ticket, { acm_name: 'Theirs' });
    expect((await form.save()).kind).toBe('conflict');
    expect((await form.save({ merge })).kind).toBe('saved');
    expect(around.rows.get(ids.ticket)).toMatchObject({ acm_name: name, acm_notes: 'rest' });
    expect([form.field('acm_name').value, form.isDirty]).toEqual([name, false]);
  });

  it('are asked again when theirs changed once more after the question', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Mine');
    around.change(ids.ticket, { acm_name: 'Theirs' });
    await form.save();
    around.change(ids.ticket, { acm_name: 'Theirs again' });
    expect(await form.save({ merge: 'mine' })).toMatchObject({ kind: 'conflict', columns: [{ theirs: 'Theirs again' }] });
  });

  it('are still asked after a refresh between', async () => {
    const { around, form } = await opened();
    form.setValue('acm_name', 'Mine');
    around.change(ids.ticket, { acm_name: 'Theirs' });
    await form.refresh();
    expect(form.field('acm_name').value).toBe('Mine');
    expect((await form.save()).kind).toBe('conflict');
  });
});

describe('a script that saves', () => {
  it('does so as the form itself would, which shows what came of it, as long as the form is drawn', async () => {
    const { form } = await opened();
    const shown = jest.fn(async () => ({ kind: 'prevented' }) as const);
    const takeAway = form.showSavesBy(shown);
    await expect(form.formContext.data.save()).rejects.toThrow('stands in the way');
    expect(shown).toHaveBeenCalledWith({ mode: 'save' });
    takeAway();
    await expect(form.formContext.data.save()).resolves.toBeUndefined();
  });
});

describe('a script that reads the row while it is saved', () => {
  it.each([undefined, '?$select=acm_name,acm_notes'])('has asked already: nobody is asked again about what it saw (%s)', async (options) => {
    const { around, form } = await opened();
    installXrm(around.player);
    form.formContext.data.entity.addOnSave(async () => {
      await Xrm.WebApi.retrieveRecord('acm_ticket', form.formContext.data.entity.getId(), options);
    });
    form.setValue('acm_name', 'Mine');
    around.change(ids.ticket, { acm_name: 'Theirs' });
    expect((await form.save()).kind).toBe('saved');
    expect(around.rows.get(ids.ticket)).toMatchObject({ acm_name: 'Mine' });
  });

  it('has not asked about columns that it did not read', async () => {
    const { around, form } = await opened();
    installXrm(around.player);
    form.formContext.data.entity.addOnSave(async () => {
      await Xrm.WebApi.retrieveRecord('acm_ticket', ids.ticket, '?$select=acm_notes');
    });
    form.setValue('acm_name', 'Mine');
    around.change(ids.ticket, { acm_name: 'Theirs' });
    expect(await form.save()).toMatchObject({ kind: 'conflict', columns: [{ theirs: 'Theirs' }] });
  });

  it('has not asked about a version that came later', async () => {
    const { around, form } = await opened();
    installXrm(around.player);
    form.formContext.data.entity.addOnSave(async () => {
      await Xrm.WebApi.retrieveRecord('acm_ticket', ids.ticket);
      around.change(ids.ticket, { acm_name: 'Later' });
    });
    form.setValue('acm_name', 'Mine');
    expect(await form.save()).toMatchObject({ kind: 'conflict', columns: [{ theirs: 'Later' }] });
  });
});

const lost = (): never => {
  throw new TypeError('Failed to fetch');
};

const refusal = () => ({ ok: false, status: 400, headers: { get: () => null }, text: () => Promise.resolve('{"error":{"code":"0x80040203","message":"No."}}') }) as unknown as Response;
