import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { InvitationState } from '@gdap-manager/entities/gdap-request/table';
import * as fc from 'fast-check';
import { idOf, installXrm, requestRow, type ApiRow } from '../../testing/xrm';
import { readAsked } from './reading';
import { send, type Outgoing } from './send';
import { now } from './testing';

/** What happens to a call that writes: it works, gets lost on its way or on its way back, or a gateway answers before or after it. */
type Fault = 'none' | 'lost' | 'answerLost' | 'gateway' | 'gatewayAfter';

const draft = 1;
const pendingSend = 6;
const requestId = idOf(1);

/** Dataverse, as far as invitations go: versions, change sets that are all or nothing, drafts that are sent once. */
class World {
  public readonly requests: ApiRow[] = [1, 2].map((number) =>
    requestRow(idOf(number), requestStatus.approvalPending.value, {
      versionnumber: 1, gdap_acceptancelink: `https://admin.example/${number}`, gdap_invitationstate: InvitationState.notSent, gdap_invitationssent: 0, gdap_approvalduedate: '2027-02-20T00:00:00Z',
    }));
  public readonly emails: ApiRow[] = [];
  public readonly sent: string[] = [];
  public faults: Fault[] = [];
  /** Why no e-mail is sent. */
  public refusal: string | undefined;
  /** Done before the next write: what somebody else does meanwhile. */
  public meanwhile: (() => void) | undefined;

  public install(): void {
    const xrm = installXrm();
    xrm.rows.gdap_request = this.requests;
    xrm.rows.email = this.emails;
    (globalThis as { fetch?: unknown }).fetch = async (address: string, request: { body: string }) => {
      this.meanwhile?.();
      this.meanwhile = undefined;
      const fault = this.faults.shift() ?? 'none';
      if (fault === 'lost') throw new Error('No connection');
      const answer = fault === 'gateway' ? undefined : this.do(address, request.body);
      if (fault === 'answerLost') throw new Error('No connection');
      return answer && fault === 'none' ? answer : { status: 502, text: async () => '<html>' };
    };
  }

  private do(address: string, body: string): { status: number; text(): Promise<string> } {
    const said = (status: number, message = '') => ({ status, text: async () => (message === '' ? '' : JSON.stringify({ error: { code: '0x1', message } })) });
    const [, mail] = /emails\((.*)\)\/Microsoft\.Dynamics\.CRM\.SendEmail$/.exec(address) ?? [];
    if (mail !== undefined) return this.sendEmail(mail) ?? said(204);
    const operations = [...body.matchAll(/(POST|PATCH) \/api\/data\/v9\.2\/(\S+) HTTP[^{]*?(?:If-Match: W\/"(\d+)"\r\n)?\r\n(\{.*\})/g)].map(([, method, path = '', version, json = '{}']) => ({ method, path, version, values: JSON.parse(json) as ApiRow }));
    const rowOf = (path: string) => [...this.requests, ...this.emails].find((row) => path.includes(`(${String(row.gdap_requestid ?? row.activityid)})`));
    if (operations.some(({ method, path, version }) => method === 'PATCH' && String(rowOf(path)?.versionnumber) !== version)) return said(412, 'The version of the existing record does not match.');
    for (const { method, path, values } of operations) {
      if (method === 'POST') this.emails.push({ ...values, statuscode: draft, versionnumber: 1 });
      else this.write(rowOf(path)!, values);
    }
    return { status: 200, text: async () => 'HTTP/1.1 204 No Content' };
  }

  private sendEmail(id: string): { status: number; text(): Promise<string> } | undefined {
    const row = this.emails.find(({ activityid }) => activityid === id);
    const message = row?.statuscode !== draft ? 'Email must be in Draft status to send' : this.refusal;
    if (message !== undefined || !row) return { status: 400, text: async () => JSON.stringify({ error: { code: '0x80040203', message } }) };
    this.write(row, { statuscode: pendingSend });
    this.sent.push(id);
    return undefined;
  }

  public write(row: ApiRow, values: ApiRow): void {
    Object.assign(row, values, { versionnumber: Number(row.versionnumber) + 1 });
  }

  /** What the handlers do with what is under way: send the draft, or write down that it has left. */
  public settle(): void {
    for (const row of this.requests.filter(({ gdap_invitationstate: state }) => state === InvitationState.sending)) {
      if (this.emails.some(({ activityid, statuscode }) => activityid === row.gdap_invitationmail && statuscode === draft)) this.sendEmail(String(row.gdap_invitationmail));
      this.write(row, { gdap_invitationstate: InvitationState.sent });
    }
  }
}

let ids = 1000;
async function outgoing(...requestIds: string[]): Promise<Outgoing> {
  const requests = await readAsked(requestIds);
  return { name: 'Contoso', accountId: idOf(100), requests, recipient: { kind: 'contact', id: idOf(50), name: 'Ada', address: 'ada@contoso.example', against: undefined }, subject: 'Please', html: 'Approve' };
}

describe('sending a message', () => {
  let world: World;
  const start = () => {
    world = new World();
    world.install();
  };
  beforeEach(() => {
    start();
    Object.defineProperty(globalThis.crypto, 'randomUUID', { configurable: true, value: () => idOf((ids += 1)) });
  });
  const first = (): ApiRow => world.requests[0]!;

  it('writes the draft and its mark on every request together, sends it, and leaves the rest to the handlers', async () => {
    expect(await send(await outgoing(requestId, idOf(2)), now)).toEqual({ name: 'Contoso', result: 'done' });
    expect(world.sent).toHaveLength(1);
    for (const row of world.requests) {
      expect(row).toMatchObject({
        gdap_invitationstate: InvitationState.sending, gdap_invitationmail: world.sent[0], gdap_invitationssent: 1, gdap_invitedon: '2026-11-22T12:00:00Z', gdap_firstinvitedon: '2026-11-22T12:00:00Z',
        gdap_nextreminderon: '2026-11-22T12:00:00Z', 'gdap_ContactId@odata.bind': `/contacts(${idOf(50)})`,
      });
    }
    expect(world.emails[0]).toMatchObject({ 'regardingobjectid_account_email@odata.bind': `/accounts(${idOf(100)})`, description: 'Approve' });
  });

  it('takes it back where Dataverse refuses to send it, and says why', async () => {
    world.refusal = 'systemuser with Id = 1 does not have an email address';
    expect(await send(await outgoing(requestId), now)).toMatchObject({ result: 'failed', reason: expect.stringContaining('does not have an email address') });
    expect(first()).toMatchObject({ gdap_invitationstate: InvitationState.notSent, gdap_invitationssent: 0, gdap_invitationmail: null, gdap_nextreminderon: null, gdap_invitedon: null });
    expect(world.emails[0]).toMatchObject({ statecode: 2, statuscode: 5 });
  });

  it('sends nothing where a colleague or the handlers have just sent, or the customer has approved', async () => {
    const message = await outgoing(requestId);
    await send(message, now);
    world.settle();
    expect(await send(message, now)).toMatchObject({ result: 'skipped', reason: expect.stringContaining('Nothing was sent again') });
    expect(world.sent).toHaveLength(1);

    const again = await outgoing(requestId);
    world.meanwhile = () => world.write(first(), { statuscode: requestStatus.active.value });
    expect(await send(again, now)).toMatchObject({ result: 'skipped', reason: expect.stringContaining('approved it already') });
    expect(world.sent).toHaveLength(1);
  });

  it('goes on where something else of the request has changed', async () => {
    const message = await outgoing(requestId);
    world.meanwhile = () => world.write(first(), { gdap_lasterror: null });
    expect(await send(message, now)).toMatchObject({ result: 'done' });
  });

  it('leaves to the handlers what was lost on its way, and does not take it for sent', async () => {
    world.faults = ['none', 'lost'];
    expect(await send(await outgoing(requestId), now)).toMatchObject({ result: 'failed', reason: expect.stringContaining('goes on by itself') });
    expect(first()).toMatchObject({ gdap_invitationstate: InvitationState.sending, gdap_nextreminderon: '2026-11-22T12:01:00Z' });
  });

  it('reaches the customer once, whatever gets lost and however often somebody tries, also two at the same time', async () => {
    const anyFault = fc.constantFrom<Fault>('none', 'lost', 'answerLost', 'gateway', 'gatewayAfter');
    await fc.assert(fc.asyncProperty(fc.array(anyFault, { maxLength: 8 }), fc.boolean(), async (faults, areTwo) => {
      start();
      world.faults = [...faults];
      const message = await outgoing(requestId, idOf(2));
      for (let turn = 0; turn < 12 && world.sent.length === 0; turn += 1) {
        const outcomes = await Promise.all((areTwo ? [message, message] : [message]).map((each) => send(each, now)));
        if (outcomes.some(({ result }) => result === 'done')) expect(world.sent).toHaveLength(1);
        world.settle();
      }
      await send(message, now);
      world.settle();
      expect(world.sent).toHaveLength(1);
      expect(world.requests.map(({ gdap_invitationmail: mail }) => mail)).toEqual([world.sent[0], world.sent[0]]);
    }));
  });
});
