import { act, fireEvent, screen, within } from '@testing-library/react';
import * as React from 'react';
import { fakePlayer } from '../form/test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import type { ChangeRequest, Page, WebApiRow } from '../player';
import { Bell } from './bell';

forbidComplaints();

const notice = (number: number, more: object = {}): WebApiRow => ({
  appnotificationid: `n${number}`, title: `News ${number}`, body: 'Look at it.', icontype: 100000000, toasttype: 200000000, createdon: `2026-03-01T09:0${number}:00Z`, ...more,
});
const allowed = { AllowNotificationsEarlyAccess: 'true' };

interface Told {
  readonly settings?: Readonly<Record<string, string>>;
  readonly privileges?: Readonly<Record<string, number>>;
  readonly outcome?: () => WebApiRow | Error;
}

async function draw(rows: WebApiRow[], { settings = allowed, privileges = { prvReadappnotification: 1 }, outcome = () => ({}) }: Told = {}) {
  const [asked, removed, visited, errors]: [string[], ChangeRequest[], Page[], string[]] = [[], [], [], []];
  const player = fakePlayer([], {
    user: { privileges },
    api: {
      get: (path) => {
        asked.push(path);
        return Promise.resolve({ value: rows.slice() });
      },
      each: (changes) => {
        removed.push(...changes);
        return Promise.resolve(changes.map(outcome) as WebApiRow[]);
      },
    },
    dialogs: { error: ({ message }) => Promise.resolve(void errors.push(message)) },
    navigate: (page) => Promise.resolve(Boolean(visited.push(page))),
  });
  const drawn = drawIn({ ...player, app: { ...player.app, settings } }, <Pages />);
  await settled();
  return { asked, removed, visited, errors, ...drawn };
}
/** Somebody who goes from page to page. */
function Pages(): JSX.Element {
  const [revision, goOn] = React.useReducer((count: number) => count + 1, 0);
  return <><Bell revision={revision} /><button type="button" onClick={() => goOn()}>Go on</button></>;
}
/** Time goes by only as told: toasts go after four seconds, and a busy machine may take longer for what a test looks at. */
const settled = (time = 10) => act(() => jest.advanceTimersByTimeAsync(time).then(() => undefined));
const stopTime = () => jest.useFakeTimers({ doNotFake: ['performance'] });
const hindrancesOnPage = async () => {
  jest.useRealTimers();
  const found = await hindrances(document.body);
  stopTime();
  return found;
};
const bell = () => screen.queryByRole('button', { name: /^Notifications: / });
const openPanel = async () => {
  fireEvent.click(bell()!);
  await settled();
  return within(screen.getByRole('dialog'));
};

beforeEach(() => {
  window.localStorage.clear();
  stopTime();
});
afterEach(() => jest.useRealTimers());

it('says how many notifications the user has, and asks for theirs only', async () => {
  const { asked } = await draw([notice(2), notice(1)]);
  expect(bell()?.getAttribute('aria-label')).toBe('Notifications: 2');
  expect(asked).toHaveLength(1);
  expect(decodeURIComponent(asked[0]!)).toContain('$filter=_ownerid_value eq u1');
  expect(await hindrancesOnPage()).toEqual([]);
});

it.each([
  ['the app does not allow notifications', { settings: {} }], ['the app allows them no longer', { settings: { AllowNotificationsEarlyAccess: 'false' } }], ['the user may not read them', { privileges: {} }],
])('is not there where %s', async (_, told) => {
  const { asked } = await draw([notice(1)], told);
  expect([bell(), asked]).toEqual([null, []]);
});

it('shows what is new for once, three at a time, and what is hidden in the panel only', async () => {
  const first = await draw([notice(5, { toasttype: 200000001 }), notice(4), notice(3), notice(2), notice(1)]);
  const news = () => within(screen.getByRole('region', { name: 'New notifications' })).queryAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(news()).toEqual(['News 4', 'News 3', 'News 2']);
  fireEvent.click(screen.getByRole('button', { name: 'Close “News 4”' }));
  expect(news()).toEqual(['News 3', 'News 2']);
  first.unmount();
  await draw([notice(6), notice(5, { toasttype: 200000001 }), notice(4)]);
  expect(news()).toEqual(['News 6']);
});

it('takes what is new back after four seconds, unless somebody points at it', async () => {
  await draw([notice(2), notice(1)]);
  const news = () => within(screen.getByRole('region', { name: 'New notifications' })).queryAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  fireEvent.mouseEnter(screen.getByText('News 1'));
  await settled(3_900);
  expect(news()).toEqual(['News 2', 'News 1']);
  await settled(200);
  expect(news()).toEqual(['News 1']);
});

it('leads where a notification leads', async () => {
  const data = JSON.stringify({ body: 'See [all of them](?pagetype=entitylist&etn=acm_ticket).', actions: [{ title: 'Open', data: { url: '?pagetype=entityrecord&etn=acm_ticket&id=11111111-1111-4111-8111-111111111111' } }] });
  const { visited } = await draw([notice(1, { data })]);
  const panel = await openPanel();
  fireEvent.click(panel.getByText('Open'));
  expect(visited).toEqual([{ kind: 'record', table: 'acm_ticket', id: '11111111-1111-4111-8111-111111111111' }]);
});

it('dismisses one, or all in one call', async () => {
  const rows = [notice(3), notice(2), notice(1)];
  const { removed } = await draw(rows);
  const panel = await openPanel();
  expect(await hindrancesOnPage()).toEqual([]);
  rows.splice(0, 1);
  fireEvent.click(panel.getByRole('button', { name: 'Dismiss “News 3”' }));
  await settled();
  expect(panel.queryByText('News 3')).toBeNull();
  fireEvent.click(panel.getByText('Dismiss all'));
  await settled();
  expect(removed.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE appnotifications(n3)', 'DELETE appnotifications(n2)', 'DELETE appnotifications(n1)']);
  expect(panel.getByText('You have no notifications.')).toBeTruthy();
});

it('brings back what could not be dismissed, and says why', async () => {
  const refused = Object.assign(new Error('You lack the right to delete.'), { status: 403, code: '' });
  const { errors } = await draw([notice(1)], { outcome: () => refused });
  const panel = await openPanel();
  fireEvent.click(panel.getByRole('button', { name: 'Dismiss “News 1”' }));
  await settled();
  expect(panel.getByText('News 1')).toBeTruthy();
  expect(errors).toEqual(['Not every notification could be dismissed. You lack the right to delete.']);
});

it('takes one that is gone as dismissed', async () => {
  const { errors } = await draw([notice(1)], { outcome: () => Object.assign(new Error('It is not there.'), { status: 404, code: '' }) });
  const panel = await openPanel();
  fireEvent.click(panel.getByRole('button', { name: 'Dismiss “News 1”' }));
  await settled();
  expect([errors, panel.getByText('You have no notifications.')]).toEqual([[], expect.anything()]);
});

it('reads again at another page once a minute has passed', async () => {
  const { asked } = await draw([]);
  fireEvent.click(screen.getByText('Go on'));
  await settled();
  expect(asked).toHaveLength(1);
  const start = performance.now();
  jest.spyOn(performance, 'now').mockImplementation(() => start + 60_000);
  fireEvent.click(screen.getByText('Go on'));
  await settled();
  expect(asked).toHaveLength(2);
});
