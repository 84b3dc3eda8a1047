import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import { FieldCell } from '../form/field-cell';
import { cell, column, fakeForm, form, tab, table, type FakeForm } from '../form/test-support/fake-form';
import { fakePlayer } from '../form/test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import { FormContext } from '../form/use-form';
import type { LookupValue, Player, RowPage } from '../player';

forbidComplaints();

const quick = form([], { id: 'quick', type: 'quickCreate' });
const people = table([column('acm_mail')], {
  logicalName: 'acm_person', schemaName: 'acm_Person', displayName: 'Person', entitySetName: 'acm_persons', primaryId: 'acm_personid', hasQuickCreate: true,
  forms: [quick, form([])],
  views: [{
    id: 'l', name: 'Lookup', queryType: 64, isDefault: true, fetchXml: '<fetch><entity name="acm_person"/></fetch>',
    columns: ['acm_name', 'acm_mail'].map((name) => ({ name, width: 100, label: name, table: 'acm_person', column: name })),
  }],
});
const teams = table([], { logicalName: 'acm_team', displayName: 'Team', entitySetName: 'acm_teams', primaryId: 'acm_teamid' });
const ada: LookupValue = { id: 'a', name: 'Ada', entityType: 'acm_person' };

function draw(value: FieldValue = null, told: Partial<FakeForm> = {}, more: Parameters<typeof fakePlayer>[1] = {}, targets: readonly TableModel[] = [people]) {
  const owner = column('acm_helper', 'lookup', { targets: targets.map(({ logicalName }) => ({ table: logicalName, navigationProperty: 'acm_Helper' })) });
  const tickets = table([owner]);
  const place = cell('acm_helper');
  const runtime = fakeForm({ table: tickets, form: form([tab('t', 'T', [place])]), values: { acm_helper: value }, ...told });
  const queries: string[] = [];
  const fetch = (set: string, fetchXml: string): Promise<RowPage> => {
    queries.push(fetchXml);
    if (set === 'acm_teams') return Promise.resolve({ rows: [{ acm_teamid: 't1', acm_name: 'Night shift' }] });
    const rows = [{ acm_personid: 'A', acm_name: 'Ada', acm_mail: 'ada@example.com' }, { acm_personid: 'b', acm_name: 'Alan' }];
    const begins = /value="(\w*)%"/.exec(fetchXml)?.[1]?.toLowerCase() ?? '';
    return Promise.resolve({ rows: rows.filter(({ acm_name }) => acm_name.toLowerCase().startsWith(begins)) });
  };
  const player: Player = fakePlayer([tickets, people, teams], { user: { privileges: { prvCreateacm_Person: 8 } }, ...more, api: { fetch, ...more.api } });
  drawIn(player, <FormContext.Provider value={runtime}>{place.control && <FieldCell cell={place} control={place.control} idPrefix="f" />}</FormContext.Provider>);
  return { runtime, queries, value: () => runtime.field('acm_helper').value, error: () => runtime.field('acm_helper').error };
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'helper' });
const optionTexts = async () => (await screen.findAllByRole('option')).map(({ textContent }) => textContent);

describe('an empty lookup', () => {
  it('offers rows as soon as it is opened, with what tells them apart', async () => {
    draw();
    await userEvent.click(box());
    await screen.findByRole('option', { name: /Alan/ });
    expect((await optionTexts()).slice(0, 2)).toEqual(['Adaada@example.com', 'Alan']);
    expect(await hindrances(document.body)).toEqual([]);
  });

  it('takes by Enter what is first found of what is typed', async () => {
    const { value } = draw();
    await userEvent.type(box(), 'al');
    await waitFor(() => expect(box().getAttribute('aria-activedescendant')).toBeTruthy());
    await waitFor(() => expect(screen.queryByRole('option', { name: /Ada/ })).toBeNull());
    await userEvent.keyboard('{Enter}');
    expect(value()).toEqual([{ id: 'b', name: 'Alan', entityType: 'acm_person' }]);
    expect(document.activeElement?.textContent).toBe('Alan');
  });

  it('is gone through by arrow keys, from the last option back to the first', async () => {
    const { value } = draw();
    await userEvent.click(box());
    await screen.findByRole('option', { name: /Alan/ });
    await userEvent.keyboard('{ArrowUp}');
    expect(document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('New Person');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(value()).toEqual([{ id: 'a', name: 'Ada', entityType: 'acm_person' }]);
  });

  it('understands a whole name when it is left', async () => {
    const { value } = draw();
    await userEvent.type(box(), 'ada');
    await waitFor(() => expect(screen.queryByRole('option', { name: /Alan/ })).toBeNull());
    await userEvent.tab();
    expect(value()).toEqual([ada]);
  });

  it('keeps a text that is no row, and says so', async () => {
    const { value, error } = draw();
    await userEvent.type(box(), 'nobody');
    expect(await screen.findByText(/Nothing was found/)).toBeTruthy();
    await userEvent.tab();
    expect(error()).toBe('“nobody” has not been chosen. Choose a row of the list, or empty the box.');
    expect(box().value).toBe('nobody');
    expect(value()).toBeNull();
    await userEvent.clear(box());
    await userEvent.tab();
    expect(error()).toBeUndefined();
  });

  it('looks among all its tables, and says which is which', async () => {
    draw(null, {}, {}, [people, teams]);
    await userEvent.click(box());
    expect(await screen.findByRole('option', { name: /Night shift.*Team/ })).toBeTruthy();
    expect(screen.getByRole('option', { name: /Ada.*Person/ })).toBeTruthy();
  });

  it('looks only where a script lets it', async () => {
    const { queries } = draw(null, { controls: { acm_helper: { lookupTables: ['acm_team'] } } }, {}, [people, teams]);
    await userEvent.click(box());
    expect(await screen.findByRole('option', { name: /Night shift/ })).toBeTruthy();
    expect(queries).toHaveLength(1);
  });

  it('makes a new row of what was typed, and takes it', async () => {
    const quickCreate = jest.fn(() => Promise.resolve(ada));
    const { value } = draw(null, {}, { dialogs: { quickCreate } });
    await userEvent.type(box(), 'Grace');
    await screen.findByText(/Nothing was found/);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(quickCreate).toHaveBeenCalledWith({ table: 'acm_person', defaults: { acm_name: 'Grace' } });
    await waitFor(() => expect(value()).toEqual([ada]));
  });

  it('offers no new row to somebody who may not make one', async () => {
    draw(null, {}, { user: { privileges: {} } });
    await userEvent.click(box());
    await screen.findByRole('option', { name: /Alan/ });
    expect(screen.queryByRole('option', { name: /New/ })).toBeNull();
  });

  it('says why a search failed', async () => {
    draw(null, {}, { api: { fetch: () => Promise.reject(new Error('No connection.')) } });
    await userEvent.click(box());
    expect((await screen.findByRole('alert')).textContent).toBe('The search failed: No connection.');
  });
});

describe('a lookup with a row', () => {
  it('opens the row by its name', async () => {
    const navigate = jest.fn(() => Promise.resolve(true));
    draw([ada], {}, { navigate });
    await userEvent.click(screen.getByRole('button', { name: 'helper Ada' }));
    expect(navigate).toHaveBeenCalledWith({ kind: 'record', table: 'acm_person', id: 'a' });
  });

  it('is emptied by the button beside it, and searched again at once', async () => {
    const { value } = draw([ada]);
    await userEvent.click(screen.getByRole('button', { name: 'Remove Ada from helper' }));
    expect(value()).toBeNull();
    expect(document.activeElement).toBe(box());
  });

  it('cannot be emptied where it cannot be changed', async () => {
    draw([ada], { mode: 'disabled' });
    expect(screen.getByRole('button', { name: 'helper Ada' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(await hindrances(document.body)).toEqual([]);
  });
});
