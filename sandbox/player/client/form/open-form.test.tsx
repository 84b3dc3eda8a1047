import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { OpenForm } from './open-form';
import { cell, column, fakeForm, form, tab, table, type FakeForm } from './test-support/fake-form';
import { fakePlayer } from './test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from './test-support/in-player';

forbidComplaints();

const tickets = table([column('acm_note', 'memo', { description: 'What happened' }), column('acm_place')]);
const ticketForm = form([
  tab('general', 'General', [cell('acm_name'), cell('acm_note')]),
  tab('more', 'More', [cell('acm_place')]),
]);

function open(told: Partial<FakeForm> = {}, player = fakePlayer([tickets])) {
  const runtime = fakeForm({ table: tickets, form: ticketForm, values: { acm_name: 'Printer on fire' }, id: 't1', ...told });
  const drawn = drawIn(
    player,
    <OpenForm runtime={runtime} forms={[runtime.form]} chooseForm={() => undefined} commandBar={(saved) => (
        <>
          <button onClick={() => void saved.save()}>Save</button>
          <button onClick={() => void saved.refresh()}>Refresh</button>
        </>
      )} />,
  );
  return { runtime, ...drawn };
}

describe('an open form', () => {
  it('says whose form it is, and whether all of it is saved', async () => {
    open();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Printer on fire– Saved');
    await userEvent.type(screen.getByRole('textbox', { name: 'note' }), 'Smoke');
    await userEvent.tab();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Printer on fire– Unsaved');
  });

  it('names a row that does not exist yet by its table', () => {
    open({ id: undefined, values: {} });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('New Ticket');
  });

  it('tells the form what was typed when the box is left, not with each key', async () => {
    const { runtime } = open();
    const name = screen.getByRole('textbox', { name: 'name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Printer is out');
    expect(runtime.field('acm_name').value).toBe('Printer on fire');
    await userEvent.tab();
    expect(runtime.field('acm_name').value).toBe('Printer is out');
  });

  it('saves by Ctrl+S what was typed last, with the focus still in the box', async () => {
    const { runtime } = open();
    const name = screen.getByRole('textbox', { name: 'name' });
    await userEvent.type(name, '!{Control>}s{/Control}');
    expect(runtime.saves).toEqual([{ mode: 'save' }]);
    expect(runtime.field('acm_name').value).toBe('Printer on fire!');
    expect(document.activeElement).toBe(name);
  });

  it('goes from tab to tab, and keeps what was typed on the tab behind', async () => {
    const { runtime } = open();
    await userEvent.type(screen.getByRole('textbox', { name: 'note' }), 'Smoke');
    await userEvent.click(screen.getByRole('tab', { name: 'More' }));
    expect(runtime.currentTabId).toBe('more');
    expect(screen.getByRole('tabpanel', { name: 'More' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'note' })).toBeNull();
    await userEvent.click(screen.getByRole('tab', { name: 'General' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'note' }).value).toBe('Smoke');
  });

  it('shows neither hidden tabs nor hidden sections nor hidden fields', () => {
    open({ hidden: ['more', 'acm_note'] });
    expect(screen.queryByRole('tablist')).toBeNull();
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
  });

  it('leads whoever saves to the first field that is wrong, on whichever tab it is', async () => {
    const { runtime } = open({ required: ['acm_place'], outcomes: [{ kind: 'prevented' }] });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(runtime.currentTabId).toBe('more');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /place/ }));
  });

  it('asks for an empty field where it can be filled in, not where the same column is locked', async () => {
    const missing = { id: 'required', level: 'error', text: 'place: Required fields must be filled in.' } as const;
    const locked = { ...cell('acm_place'), control: { id: 'header_place', classId: '', column: 'acm_place', disabled: true, kind: 'field', parameters: {} } as const };
    open({
      form: form(ticketForm.tabs, { header: [locked] }),
      required: ['acm_place'],
      controls: { header_place: { isDisabled: true, notifications: [missing] }, acm_place: { notifications: [missing] } },
      outcomes: [{ kind: 'prevented' }],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(document.activeElement?.closest('[data-control-id]')?.getAttribute('data-control-id')).toBe('acm_place');
    expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([missing.text]);
  });

  it('says why a save failed and what to do, and forgets it after the next that works', async () => {
    const lost = Object.assign(new Error('fetch failed'), { status: 0, code: '' });
    open({ outcomes: [{ kind: 'failed', error: lost }] });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/There is no connection to the environment. What you typed is still here/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.queryByText(/There is no connection/)).toBeNull();
  });

  it('describes a field, and says beside it what is wrong with it', () => {
    const { runtime } = open({ controls: { acm_note: { notifications: [{ id: 'n', level: 'error', text: 'Too vague.' }] } } });
    const note = screen.getByRole('textbox', { name: 'note' });
    expect(note.getAttribute('aria-invalid')).toBe('true');
    expect(descriptionOf(note)).toBe('Too vague. What happened');
    expect(runtime.isDirty).toBe(false);
  });

  it('lets nothing be typed where the row is inactive, and says so', async () => {
    const state = column('statecode', 'state', { options: [{ value: 1, label: 'Closed' }] });
    open({ table: { ...tickets, columns: { ...tickets.columns, statecode: state } }, mode: 'disabled', values: { statecode: 1 } });
    expect(await screen.findByText('Read-only: this record\'s status is Closed.')).toBeTruthy();
    expect(screen.getAllByRole('textbox').every((box) => box.hasAttribute('readonly'))).toBe(true);
  });

  it('shows errors first, and the rest when asked', async () => {
    open({ notifications: [{ id: '1', level: 'INFO', text: 'Be kind.' }, { id: '2', level: 'ERROR', text: 'It burns.' }] });
    const bar = screen.getByRole('region', { name: 'Notifications of the form' });
    expect(await within(bar).findByText('It burns.')).toBeTruthy();
    expect(within(bar).queryByText('Be kind.')).toBeNull();
    await userEvent.click(within(bar).getByRole('button', { name: 'Show all 2 notifications' }));
    expect(await within(bar).findByText('Be kind.')).toBeTruthy();
  });

  it.each([
    [404, 'This row is not there', 'Go to the list of Tickets'],
    [403, 'You may not see this row', 'Try again'],
    [0, 'No connection', 'Try again'],
  ])('explains an answer of %i instead of the form, and offers a way on', (status, title, way) => {
    open({ loadError: Object.assign(new Error('No.'), { status, code: '' }) });
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy();
    expect(screen.getByRole('button', { name: way })).toBeTruthy();
  });

  it('says so when the row could not be read again', async () => {
    open({ rereadError: new Error('The environment did not answer.') });
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText(/could not be read again.*The environment did not answer\./)).toBeTruthy();
  });

  it('saves nothing by keys where nothing can be changed', async () => {
    const { runtime } = open({ mode: 'readOnly' });
    await userEvent.keyboard('{Control>}s{/Control}{Alt>}s{/Alt}');
    expect(runtime.saves).toEqual([]);
  });

  it('begins a new row by Alt+N, for somebody who may', async () => {
    const navigate = jest.fn(() => Promise.resolve(true));
    open({}, fakePlayer([tickets], { navigate, user: { privileges: { prvCreateacm_Ticket: 1 } } }));
    await userEvent.keyboard('{Alt>}n{/Alt}');
    expect(navigate).toHaveBeenCalledWith({ kind: 'record', table: 'acm_ticket' });
  });

  it('hinders nobody', async () => {
    const { container } = open({ required: ['acm_name'], controls: { acm_note: { isDisabled: true } } });
    expect(await hindrances(container)).toEqual([]);
  });
});

describe('two people at one row', () => {
  const conflict = { kind: 'conflict', columns: [{ column: 'acm_place', mine: 'Hall', theirs: 'Attic' }] } as const;

  it.each([['Keep mine', 'mine'], ['Take theirs', 'theirs']])('saves on after "%s"', async (button, merge) => {
    const { runtime } = open({ outcomes: [conflict] });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('row', { name: 'place Hall Attic' })).toBeTruthy();
    expect(await hindrances(dialog)).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: button }));
    expect(runtime.saves).toEqual([{}, { merge }]);
  });

  it('saves nothing while somebody goes on editing', async () => {
    const { runtime } = open({ outcomes: [conflict] });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Go on editing' }));
    expect(runtime.saves).toEqual([{}]);
  });
});

describe('leaving with unsaved changes', () => {
  it.each([['Save and continue', true, 1], ['Discard changes', true, 0], ['Cancel', false, 0]])('"%s"', async (button, leaves, saves) => {
    let guard = { isDirty: () => false, confirmLeaving: () => Promise.resolve(true) };
    const { runtime } = open({}, fakePlayer([tickets], { guardLeaving: (given) => { guard = given; return () => undefined; } }));
    runtime.setValue('acm_name', 'Other');
    expect(guard.isDirty()).toBe(true);
    let left = Promise.resolve(!leaves);
    act(() => { left = guard.confirmLeaving(); });
    await userEvent.click(await screen.findByRole('button', { name: button }));
    expect(await left).toBe(leaves);
    expect(runtime.saves).toHaveLength(saves);
  });
});

/** The texts that an element is described by, in the order of the page. */
const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
