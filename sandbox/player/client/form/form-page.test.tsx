import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import { PlayerContext, type Page, type Player } from '../player';
import { FormPage } from './form-page';
import { cell, column, form, tab, table } from './test-support/fake-form';
import { fakePlayer } from './test-support/fake-player';
import { drawIn, forbidComplaints } from './test-support/in-player';
import type { RecordPage } from './use-runtime';

forbidComplaints();

const id = '11111111-1111-4111-8111-111111111111';
const short = form([tab('a', 'Short', [cell('acm_name')])], { id: 'short', name: 'Short', order: 1 });
const long = form([tab('b', 'Long', [cell('acm_name'), cell('acm_note')])], { id: 'long', name: 'Long', order: 2 });
const tickets = table([column('acm_note', 'memo')], { forms: [long, short] });
const rights = { privileges: { prvCreateacm_Ticket: 8, prvWriteacm_Ticket: 8, prvReadacm_Ticket: 8 } };

/** A page in a player whose address changes, as the shell shows it. */
function open(page: RecordPage, told: Parameters<typeof fakePlayer>[1] = {}, of: TableModel = tickets) {
  const went: (readonly [Page, object | undefined])[] = [];
  let current: Page = page;
  const api = { get: () => Promise.resolve({ '@odata.etag': 'W/"1"', acm_ticketid: id, acm_name: 'Smoke', acm_note: 'Hall' }), create: () => Promise.resolve(id) };
  const player: Player = fakePlayer([of], {
    api, user: rights, page: () => current,
    navigate: (to, options) => {
      went.push([to, options]);
      current = to;
      return Promise.resolve(true);
    },
    ...told,
  });
  const { rerender } = drawIn(player, <FormPage page={page} />);
  const follow = () => current.kind === 'record' && rerender(<PlayerContext.Provider value={player}><FormPage page={current} /></PlayerContext.Provider>);
  return { went, follow };
}

describe('the page of a row', () => {
  it('shows the row in the first form of the table', async () => {
    open({ kind: 'record', table: 'acm_ticket', id });
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('Smoke– Saved');
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
  });

  it('offers the other forms, and goes to the one chosen', async () => {
    const { went } = open({ kind: 'record', table: 'acm_ticket', id });
    await userEvent.click(await screen.findByRole('combobox', { name: 'Form' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Long' }));
    expect(went).toEqual([[{ kind: 'record', table: 'acm_ticket', id, formId: 'long' }, undefined]]);
  });

  it('gives a new row its address once it is saved, and stays as it is', async () => {
    const { went, follow } = open({ kind: 'record', table: 'acm_ticket', formId: 'long' });
    await userEvent.type(await screen.findByRole('textbox', { name: /name/ }), 'Smoke');
    const note = screen.getByRole('textbox', { name: /note/ });
    await userEvent.click(screen.getByRole('menuitem', { name: 'Save' }));
    await waitFor(() => expect(went).toEqual([[{ kind: 'record', table: 'acm_ticket', id, formId: 'long' }, { replace: true }]]));
    follow();
    expect(screen.getByRole('textbox', { name: /note/ })).toBe(note);
  });

  it('leaves the address to whoever saves and closes', async () => {
    const { went } = open({ kind: 'record', table: 'acm_ticket', formId: 'long' });
    await userEvent.type(await screen.findByRole('textbox', { name: /name/ }), 'Smoke');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Save & Close' }));
    await waitFor(() => expect(went.at(-1)).toEqual([{ kind: 'list', table: 'acm_ticket' }, undefined]));
  });

  it('begins with an empty form where another new row is asked for', async () => {
    const { follow } = open({ kind: 'record', table: 'acm_ticket', id });
    await screen.findByRole('heading', { level: 1 });
    await userEvent.click(await screen.findByRole('menuitem', { name: 'New' }));
    follow();
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('New Ticket– Unsaved'));
  });

  it('says whom to ask where no form is open to the roles of somebody', () => {
    open({ kind: 'record', table: 'acm_ticket', id }, {}, { ...tickets, forms: [form([], { roles: ['manager'] })] });
    expect(screen.getByText(/No main form of Ticket is open to your security roles. Ask your administrator/)).toBeTruthy();
  });

  it('says so where the app does not have the table', () => {
    open({ kind: 'record', table: 'acm_other' });
    expect(screen.getByRole('heading', { name: 'Not in this app' })).toBeTruthy();
  });
});
