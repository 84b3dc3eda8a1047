import { createFakeDataverse, givenIn } from '../testing/fake-dataverse';
import { desk, engineers, helpdesk, licences, mapping, reader, roles, snapshot } from '../testing/world';
import type { Snapshot } from '../model/types';
import { countOf, nothingStaged, type Staged } from '../model/staged';
import { createSession } from './session';
import { createStore } from './store';

async function begin(from: Snapshot, staged?: Staged) {
  const dataverse = createFakeDataverse(from, roles);
  const kept: Staged[] = [];
  const session = createSession({
    store: createStore(() => ({
      webApi: dataverse.webAPI as ComponentFramework.WebApi, clientUrl: '',
      fetch: (address, request) => dataverse.fetch(address, request),
    })),
    row: { table: `gdap_${from.holder.kind}`, id: from.holder.id },
    person: () => ({ canChangeMappings: true, isFormReadOnly: false }),
    ...(staged ? { staged } : {}),
    keep: (so) => kept.push(so),
  });
  await session.read();
  return { dataverse, session, kept };
}

const template = snapshot([mapping(helpdesk, desk), mapping(reader, null)]);
const moveReader = { do: 'move', key: 'Reader for nobody', group: engineers } as const;
const batches = (calls: readonly string[]) => calls.filter((call) => call.endsWith('$batch')).length;

it('writes nothing before it is saved, then everything at once', async () => {
  const { dataverse, session } = await begin(template);
  session.edit(moveReader);
  session.edit({ do: 'addRoles', groupId: desk.id, roles: [licences] });
  expect([givenIn(dataverse), batches(dataverse.calls)]).toEqual([['Helpdesk for Desk', 'Reader for nobody'], 0]);

  await session.save();
  expect([givenIn(dataverse), batches(dataverse.calls)]).toEqual([['Helpdesk for Desk', 'Licences for Desk', 'Reader for Engineers'], 1]);
  expect([session.state.message?.text, countOf(session.state.staged)]).toEqual(['Save_Done', 0]);
});

it('keeps what is staged with the host, and goes on with it on the next visit', async () => {
  const { session, kept } = await begin(template);
  session.edit(moveReader);
  const stored = JSON.parse(JSON.stringify(kept[kept.length - 1])) as Staged;
  const { session: later, dataverse } = await begin(template, stored);
  await later.save();
  expect(givenIn(dataverse)).toEqual(['Helpdesk for Desk', 'Reader for Engineers']);
});

it('discards', async () => {
  const { session, kept } = await begin(template);
  session.edit(moveReader);
  session.discard();
  expect([session.state.staged, kept[kept.length - 1]]).toEqual([nothingStaged, nothingStaged]);
});

describe('when rows changed meanwhile', () => {
  it('saves anyway where only the state of an assignment changed', async () => {
    const { dataverse, session } = await begin(template);
    session.edit(moveReader);
    dataverse.meanwhile = () => (dataverse.mappings = dataverse.mappings.map((row) => ({ ...row, etag: 'W/"77"', state: 'pending' })));
    await session.save();
    expect([session.state.message?.text, givenIn(dataverse), batches(dataverse.calls)]).toEqual(['Save_Done', ['Helpdesk for Desk', 'Reader for Engineers'], 2]);
  });

  it('stops where a change no longer fits, says which, and keeps the others', async () => {
    const { dataverse, session } = await begin(template);
    session.edit(moveReader);
    session.edit({ do: 'addRoles', groupId: engineers.id, roles: [licences] });
    dataverse.meanwhile = () => (dataverse.mappings = dataverse.mappings.filter(({ role }) => role !== reader));
    await session.save();
    expect(session.state.message).toMatchObject({ text: 'Save_LeftOut', dropped: [{ roleName: 'Reader', because: 'Dropped_RemovedMeanwhile' }] });
    expect([countOf(session.state.staged), givenIn(dataverse)]).toEqual([1, ['Helpdesk for Desk']]);
  });

  it('gives up after some tries, with everything still there', async () => {
    const { dataverse, session } = await begin(template);
    session.edit(moveReader);
    const { fetch } = dataverse;
    let writes = 0;
    const always: typeof fetch = (address, request) => {
      dataverse.mappings = dataverse.mappings.map((row) => ({ ...row, etag: `W/"${200 + (writes += 1)}"` }));
      return fetch(address, request);
    };
    Object.assign(dataverse, { fetch: always });
    await session.save();
    expect([session.state.message?.text, countOf(session.state.staged), session.state.phase]).toEqual(['Save_Busy', 1, 'ready']);
    expect(writes).toBeGreaterThan(1);
  });
});

it.each([
  [403, 'Save_Forbidden'],
  [400, 'Save_Refused'],
])('loses nothing where Dataverse answers %i', async (status, text) => {
  const { dataverse, session } = await begin(template);
  session.edit(moveReader);
  dataverse.next = { status, error: { code: '0x80040220', message: 'No.' } };
  await session.save();
  expect(session.state.message).toEqual({ level: 'error', text, values: ['No.'] });
  expect(countOf(session.state.staged)).toBe(1);
});

it('looks what became of it where no answer came, and says so', async () => {
  const { dataverse, session } = await begin(template);
  session.edit(moveReader);
  dataverse.next = 'noAnswer';
  await session.save();
  expect(session.state.message).toMatchObject({ text: 'Save_Unknown', values: [1] });

  dataverse.next = 'noAnswer';
  dataverse.meanwhile = () => (dataverse.mappings = dataverse.mappings.map((row) => (row.role === reader ? { ...row, groupId: engineers.id } : row)));
  await session.save();
  expect([session.state.message?.text, countOf(session.state.staged)]).toEqual(['Save_Done', 0]);
});

it('says that it cannot read, and forgets it once it can', async () => {
  const { dataverse, session } = await begin(template);
  session.edit(moveReader);
  dataverse.failNextRead = 'No connection.';
  await session.read();
  expect([session.state.message, countOf(session.state.staged)]).toEqual([{ level: 'error', text: 'Read_Failed', values: ['No connection.'] }, 1]);
  await session.read();
  expect([session.state.message, countOf(session.state.staged)]).toEqual([undefined, 1]);
});

it('leaves staged roles out when the request was submitted meanwhile', async () => {
  const { dataverse, session } = await begin(snapshot([mapping(helpdesk, desk)], { kind: 'request', status: 'draft' }));
  session.edit({ do: 'addRoles', groupId: desk.id, roles: [licences] });
  dataverse.holder = { ...dataverse.holder, status: 'submitting' };
  await session.read();
  expect(session.state.message?.dropped).toEqual([{ roleName: 'Licences', because: 'Dropped_NotAllowed' }]);
  expect(session.state.allowed.roles).toBe('fixed');
});

it('stages nothing where nothing is allowed', async () => {
  const { session } = await begin(snapshot([mapping(helpdesk, desk)], { kind: 'request', status: 'expired' }));
  session.edit({ do: 'remove', key: 'Helpdesk for Desk' });
  expect(countOf(session.state.staged)).toBe(0);
});
