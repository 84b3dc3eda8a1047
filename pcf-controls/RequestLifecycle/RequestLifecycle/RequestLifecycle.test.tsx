import { join } from 'node:path';
import { gdapEvent, EventSeverity } from '@gdap-manager/entities/event/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { gdapRequest, InvitationState, Outlook } from '@gdap-manager/entities/gdap-request/table';
import { gdapMessageTemplate, MessageKind, TemplateLanguage } from '@gdap-manager/entities/message-template/table';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RequestLifecycle } from '.';
import { accessibilityProblems } from '../../shared/testing/axe';
import { mockHost, type HostOptions } from '../../shared/testing/context';
import type { IInputs } from './generated/ManifestTypes';

const requestId = '0a1b2c3d-0000-4000-8000-00000000000f';
const link = 'https://admin.example/invitation/1';

interface Stage {
  request: Record<string, unknown>;
  events: Record<string, unknown>[];
  templates?: Record<string, unknown>[];
  replacements?: Record<string, unknown>[];
}

function rowsOf(table: string, { events, templates = [], replacements = [] }: Stage): Record<string, unknown>[] {
  if (table === gdapEvent.logicalName) return events;
  if (table === gdapMessageTemplate.logicalName) return templates;
  return table === gdapRequest.logicalName ? replacements : [{ gdap_DirectoryRoleId: { gdap_name: 'Helpdesk Administrator' } }];
}

/** The control on a form over these rows; they may be changed while it is shown. */
async function show(rows: Stage, options: Partial<HostOptions<IInputs>> = {}) {
  const host = mockHost<IInputs>({
    parameters: { modifiedOn: { raw: new Date('2026-11-22T08:00:00Z') } } as unknown as IInputs,
    webAPI: {
      retrieveRecord: (async () => rows.request) as unknown as ComponentFramework.WebApi['retrieveRecord'],
      retrieveMultipleRecords: (async (table: string) => ({
        entities: rowsOf(table, rows),
        nextLink: '',
      })) as unknown as ComponentFramework.WebApi['retrieveMultipleRecords'],
    },
    row: { table: gdapRequest.logicalName, id: requestId },
    strings: { folder: join(__dirname, 'strings'), name: 'RequestLifecycle' },
    ...options,
  });
  Object.assign(host.context, { formatting: { formatDateShort: (date: Date, time?: boolean) => date.toISOString().slice(0, time ? 16 : 10) } });
  const control = new RequestLifecycle();
  control.init(host.context);
  const rendered = render(control.updateView(host.context));
  await act(async () => undefined);
  /** As the host does when the row has changed. */
  const changed = async (modifiedOn: string) => {
    Object.assign(host.context.parameters, { modifiedOn: { raw: new Date(modifiedOn) } });
    rendered.rerender(control.updateView(host.context));
    await act(async () => undefined);
  };
  return { ...rendered, changed };
}

const pending = (): Stage => ({
  request: {
    statuscode: requestStatus.approvalPending.value, gdap_waitingon: WaitingOn.customer, gdap_acceptancelink: link, gdap_approvalduedate: '2027-02-20T12:00:00Z',
    gdap_durationdays: 730, modifiedon: '2026-11-22T08:00:00Z', gdap_AccountId: { name: 'Contoso <b>' }, gdap_ProviderAccountId: { gdap_ProviderId: { gdap_name: 'Fabrikam' } },
  },
  events: [{ gdap_eventid: '1', gdap_name: 'Sent to Microsoft', gdap_message: 'The customer can approve it.', gdap_occurredon: '2026-11-21T08:00:00Z', gdap_waitingon: WaitingOn.customer }],
});

beforeEach(() => {
  window.fetch = jest.fn(async () => ({ headers: new Map([['Date', 'Sun, 22 Nov 2026 08:00:00 GMT']]) })) as unknown as typeof fetch;
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('a request that changes twice within a second', () => {
  it('is looked at once more: the moment of change counts whole seconds', async () => {
    jest.useFakeTimers();
    const rows = pending();
    const first = { ...rows.request, gdap_acceptancelink: null };
    const second = rows.request;
    rows.request = first;
    const { changed } = await show(rows);
    await changed('2026-11-22T08:00:05Z');
    expect(screen.queryByText(link)).toBeNull();
    rows.request = second;
    await act(async () => {
      await jest.advanceTimersByTimeAsync(2000);
    });
    expect(screen.getAllByText(link).length).toBeGreaterThan(0);
  });
});

describe('a request that waits for its customer', () => {
  it('says where it stands, who must move and since when', async () => {
    await show(pending());
    const steps = within(screen.getByRole('list', { name: 'Where the request stands' })).getAllByRole('listitem');
    expect(steps.find((step) => step.getAttribute('aria-current') === 'step')?.textContent).toContain("Customer's approval");
    expect(screen.getByText('Since 2026-11-21 (1 day)')).toBeTruthy();
    expect(screen.getByText('90 days left to approve (2027-02-20)')).toBeTruthy();
  });

  it('shows names as the text that they are', async () => {
    const { container } = await show(pending());
    expect(screen.getByText('Contoso <b>')).toBeTruthy();
    expect(container.querySelector('b')).toBeNull();
  });

  it('copies the link, and a message with partner, roles, duration and lapse date', async () => {
    const user = userEvent.setup();
    await show(pending());
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await navigator.clipboard.readText()).toBe(link);
    await user.click(screen.getByRole('button', { name: 'Copy message' }));
    const message = await navigator.clipboard.readText();
    for (const part of ['Contoso <b>', 'Fabrikam', '- Helpdesk Administrator', '730', '19 February 2027', link]) expect(message).toContain(part);
    expect(screen.getAllByText(/The message is on the clipboard/).length).toBeGreaterThan(0);
  });

  it('copies the text of the most specific template, addressed to the contact that is kept', async () => {
    const user = userEvent.setup();
    const rows = pending();
    rows.request['gdap_ContactId'] = { fullname: 'Ada Okoye' };
    const template = { gdap_kind: MessageKind.invitation, gdap_language: TemplateLanguage.german, gdap_subject: 'x', createdon: '2026-01-01T00:00:00Z', statecode: 0, gdap_messagetemplateid: requestId };
    rows.templates = [{ ...template, gdap_body: '{{greeting}} {{link}}' }];
    await show(rows);
    await user.click(screen.getByRole('button', { name: 'Copy message' }));
    expect(await navigator.clipboard.readText()).toBe(`Guten Tag Ada Okoye, ${link}`);
    rows.templates = [{ ...template, gdap_body: '{{greetings}} {{link}}' }];
    await user.click(screen.getByRole('button', { name: 'Copy message' }));
    expect(screen.getAllByText(/stand for nothing: \{\{greetings\}\}/).length).toBeGreaterThan(0);
  });

  it('says how to ask where it has not been asked, and that it has been where it has', async () => {
    const { unmount } = await show(pending());
    expect(screen.getByText('Not sent')).toBeTruthy();
    expect(screen.getByText(/Choose Send Invitation/)).toBeTruthy();
    unmount();
    const rows = pending();
    Object.assign(rows.request, {
      gdap_invitationstate: InvitationState.sent, gdap_invitedon: '2026-11-10T08:00:00Z', gdap_invitationssent: 2, gdap_nextreminderon: '2026-12-01T08:00:00Z', gdap_ContactId: { fullname: 'Ada <b>' },
    });
    await show(rows);
    expect(screen.getByText('To Ada <b>')).toBeTruthy();
    expect(screen.getByText('Last sent 12 days ago, on 2026-11-10. Sent 2 times in all.')).toBeTruthy();
    expect(screen.getByText(/Next reminder on 2026-12-01/)).toBeTruthy();
    expect(screen.getByText(/The customer has been asked to approve, which is possible until 2027-02-20/)).toBeTruthy();
  });

  it('says why nothing was sent, and goes on asking staff', async () => {
    const rows = pending();
    Object.assign(rows.request, { gdap_invitationstate: InvitationState.attention, gdap_invitationmessage: 'No e-mail address: choose a contact.', gdap_invitationssent: 1, gdap_nextreminderon: '2026-11-23T08:00:00Z' });
    const { container } = await show(rows);
    expect(screen.getByText('Needs attention')).toBeTruthy();
    expect(screen.getByText('No e-mail address: choose a contact.')).toBeTruthy();
    expect(screen.getByText('It is tried again as soon as that is put right, or on 2026-11-23.')).toBeTruthy();
    expect(screen.getByText(/Send the acceptance link/)).toBeTruthy();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('shows what to copy where the browser refuses to', async () => {
    const user = userEvent.setup();
    const { container } = await show(pending());
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('Write permission denied.'));
    await user.click(screen.getByRole('button', { name: 'Copy message' }));
    expect((screen.getByRole('textbox', { name: 'Text to copy' }) as HTMLTextAreaElement).value).toContain(link);
    expect(screen.getAllByText(/copy it by hand/).length).toBeGreaterThan(0);
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('offers no link that a browser should not open', async () => {
    const rows = pending();
    rows.request['gdap_acceptancelink'] = 'javascript:alert(1)';
    await show(rows);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it.each([900, 360])('is accessible %i pixels wide', async (width) => {
    const { container } = await show(pending(), { width });
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('speaks German', async () => {
    await show(pending(), { strings: { folder: join(__dirname, 'strings'), name: 'RequestLifecycle', languageId: 1031 } });
    expect(screen.getByText('Genehmigung des Kunden')).toBeTruthy();
  });
});

describe('a request in force', () => {
  it('says what becomes of the access, who must act, and which request takes its place', async () => {
    const user = userEvent.setup();
    const opened: unknown[] = [];
    const rows: Stage = {
      request: {
        statuscode: requestStatus.active.value, gdap_expirydate: '2027-01-20T08:00:00Z', gdap_outlook: Outlook.replacing, gdap_outlookreason: 'The customer must approve it before 20 January.',
        gdap_outlookwaitingon: WaitingOn.customer, gdap_AccountId: { name: 'Contoso' }, gdap_ReplacesId: { gdap_requestid: 'old', gdap_name: 'The first' },
      },
      events: [],
      replacements: [{ gdap_requestid: 'new', gdap_name: 'The next' }],
    };
    const { container } = await show(rows, { openForm: (options) => void opened.push(options) });
    expect(screen.getByText('A replacement is under way')).toBeTruthy();
    expect(screen.getByText('The customer must approve it before 20 January.')).toBeTruthy();
    expect(screen.getByText('Who must act: Contoso')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'The next' }));
    await user.click(screen.getByRole('button', { name: 'The first' }));
    expect(opened).toEqual(['new', 'old'].map((entityId) => ({ entityName: gdapRequest.logicalName, entityId })));
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('a request in work', () => {
  it('is read again until it has moved, and tells screen readers', async () => {
    jest.useFakeTimers();
    const rows: Stage = { request: { statuscode: requestStatus.submitting.value, gdap_waitingon: WaitingOn.microsoft }, events: [] };
    await show(rows);
    expect(screen.getByText(/on its way to Microsoft/)).toBeTruthy();
    rows.request = pending().request;
    await act(async () => {
      await jest.advanceTimersByTimeAsync(2500);
    });
    expect(screen.getByRole('status').textContent).toMatch(/Send the acceptance link/);
  });

  it('is read again while its invitation is being sent', async () => {
    jest.useFakeTimers();
    const rows = pending();
    Object.assign(rows.request, { gdap_invitationstate: InvitationState.sending, gdap_invitationssent: 1 });
    await show(rows);
    expect(screen.getByText('Being sent')).toBeTruthy();
    rows.request = { ...rows.request, gdap_invitationstate: InvitationState.sent };
    await act(async () => {
      await jest.advanceTimersByTimeAsync(2500);
    });
    expect(screen.getByText('Sent')).toBeTruthy();
  });

  it('is left alone after some minutes, and looked at again when asked', async () => {
    jest.useFakeTimers();
    await show({ request: { statuscode: requestStatus.submitting.value }, events: [] });
    await act(async () => {
      await jest.advanceTimersByTimeAsync(10 * 60_000);
    });
    expect(screen.getByText(/longer than usual/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Check again' })).toBeTruthy();
  });
});

describe('what went wrong', () => {
  it("stands there with what to do, and with Microsoft's code", async () => {
    await show({
      request: { statuscode: requestStatus.draft.value, gdap_lasterror: 'No role is asked for.' },
      events: [{ gdap_eventid: '1', gdap_name: 'Not sent: needs a change', gdap_severity: EventSeverity.error, gdap_occurredon: '2026-11-22T07:00:00Z', gdap_microsoftcode: 'badRequest', gdap_trackingid: 't-1' }],
    });
    expect(await screen.findByText('No role is asked for.')).toBeTruthy();
    expect(screen.getByText(/Correct what the message above says/)).toBeTruthy();
    expect(screen.getByText(/badRequest/).textContent).toContain('t-1');
    expect(screen.getByRole('img', { name: 'Error' })).toBeTruthy();
  });

  it('with reading is said, and tried again when asked', async () => {
    const user = userEvent.setup();
    let isUp = false;
    const retrieveRecord = (async () => {
      if (!isUp) throw { message: 'Offline.' };
      return pending().request;
    }) as unknown as ComponentFramework.WebApi['retrieveRecord'];
    await show(pending(), { webAPI: { retrieveRecord, retrieveMultipleRecords: async () => ({ entities: [], nextLink: '' }) } });
    expect(await screen.findByText(/could not be read.*Offline\./)).toBeTruthy();
    isUp = true;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText("Customer's approval")).toBeTruthy();
  });
});

it('asks to save first on a form of a new request', async () => {
  await show(pending(), { row: { table: gdapRequest.logicalName } });
  expect(await screen.findByText(/Save the request first/)).toBeTruthy();
});
