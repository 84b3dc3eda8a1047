import { gdapRequest, RequestStatus } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { ConcurrencyError, OutcomeUnknownError, ServiceError } from '../gateways/transport/service-error';
import type { Assignment } from '../gateways/graph/types';
import { look, type RenewalContext } from './look';
import type { MappingFacts, Member, RenewalFacts } from './model';
import { replacementId, replacementKey } from './replacement';
import type { RenewalStore } from './store';
import { asked, days, mapping, member, noOutlook, now, policy, request } from './testing/facts';

const failure = (status: number) => ({ service: 'dataverse', status, code: 'x', message: 'No.', outcomeUnknown: false }) as const;

/** What Microsoft has where it is as the mappings say. */
const assigned = (mappings: readonly MappingFacts[], requestId: string): Assignment[] =>
  mappings.flatMap(({ requestId: id, state, role, group }) => (id === requestId && state === 'active' ? [{ id: `${role?.templateId}`, etag: '', groupId: group?.groupId ?? '', roleIds: [role?.templateId ?? ''], status: 'active' }] : []));

/** A store that answers with these rows and keeps what is written. */
function world(one: RenewalFacts, others: readonly Member[] = [], mappings: readonly MappingFacts[] = [mapping('old', 'a1')]) {
  const written: (readonly Change[])[] = [];
  const reads: string[] = [];
  const announced: string[] = [];
  const relatives: string[] = [];
  const failures: ServiceError[] = [];
  const different: string[] = [];
  const it = { one, written, reads, announced, relatives, different, failures, assignments: new Map<string, readonly Assignment[]>(), isSilent: false, afterFailure: () => undefined as void };
  const none = async function* () {};
  const store: RenewalStore = {
    request: async () => (reads.push('request'), it.one),
    family: async () => (reads.push('family'), [it.one, ...others]),
    mappings: async () => (reads.push('mappings'), mappings),
    async write(changes) {
      const error = failures.shift();
      if (error) {
        it.afterFailure();
        throw error;
      }
      written.push(changes);
    },
    relationshipIds: async () => new Map(), due: none, doubtful: none, toShrink: none, waiting: none,
  };
  const context: RenewalContext = {
    store, policy, now: async () => now, announce: async (id) => void announced.push(id), announceRelative: async (id) => void relatives.push(id), announceDifferent: async (id) => void different.push(id),
    assignmentsOf: async (_provider, ids) => new Map(ids.flatMap((id) => (it.isSilent ? [] : [[id, it.assignments.get(id) ?? assigned(mappings, id)] as const]))),
  };
  return { ...it, it, look: (tells = true) => look('old', context, 't', tells) };
}

const ending = (changes: Partial<RenewalFacts> = {}) => request({ expiryDate: days(30), ...changes });
const made = (changes: readonly Change[]) => changes.flatMap((change) => (change.do === 'create' && change.set === gdapRequest.entitySetName ? [change.row] : []));

describe('a look at what becomes of access', () => {
  it('reads two things and writes one row where it only has to say so; then nothing', async () => {
    const { look: once, it, written, reads } = world(request());
    expect(await once()).toBe('later');
    expect(reads).toEqual(['request', 'family']);
    expect(written.map((changes) => changes.length)).toEqual([1]);
    it.one = request({ view: { ...noOutlook, outlook: 'later', reason: (written[0]![0] as { changes: Record<string, string> }).changes['gdap_outlookreason']!, checkOn: days(205) } });
    expect(await once()).toBe('unchanged');
    expect(written).toHaveLength(1);
  });

  it('makes a replacement with its roles and the mark on the old one in one change set, submitted, and has it looked at', async () => {
    const { look: once, written, announced } = world(ending());
    expect(await once()).toBe('replacement 1 asked for');
    expect(written[0]![0]).toMatchObject({ do: 'update', key: 'old', etag: 'old 1', changes: { gdap_replacements: 1 } });
    expect(made(written[0]!)).toMatchObject([{
      gdap_requestid: replacementId('old', 1), gdap_uniquekey: replacementKey('old', 1), statuscode: RequestStatus.submitting, 'ownerid@odata.bind': '/systemusers(owner)', 'gdap_ReplacesId@odata.bind': '/gdap_requests(old)',
    }]);
    expect(announced).toEqual([replacementId('old', 1)]);
  });

  it('asks also for what expired while nobody looked', async () => {
    const { look: once } = world(request({ status: 'expired', expiryDate: days(-3), view: { ...noOutlook, outlook: 'later' } }));
    expect(await once()).toBe('replacement 1 asked for');
  });

  it('looks again where somebody was quicker, and makes none that is there by then', async () => {
    const others: Member[] = [];
    const { look: once, it, written, failures } = world(ending(), others);
    failures.push(new ConcurrencyError(failure(412)));
    it.afterFailure = () => {
      others.push(asked('theirs', 'old'));
    };
    expect(await once()).toBe('replacing');
    expect(written.flatMap(made)).toEqual([]);
  });

  it('announces what may have been made where no answer came, and makes it no second time', async () => {
    const others: Member[] = [];
    const { look: once, it, written, announced, failures } = world(ending(), others);
    failures.push(new OutcomeUnknownError(failure(504)));
    it.afterFailure = () => {
      others.push(asked(replacementId('old', 1), 'old', { uniqueKey: replacementKey('old', 1) }));
      it.one = ending({ etag: 'old 2', view: { ...noOutlook, replacements: 1 } });
    };
    await once();
    expect(announced).toEqual([replacementId('old', 1)]);
    expect(written.flatMap(made)).toEqual([]);
  });

  it('makes it as its own where the owner of the old one can own none any more', async () => {
    const { look: once, written, failures } = world(ending());
    failures.push(new ServiceError(failure(403)));
    await once();
    expect(made(written[0]!)[0]).not.toHaveProperty('ownerid@odata.bind');
  });

  it('throws where Dataverse refuses, for the message to come again', async () => {
    const { look: once, failures } = world(ending({ owner: undefined }));
    failures.push(new ServiceError(failure(403)));
    await expect(once()).rejects.toThrow();
  });

  it('ends what is replaced only together with seeing that the other is as it was read', async () => {
    const heir = member('new', { replacesId: 'old', createdOn: days(-50), startDate: days(-1), expiryDate: days(364) });
    const { look: once, written, announced } = world(ending(), [heir], [mapping('old', 'a1'), mapping('new', 'a1')]);
    expect(await once()).toBe('place taken');
    expect(written[0]!.filter((change) => change.do === 'update')).toMatchObject([
      { key: 'old', etag: 'old 1', changes: { statuscode: RequestStatus.terminating } }, { key: 'new', etag: 'new 1' },
    ]);
    expect(announced).toEqual(['old']);
  });

  describe('ends nothing in force', () => {
    const heir = member('new', { replacesId: 'old', createdOn: days(-50), startDate: days(-1), expiryDate: days(364) });
    const replaced = () => world(ending(), [heir], [mapping('old', 'a1'), mapping('new', 'a1')]);
    const endings = (written: readonly (readonly Change[])[]) => written.flat().filter((change) => change.do === 'update' && change.changes['statuscode'] !== undefined);

    it.each<[string, (it: ReturnType<typeof world>['it']) => void]>([
      ['whose roles somebody took from a group of the other in Partner Center', ({ assignments }) => assignments.set('new', [])],
      ['whose roles Microsoft is taking from a group of the other', ({ assignments }) => assignments.set('new', [{ id: 'x', etag: '', groupId: 'object 1', roleIds: ['a'], status: 'deleting' }])],
      ['by which somebody gave another group a role', ({ assignments }) => assignments.set('old', [{ id: 'x', etag: '', groupId: 'object 1', roleIds: ['a'], status: 'active' }, { id: 'y', etag: '', groupId: 'theirs', roleIds: ['b'], status: 'active' }])],
    ])('%s, whatever our rows say: they are compared anew', async (_what, change) => {
      const { look: once, it, written, different, announced } = replaced();
      change(it);
      expect(await once()).toBe('replacing');
      expect([endings(written), announced, [...different].sort()]).toEqual([[], [], ['new', 'old']]);
      expect(written[0]![0]).toMatchObject({ changes: { gdap_renewalcheckon: expect.any(String) as string } });
    });

    it('while Microsoft does not tell the assignments, and looks again soon', async () => {
      const { look: once, it, written, different } = replaced();
      it.isSilent = true;
      expect(await once()).toBe('replacing');
      expect([endings(written), different]).toEqual([[], []]);
      it.isSilent = false;
      expect(await once()).toBe('place taken');
    });
  });

  it('has those looked at whose place it takes or that take its place, and does not tell on what was told', async () => {
    const others = [asked('new', 'old'), { ...member('before'), status: 'expired' as const }];
    const { look: once, relatives } = world(request({ replacesId: 'before' }), others);
    await once(false);
    expect(relatives).toEqual([]);
    await once(true);
    expect(relatives.sort()).toEqual(['before', 'new']);
  });
});
