import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { AppModel, SessionModel } from '../../app-model';
import { forbidComplaints } from '../form/test-support/in-player';
import { testTable } from '../grid/testing';
import { Root } from './root';

forbidComplaints();

const desk = { id: 'a1', uniqueName: 'acm_Desk', name: 'Desk', description: 'Tickets of customers' };
const user = { id: 'u1', name: 'Ada', roles: [{ id: 'r1', name: 'Agent' }], privileges: { prvReadacm_Ticket: 8 } };
const session = (apps: SessionModel['apps']): SessionModel => ({
  user, users: [user, { ...user, id: 'u2', name: 'Ben' }], languages: [1033], languageId: 1033, now: '2026-11-22T00:00:00Z', organization: { id: 'o1', name: 'Acme' }, apps,
});
const entry = (id: string, title: string) => ({ id, title, table: 'acm_ticket' });
const app: AppModel = {
  ...desk, version: '1', components: {}, tables: { acm_ticket: testTable() },
  areas: [
    { id: 'work', title: 'Work', groups: [{ id: 'g', title: 'Service', subAreas: [entry('s1', 'Tickets')] }] },
    { id: 'setup', title: 'Set-up', groups: [{ id: 'h', title: 'Lists', subAreas: [{ id: 's2', title: 'Manual', url: 'javascript:alert(1)' }] }] },
  ],
};
const rows = { value: [{ acm_ticketid: '1', acm_name: 'Printer' }], '@Microsoft.Dynamics.CRM.totalrecordcount': 1 };

/** The server: what it answers by the beginning of the path. */
async function opened(answers: Readonly<Record<string, unknown>>, address = '/') {
  window.history.replaceState(null, '', address);
  window.fetch = jest.fn(async (input: RequestInfo | URL) => {
    const found = Object.entries(answers).find(([path]) => String(input).startsWith(path));
    const text = JSON.stringify(found ? found[1] : { error: { message: 'There is nothing here.' } });
    return { ok: Boolean(found), status: found ? 200 : 404, headers: new Headers(), text: async () => text, json: async () => JSON.parse(text) as unknown } as Response;
  });
  render(<Root />);
  await settled();
}
const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 80)));
const server = { '/player/session.json': session([desk]), '/player/apps/acm_Desk.json': app, '/api/data/v9.2/acm_tickets': rows };

it('says what to do where there is no app', async () => {
  await opened({ '/player/session.json': session([]) });
  expect(screen.getByText('No app to open')).toBeTruthy();
});

it('lets somebody choose among several apps', async () => {
  await opened({ '/player/session.json': session([desk, { ...desk, id: 'a2', uniqueName: 'acm_Shop', name: 'Shop' }]) });
  expect(screen.getByText('Shop').closest('a')?.getAttribute('href')).toBe('/?appname=acm_Shop');
});

it('opens no other app in place of one that is not there', async () => {
  await opened(server, '/?appname=acm_Gone');
  expect(screen.getByText("There is no app 'acm_Gone' in this environment. It has: Desk (acm_Desk). Check the address.")).toBeTruthy();
});

it('says why an app cannot be opened, and tries again', async () => {
  await opened({ '/player/session.json': session([desk]) });
  expect(screen.getByText('There is nothing here.')).toBeTruthy();
  fireEvent.click(screen.getByText('Try again'));
  await settled();
  expect(screen.getByText('The app cannot be opened')).toBeTruthy();
});

it('opens the only app at the first entry of its site map', async () => {
  await opened(server);
  expect(screen.getByText('Printer')).toBeTruthy();
  expect(screen.getByText('Tickets').closest('a')?.getAttribute('aria-current')).toBe('page');
  expect(document.title).toBe('Live Tickets - Desk');
  expect(window.location.search).toBe('?appname=acm_Desk&pagetype=entitylist&etn=acm_ticket');
  expect(document.documentElement.lang).toBe('en-US');
});

it('shows the groups of another area, and opens no address that would run a script', async () => {
  await opened(server);
  fireEvent.click(screen.getByLabelText('Change area, now Work'));
  await settled();
  fireEvent.click(screen.getByText('Set-up'));
  await settled();
  expect(screen.getByText('Manual').closest('a')?.hasAttribute('href')).toBe(false);
});

it.each(['acm_secret', 'constructor', '__proto__'])('says so when an address names a table that the app does not have: %s', async (table) => {
  await opened(server, `/?appname=acm_Desk&pagetype=entitylist&etn=${table}`);
  expect(screen.getByText(new RegExp(`no table '${table}'`))).toBeTruthy();
});

it('tells whoever comes back to the window that another tab works as somebody else', async () => {
  const answers: Record<string, unknown> = { ...server };
  await opened(answers);
  fireEvent.focus(window);
  await settled();
  expect(screen.queryByText(/You work as/)).toBeNull();
  answers['/player/session.json'] = { ...session([desk]), user: { ...user, id: 'u2', name: 'Ben' } };
  fireEvent.focus(window);
  await settled();
  expect(screen.getByText(/You work as Ben now/)).toBeTruthy();
  answers['/player/session.json'] = session([desk]);
  fireEvent.focus(window);
  await settled();
  expect(screen.queryByText(/You work as/)).toBeNull();
});
