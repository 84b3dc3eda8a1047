import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import { form, table } from '../form/test-support/fake-form';
import { fakePlayer } from '../form/test-support/fake-player';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import type { Page } from '../player';
import { EmailPage } from './email-page';

forbidComplaints();

const emails = table([], { logicalName: 'email', displayName: 'Email', entitySetName: 'emails' });
const tickets = table([], { forms: [form([])] });
const formatted = (name: string) => `${name}@OData.Community.Display.V1.FormattedValue`;
const draft = {
  subject: 'Please approve', description: 'Dear Ada', statuscode: 1, [formatted('statuscode')]: 'Draft', createdon: '2026-03-01T10:00:00Z',
  _regardingobjectid_value: 't1', [formatted('_regardingobjectid_value')]: 'Printer', '_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'acm_ticket',
  email_activity_parties: [{ participationtypemask: 2, addressused: 'ada@example.com' }],
};
const sent = { ...draft, statuscode: 3, [formatted('statuscode')]: 'Sent', actualend: '2026-03-01T11:00:00Z' };

/** @param answers what reading gives, one after another; the last goes on. @param send what the action answers */
async function draw(answers: readonly (object | Error)[], send: () => Promise<Partial<Response>> = () => Promise.resolve({ ok: true }), id: string | undefined = 'e1') {
  const [sends, visited, waiting]: [string[], Page[], (object | Error)[]] = [[], [], [...answers]];
  const player = fakePlayer([emails, tickets], {
    navigate: (page) => Promise.resolve(Boolean(visited.push(page))),
    api: {
      get: () => {
        const answer = waiting.length > 1 ? waiting.shift() : waiting[0];
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ ...answer });
      },
      send: (method, path, body) => {
        sends.push(`${method} ${path} ${JSON.stringify(body)}`);
        return send() as Promise<Response>;
      },
    },
  });
  const { container } = drawIn(player, <EmailPage table={emails} id={id === '' ? undefined : id} />);
  await settled();
  return { sends, visited, container };
}
const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
const pressSend = async () => {
  fireEvent.click(screen.getByText('Send'));
  await settled();
};

it('shows a draft to read only, leads to what it is about, and sends it', async () => {
  const { sends, visited, container } = await draw([draft, sent]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Please approve');
  expect(screen.getByText('ada@example.com')).toBeTruthy();
  expect(await hindrances(container)).toEqual([]);
  fireEvent.click(screen.getByText('Printer'));
  expect(visited).toEqual([{ kind: 'record', table: 'acm_ticket', id: 't1' }]);
  await pressSend();
  expect(sends).toEqual(['POST emails(e1)/Microsoft.Dynamics.CRM.SendEmail {"IssueSend":true}']);
  expect(screen.getByRole('status').textContent).toBe('Sent');
  // The command bar measures itself before it draws anew.
  await waitFor(() => expect(screen.queryByText('Send')).toBeNull());
});

it('says why a draft was not sent', async () => {
  await draw([draft], () => Promise.resolve({ ok: false, status: 400, text: () => Promise.resolve('{"error":{"code":"0x80040203","message":"The sender has no mailbox."}}') }));
  await pressSend();
  await screen.findByText('The e-mail was not sent. The sender has no mailbox.');
});

it('takes an e-mail as sent that is sent, although no answer came', async () => {
  await draw([draft, sent], () => Promise.reject(Object.assign(new Error('No answer.'), { status: 0, code: '' })));
  await pressSend();
  expect(screen.queryByText(/not sent/)).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('Sent');
});

it('warns of sending twice where nobody knows', async () => {
  const lost = Object.assign(new Error('No answer.'), { status: 0, code: '' });
  await draw([draft, lost], () => Promise.reject(lost));
  await pressSend();
  await screen.findByText('Whether the e-mail was sent is not known: No answer. Refresh before you send it again.');
});

it('warns of a draft to nobody', async () => {
  await draw([{ ...draft, email_activity_parties: [] }]);
  await screen.findByText('This draft has no recipient: it cannot be sent as it is.');
});

it('says so where it is not there', async () => {
  await draw([Object.assign(new Error('Gone.'), { status: 404, code: '' })]);
  expect(screen.getByText('This row is not there')).toBeTruthy();
});

it('says that nothing can be written here', async () => {
  await draw([draft], undefined, '');
  expect(screen.getByText(/Writing e-mails is not supported by the sandbox/)).toBeTruthy();
});
