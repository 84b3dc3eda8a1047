import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as React from 'react';
import { table } from '../form/test-support/fake-form';
import { fakePlayer } from '../form/test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import { LookupDialog, type LookupDialogProps } from './lookup-dialog';

forbidComplaints();

const people = table([], { logicalName: 'acm_person', displayName: 'Person', pluralName: 'People', entitySetName: 'acm_persons', primaryId: 'acm_personid' });
const teams = table([], { logicalName: 'acm_team', displayName: 'Team', pluralName: 'Teams', entitySetName: 'acm_teams', primaryId: 'acm_teamid' });

function draw(options: Partial<LookupDialogProps['options']> = {}) {
  const onClose = jest.fn();
  const queries: string[] = [];
  const fetch = (set: string, fetchXml: string) => {
    queries.push(fetchXml);
    return Promise.resolve({ rows: set === 'acm_teams' ? [{ acm_teamid: 't', acm_name: 'Night shift' }] : [{ acm_personid: 'a', acm_name: 'Ada' }, { acm_personid: 'b', acm_name: 'Alan' }] });
  };
  drawIn(fakePlayer([people, teams], { api: { fetch } }), <LookupDialog options={{ tables: ['acm_person', 'acm_team'], multiple: false, ...options }} onClose={onClose} />);
  return { onClose, queries };
}
const ada = { id: 'a', name: 'Ada', entityType: 'acm_person' };
const alan = { id: 'b', name: 'Alan', entityType: 'acm_person' };

describe('a dialog to choose rows', () => {
  it('gives back the one that was chosen last where one is asked for', async () => {
    const { onClose } = draw();
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Ada' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Alan' }));
    await userEvent.click(screen.getByRole('button', { name: 'Choose' }));
    expect(onClose).toHaveBeenCalledWith([alan]);
  });

  it('gives back several where several are asked for, of several tables', async () => {
    const { onClose } = draw({ multiple: true });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Ada' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Table' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Teams' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Night shift' }));
    await userEvent.click(screen.getByRole('button', { name: 'Choose 2 rows' }));
    expect(onClose).toHaveBeenCalledWith([ada, { id: 't', name: 'Night shift', entityType: 'acm_team' }]);
  });

  it('searches for what is typed, among what passes the filters', async () => {
    const { queries } = draw({ filters: { acm_person: ['<filter><condition attribute="acm_age" operator="gt" value="17"/></filter>'] } });
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Search Person' }), 'ad');
    await waitFor(() => expect(queries.at(-1)).toContain('value="ad%"'));
    expect(queries.every((query) => query.includes('acm_age'))).toBe(true);
  });

  it('gives back nothing when it is left', async () => {
    const { onClose } = draw();
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Ada' }));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).toHaveBeenCalledWith([]);
  });

  it('says so where the app has none of the tables', () => {
    draw({ tables: ['acm_other'] });
    expect(screen.getByText('None of the tables asked for is in this app.')).toBeTruthy();
  });

  it('hinders nobody', async () => {
    draw();
    await screen.findByRole('checkbox', { name: 'Ada' });
    expect(await hindrances(screen.getByRole('dialog'))).toEqual([]);
  });
});
