import { join } from 'node:path';
import { gdapEvent, EventSeverity } from '@gdap-manager/entities/event/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
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
}

/** The control on a form over these rows; they may be changed while it is shown. */
async function show(rows: Stage, options: Partial<HostOptions<IInputs>> = {}) {
  const host = mockHost<IInputs>({
    parameters: { modifiedOn: { raw: new Date('2026-11-22T08:00:00Z') } } as unknown as IInputs,
    webAPI: {
      retrieveRecord: (async () => rows.request) as unknown as ComponentFramework.WebApi['retrieveRecord'],
      retrieveMultipleRecords: (async (table: string) => ({
        entities: table === gdapEvent.logicalName ? rows.events : [{ gdap_DirectoryRoleId: { gdap_name: 'Helpdesk Administrator' } }],
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
    for (const part of ['Contoso <b>', 'Fabrikam', '- Helpdesk Administrator', '730', 'February 20, 2027', link]) expect(message).toContain(part);
    expect(screen.getAllByText(/The message is on the clipboard/).length).toBeGreaterThan(0);
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
