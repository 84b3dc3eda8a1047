import { InvitationState, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { MessageKind, TemplateLanguage } from '@gdap-manager/entities/message-template/table';
import { idOf, installXrm, requestRow, type ApiRow, type FakeXrm } from '../../testing/xrm';
import { showInvitations } from './page';

const lookup = (column: string, table: string, id: string): ApiRow => ({ [`_${column}_value`]: id, [`_${column}_value@Microsoft.Dynamics.CRM.lookuplogicalname`]: table });
const customer = (number: number) => idOf(1000 + number);

describe('the page Send Invitation', () => {
  let xrm: FakeXrm;
  let root: HTMLElement;
  beforeEach(() => {
    xrm = installXrm();
    root = document.createElement('main');
    document.body.replaceChildren(root);
    window.fetch = (async () => ({ status: 204, text: async () => '', headers: new Map([['Date', 'Sun, 22 Nov 2026 12:00:00 GMT']]) })) as unknown as typeof fetch;
    (globalThis as { CSS?: unknown }).CSS ??= { escape: (value: string) => value };
    xrm.rows.systemuser = [{ systemuserid: idOf(0).replace(/0{12}$/, '0000000000ff'), internalemailaddress: 'sam@fabrikam.example' }];
    xrm.rows.gdap_provider = [{ gdap_providerid: idOf(900), gdap_name: 'Fabrikam' }];
  });

  /** So many customers with a request and a contact each. */
  function fill(count: number): string[] {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    const name = (number: number) => `Customer ${String(number).padStart(3, '0')}`;
    xrm.rows.account = numbers.map((number) => ({ accountid: customer(number), name: name(number) }));
    xrm.rows.contact = numbers.map((number) => ({ contactid: idOf(2000 + number), fullname: `Person ${number}`, emailaddress1: `p${number}@example.com`, statecode: 0, ...lookup('parentcustomerid', 'account', customer(number)) }));
    xrm.rows.gdap_request = numbers.map((number) =>
      requestRow(idOf(number), RequestStatus.approvalPending, {
        versionnumber: 1, gdap_acceptancelink: `https://admin.example/${number}`, gdap_durationdays: 365, gdap_invitationstate: InvitationState.notSent,
        gdap_ProviderAccountId: { _gdap_providerid_value: idOf(900) }, ...lookup('gdap_accountid', 'account', customer(number)),
      }));
    return numbers.map((number) => idOf(number));
  }
  const field = <T extends HTMLElement>(id: string) => root.querySelector<T>(`#${id}`)!;
  const submit = () => root.querySelector<HTMLButtonElement>('button.primary')!;
  const enter = (input: HTMLInputElement | HTMLTextAreaElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('input'));
  };
  const settled = async () => {
    for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
  };

  it('reads a few times for 250 customers, lists fifty of them, and has one open', async () => {
    await showInvitations(root, fill(250));
    expect(xrm.queries.length + xrm.reads).toBeLessThanOrEqual(3 * 4 + 6);
    expect(root.querySelectorAll('ol.messages > li')).toHaveLength(50);
    expect(root.querySelectorAll('section.detail')).toHaveLength(1);
    expect(submit().textContent).toBe('Send 250 messages');
    root.querySelector<HTMLInputElement>('ol.messages input')!.click();
    expect(submit().textContent).toBe('Send 249 messages');
  });

  it('keeps what was written for one customer while another is looked at, and gives back the text of the template', async () => {
    await showInvitations(root, fill(2));
    const openOne = (index: number) => root.querySelectorAll<HTMLButtonElement>('ol.messages button')[index]!.click();
    enter(field<HTMLTextAreaElement>('body'), 'No link');
    expect(submit().textContent).toBe('Send 1 message');
    expect(root.querySelector('ol.messages .bad')?.textContent).toMatch(/lacks the acceptance link/);
    openOne(1);
    expect(field<HTMLTextAreaElement>('body').value).toContain('Dear Person 2,');
    openOne(0);
    expect(field<HTMLTextAreaElement>('body').value).toBe('No link');
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Back to the template')!.click();
    expect(field<HTMLTextAreaElement>('body').value).toContain('https://admin.example/1');
    expect(submit().textContent).toBe('Send 2 messages');
  });

  it('takes another template, and says what is wrong with it', async () => {
    xrm.rows.gdap_messagetemplate = [{ gdap_messagetemplateid: idOf(3000), gdap_name: 'Broken', gdap_kind: MessageKind.reminder, gdap_language: TemplateLanguage.english, gdap_subject: 'x', gdap_body: '{{who}} {{link}}', createdon: '2026-01-01T00:00:00Z', statecode: 0 }];
    await showInvitations(root, fill(1));
    const select = field<HTMLSelectElement>('template');
    select.value = idOf(3000);
    select.dispatchEvent(new Event('change'));
    expect(root.querySelector('ul.obstacles')?.textContent).toMatch(/stand for nothing: \{\{who\}\}/);
    submit().form!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(root.querySelector('[role=status]')?.textContent).toMatch(/stand for nothing/);
  });

  it('sends nothing while somebody types, whatever key ends a line', async () => {
    await showInvitations(root, fill(9));
    const enterIn = (input: Element) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    expect([enterIn(field('subject')), enterIn(root.querySelector('ol.messages input')!)]).toEqual([false, false]);
    expect([enterIn(field('body')), enterIn(submit())]).toEqual([true, true]);
  });

  it('says what went wrong where what was not sent cannot be read again', async () => {
    window.fetch = (async () => ({ status: 400, text: async () => JSON.stringify({ error: { code: '0x80040203', message: 'Refused.' } }), headers: new Map() })) as unknown as typeof fetch;
    await showInvitations(root, fill(1));
    enter(field<HTMLTextAreaElement>('body'), 'Mine https://admin.example/1');
    submit().form!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
    expect(root.querySelector('ol.results')?.textContent).toMatch(/Refused\./);
    xrm.onRead = () => {
      throw new Error('The connection is gone.');
    };
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Back to'))!.click();
    await settled();
    expect(root.querySelector('[role=alert]')?.textContent).toBe('The connection is gone.');
    xrm.onRead = () => undefined;
    root.querySelector('button')!.click();
    await settled();
    expect(field<HTMLTextAreaElement>('body').value).toBe('Mine https://admin.example/1');
  });

  it('says so where nothing can be sent any more', async () => {
    await showInvitations(root, [idOf(77)]);
    expect(root.querySelector('[role=status]')?.textContent).toMatch(/nothing to send/);
    expect(submit().disabled).toBe(true);
  });
});
