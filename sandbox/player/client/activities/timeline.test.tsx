import { act, fireEvent, screen } from '@testing-library/react';
import * as React from 'react';
import { table } from '../form/test-support/fake-form';
import { fakePlayer } from '../form/test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import type { Page, RowPage, WebApi } from '../player';
import { Timeline } from './timeline';
import { timelineOptions } from './timeline-query';

forbidComplaints();

const id = '11111111-1111-4111-8111-111111111111';
const emails = table([], { logicalName: 'email', displayName: 'Email', entitySetName: 'emails' });
const formatted = (name: string) => `${name}@OData.Community.Display.V1.FormattedValue`;
const activity = (number: number) => ({ activityid: `a${number}`, activitytypecode: 'email', subject: `Mail ${number}`, modifiedon: `2026-03-0${number}T10:00:00Z` });
const mail = (number: number, description = `Text ${number}`) => ({
  activityid: `a${number}`, description, [formatted('statuscode')]: 'Sent',
  email_activity_parties: [{ participationtypemask: 2, addressused: 'ada@example.com', _partyid_value: 'c1', [formatted('_partyid_value')]: 'Ada' }],
});

interface Drawn {
  readonly pages: RowPage[];
  readonly mails?: readonly object[];
}

/** A timeline of these pages, one after another. */
async function draw({ pages, mails = [mail(1), mail(2), mail(3)] }: Drawn, parameters: Readonly<Record<string, string>> = { UClientModules: 'Activities', UClientRecordPerPage: '2' }) {
  const asked: string[] = [];
  const visited: Page[] = [];
  let changed: (table: string) => void = () => undefined;
  const api: Partial<WebApi> = {
    fetch: (set, _query, options) => {
      asked.push(`${set} ${options?.next ?? 'first'} ${options?.pageSize}`);
      const page = pages.shift();
      return page ? Promise.resolve(page) : Promise.reject(new Error('The connection is lost.'));
    },
    get: (path) => {
      asked.push(path.split('?')[0] ?? '');
      return Promise.resolve({ value: mails });
    },
  };
  const player = fakePlayer([emails], {
    api, navigate: (page) => Promise.resolve(Boolean(visited.push(page))),
    onRowsChanged: (listener) => {
      changed = listener;
      return () => undefined;
    },
  });
  const { container } = drawIn(player, <Timeline title="E-mails" id={id} occasion="" options={timelineOptions(parameters)} />);
  await settled();
  return { asked, visited, container, change: async (name: string) => { act(() => void changed(name)); await settled(); } };
}
const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
const subjects = () => screen.queryAllByRole('heading', { level: 4 }).map(({ textContent }) => textContent?.replace(/[\ue000-\uf8ff]/g, ''));

it('lists what was sent about the row, with to whom, in two calls a page', async () => {
  const { asked, container } = await draw({ pages: [{ rows: [activity(2), activity(1)] }] });
  expect(subjects()).toEqual(['Mail 2', 'Mail 1']);
  expect(screen.getAllByText('To: Ada')).toHaveLength(2);
  expect(screen.getAllByText('Email')).toHaveLength(2);
  expect(screen.getAllByText('Sent')).toHaveLength(2);
  expect(asked).toEqual(['activitypointers first 2', 'emails']);
  expect(screen.getByRole('status').textContent).toBe('2 activities');
  expect(await hindrances(container)).toEqual([]);
});

it('shows an e-mail where it stands, its text as text, and opens it', async () => {
  const { visited, container } = await draw({ pages: [{ rows: [activity(1)] }], mails: [mail(1, '1 < 2 & <b')] });
  const button = screen.getByRole('button', { name: /Mail 1/ });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(button);
  expect(screen.getByText('1 < 2 & <b')).toBeTruthy();
  expect(screen.getByText(/To: Ada <ada@example.com>/)).toBeTruthy();
  expect(await hindrances(container)).toEqual([]);
  fireEvent.click(screen.getByText('Open the e-mail'));
  expect(visited).toEqual([{ kind: 'record', table: 'email', id: 'a1' }]);
});

it('shows markup in a frame in which no script runs', async () => {
  await draw({ pages: [{ rows: [activity(1)] }], mails: [mail(1, '<p>Hello</p><script>alert(1)</script>')] });
  fireEvent.click(screen.getByRole('button', { name: /Mail 1/ }));
  const frame = screen.getByTitle<HTMLIFrameElement>('Message: Mail 1');
  expect(frame.getAttribute('sandbox')).not.toContain('allow-scripts');
  expect(frame.getAttribute('srcdoc')).toContain('<p>Hello</p></body>');
});

it('goes on page by page, and shows what moved between pages once', async () => {
  const { asked } = await draw({ pages: [{ rows: [activity(3), activity(2)], next: 'second' }, { rows: [activity(2), activity(1)] }] });
  expect(screen.getByRole('status').textContent).toBe('The 2 latest are shown.');
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await settled();
  expect(subjects()).toEqual(['Mail 3', 'Mail 2', 'Mail 1']);
  expect(asked.filter((call) => call.startsWith('activitypointers'))).toEqual(['activitypointers first 2', 'activitypointers second 2']);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

it('reads again when e-mails have changed, and for nothing else', async () => {
  const { change, asked } = await draw({ pages: [{ rows: [] }, { rows: [activity(1)] }] });
  expect(screen.getByText('Nothing has been sent about this row yet.')).toBeTruthy();
  await change('acm_ticket');
  expect(asked).toHaveLength(1);
  await change('email');
  expect(subjects()).toEqual(['Mail 1']);
});

it('says why nothing could be read, and tries again', async () => {
  const pages: RowPage[] = [];
  await draw({ pages });
  await screen.findByText(/The activities could not be read. The connection is lost./);
  pages.push({ rows: [activity(1)] });
  fireEvent.click(screen.getByText('Try again'));
  await settled();
  expect(subjects()).toEqual(['Mail 1']);
});

it.each([['says so where the form wants notes too', {}, 1], ['says nothing of them where it does not', { UClientModules: 'Activities' }, 0]])('%s', async (_, parameters, count) => {
  await draw({ pages: [{ rows: [] }] }, parameters);
  expect(screen.queryAllByText(/Notes and posts are not supported by the sandbox/)).toHaveLength(count);
});
