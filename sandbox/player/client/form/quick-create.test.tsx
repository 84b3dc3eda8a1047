import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { QuickCreatePanel } from './quick-create';
import { cell, column, form, tab, table } from './test-support/fake-form';
import { fakePlayer } from './test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from './test-support/in-player';

forbidComplaints();

const parent = column('acm_teamid', 'lookup', { targets: [{ table: 'acm_team', navigationProperty: 'acm_TeamId' }] });
const quick = form([tab('q', 'Quick', [cell('acm_name'), cell('acm_teamid')])], { id: 'quick', type: 'quickCreate' });
const tickets = table([{ ...column('acm_name'), required: 'required' }, parent], { hasQuickCreate: true, forms: [quick] });
const teams = table([], { logicalName: 'acm_team', displayName: 'Team', entitySetName: 'acm_teams', primaryId: 'acm_teamid' });
const team = { id: '22222222-2222-4222-8222-222222222222', name: 'Night shift', entityType: 'acm_team' };

function draw(told: Parameters<typeof fakePlayer>[1] = {}) {
  const onClose = jest.fn();
  const created: object[] = [];
  const api = {
    create: (_set: string, row: object) => {
      created.push(row);
      return Promise.resolve('11111111-1111-4111-8111-11111111111' + created.length);
    },
    get: () => Promise.resolve({ acm_name: 'Smoke' }),
  };
  const player = fakePlayer([tickets, teams], { api, user: { privileges: { prvCreateacm_Ticket: 8, prvWriteacm_Ticket: 8 } }, ...told });
  drawIn(player, <QuickCreatePanel table="acm_ticket" defaults={{ acm_teamid: team }} onClose={onClose} />);
  return { onClose, created };
}
const name = () => screen.findByRole('textbox', { name: /name/ });
const press = (text: string) => userEvent.click(screen.getByRole('button', { name: text }));

describe('quick create', () => {
  it('makes a row with what was given and typed, and says which', async () => {
    const { onClose, created } = draw();
    await userEvent.type(await name(), 'Smoke');
    await press('Save and close');
    await waitFor(() => expect(onClose).toHaveBeenCalledWith({ id: '11111111-1111-4111-8111-111111111111', name: 'Smoke', entityType: 'acm_ticket' }));
    expect(created).toEqual([expect.objectContaining({ acm_name: 'Smoke', 'acm_TeamId@odata.bind': `/acm_teams(${team.id})` })]);
  });

  it('begins another row of the same parent, and gives back the last one', async () => {
    const { onClose, created } = draw();
    await userEvent.type(await name(), 'Smoke');
    await press('Save and make another');
    await waitFor(async () => expect((await name()).getAttribute('value')).toBe(''));
    expect(screen.getByText('Night shift')).toBeTruthy();
    expect(created).toHaveLength(1);
    await userEvent.type(await name(), 'Fire');
    await press('Save and close');
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(expect.objectContaining({ id: '11111111-1111-4111-8111-111111111112' })));
  });

  it('leads to the field that is missing, and makes nothing', async () => {
    const { onClose, created } = draw();
    const box = await name();
    await press('Save and close');
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(created).toEqual([]);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('keeps everything typed when it could not be saved, and says why', async () => {
    const refused = Object.assign(new Error('A ticket of that name exists.'), { status: 412, code: '' });
    const { onClose } = draw({ api: { create: () => Promise.reject(refused) } });
    await userEvent.type(await name(), 'Smoke');
    await press('Save and close');
    expect(await screen.findByText(/could not be saved: A ticket of that name exists\./)).toBeTruthy();
    expect((await name()).getAttribute('value')).toBe('Smoke');
    expect(onClose).not.toHaveBeenCalled();
  });

  it('asks before it throws away what was typed', async () => {
    const { onClose } = draw();
    await userEvent.type(await name(), 'Smoke');
    await press('Cancel');
    await userEvent.click(await screen.findByRole('button', { name: 'Discard changes' }));
    await waitFor(() => expect(onClose).toHaveBeenCalledWith(undefined));
  });

  it('hinders nobody', async () => {
    draw();
    await name();
    expect(await hindrances(screen.getByRole('dialog'))).toEqual([]);
  });
});
