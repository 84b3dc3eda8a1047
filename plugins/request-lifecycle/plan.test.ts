import fc from 'fast-check';
import { gdapRequest } from '@gdap-manager/entities';
import type { Assignment } from '../gateways/graph/types';
import type { ServiceFailure } from '../gateways/transport/service-error';
import { fold, type Outcome } from './fold';
import type { MappingFacts, Observation, Plan, RequestFacts, StatusName, Step } from './model';
import { nothingSeen } from './model';
import { plan } from './plan';
import { defaultPolicy } from '../policy';
import { group, mapping, mappings, now, observation, provider, relationship, relationshipId, request, roles, tenant } from './testing/facts';

const statuses = Object.keys(gdapRequest.status) as StatusName[];
const microsoftStatuses = ['created', 'approvalPending', 'approved', 'activating', 'active', 'expiring', 'expired', 'terminationRequested', 'terminating', 'terminated', 'unknownFutureValue', 'brandNew'];
const hour = 3_600_000;

/** Mostly the first, so that not every observation has something wrong with it; sometimes one of the others. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });
const hours = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => now + count * hour);
const moments: fc.Arbitrary<number | null> = fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: hours(-1000, 1000) });
const memories = fc.record(
  {
    submitted: fc.constant({ relationshipId, providerAccountId: tenant.providerAccountId, accountId: tenant.accountId! }),
    groups: fc.subarray([group(1).groupId, group(2).groupId, group(9).groupId]),
    triedAs: fc.constantFrom(...statuses),
    askedToEnd: fc.record({ status: fc.constantFrom(...microsoftStatuses), on: hours(-100, 0) }),
    decided: fc.record({ decision: fc.constantFrom('approve' as const, 'reject' as const), on: hours(-100, 0) }),
    missingSince: hours(-100, 0),
  },
  { requiredKeys: [] },
);
const requests: fc.Arbitrary<RequestFacts> = fc
  .record({
    status: fc.oneof(fc.constantFrom(...statuses), fc.constantFrom('submitting' as const, 'active' as const, 'terminating' as const)),
    autoRenew: fc.boolean(), removeGlobalAdministrator: mostly(false, true), durationDays: mostly<number | null>(730, 0, 1, 731, null),
    accountId: mostly<string | null>(tenant.accountId, 'another', null), providerAccountId: mostly<string | null>(tenant.providerAccountId, 'another', null),
    startDate: moments, expiryDate: moments, approvalDueDate: moments, nextCheckOn: moments, attempts: mostly(0, 1, 2),
    microsoftId: mostly<string | null>(null, relationshipId, 'another'), microsoftStatus: mostly<string | null>(null, ...microsoftStatuses, 'notFound'),
    partnerConsent: mostly<RequestFacts['partnerConsent']>('notNeeded', 'pending', 'approve', 'approved', 'reject', 'rejected'), memory: fc.oneof(fc.constant({}), memories),
  })
  .map((changes) => ({ ...request, ...changes }));
const mappingLists: fc.Arbitrary<readonly MappingFacts[]> = fc.oneof(
  fc.subarray([...mappings], { minLength: 1 }),
  fc.subarray([
    ...mappings, mapping(4, roles.global, group(1)), mapping(5, roles.reader), mapping(6, roles.teams, group(3, { presence: 'deleted' })),
    mapping(7, roles.reader, group(4, { providerId: 'another' })), mapping(8, roles.reader, group(1), { state: 'pending' }), { ...mapping(10, roles.reader), role: undefined },
  ]),
);
const relationships = fc
  .record({ status: fc.constantFrom(...microsoftStatuses), autoExtend: fc.boolean(), durationDays: fc.constantFrom(30, 730), roleIds: fc.subarray([roles.reader, roles.exchange, roles.teams, roles.global]), inForce: fc.boolean(), consent: mostly<boolean | undefined>(undefined, true, false) })
  .map(({ inForce, consent, ...more }) => relationship({ ...more, ...(consent === undefined ? {} : { reseller: { indirectProviderTenantId: 'indirect', isPartnerConsentPending: consent } }), autoExtend: more.autoExtend && !more.roleIds.includes(roles.global), ...(inForce ? { activatedOn: now - hour, endsOn: now + 700 * hour } : {}) }));
const assignmentLists: fc.Arbitrary<readonly Assignment[]> = fc.array(
  fc.record({
    id: fc.constantFrom('a1', 'a2', 'a3', 'a4'), etag: fc.constant('W/"e"'), groupId: fc.constantFrom(group(1).groupId, group(2).groupId, group(9).groupId),
    roleIds: fc.subarray([roles.reader, roles.exchange, roles.teams], { minLength: 1 }), status: fc.constantFrom('pending', 'active', 'deleting', 'deleted', 'error', 'brandNew'),
  }),
  { maxLength: 4 },
);
const observations: fc.Arbitrary<Observation> = fc
  .record({ request: requests, mappings: mappingLists, connected: mostly(true, false), hasTenant: mostly(true, false), insist: fc.boolean(), repeated: fc.boolean() })
  .map(({ connected, hasTenant, ...rest }) => ({
    ...rest, now, seen: nothingSeen, submittedTenant: rest.request.providerAccountId === 'another' ? tenant : undefined,
    tenant: hasTenant ? { ...tenant, provider: connected ? provider : { ...provider, secretName: null } } : undefined,
  }));
/** What Microsoft would answer, the same throughout a look, and how many steps fail. */
const answers = fc.record({
  relationship: fc.option(relationships, { nil: null }), assignments: assignmentLists, missing: fc.subarray([group(1).groupId, group(2).groupId]),
  failures: fc.array(fc.option(fc.record({ status: fc.constantFrom(0, 400, 401, 403, 404, 405, 409, 412, 429, 500, 503), unknown: fc.boolean() }), { nil: null }), { maxLength: 10 }),
});
type Answers = typeof answers extends fc.Arbitrary<infer T> ? T : never;

/** Plays a look against fixed answers. */
function play(start: Observation, { relationship: there, assignments, missing, failures }: Answers) {
  const left = [...failures];
  const steps: Step[] = [];
  let current = start;
  for (;;) {
    const next = plan(current, defaultPolicy);
    if (next.kind === 'finish') return { steps, writes: next.writes };
    steps.push(next.step);
    if (steps.length > defaultPolicy.roundsPerLook) throw new Error(`No end: ${steps.map(({ kind }) => kind).join(', ')}`);
    const failed = left.shift();
    const failure: ServiceFailure | undefined = failed ? { service: 'graph', status: failed.status, code: 'x', message: 'm', outcomeUnknown: failed.unknown && failed.status >= 500 } : undefined;
    current = fold(current, next.step, failure ? { ok: false, failure } : answer(next.step, { there, assignments, missing }));
  }
}

function answer(step: Step, { there, assignments, missing }: { there: Answers['relationship']; assignments: readonly Assignment[]; missing: readonly string[] }): Outcome {
  switch (step.kind) {
    case 'read': case 'reread': case 'find':
      return { ok: true, ...(there ? { relationship: there } : {}) };
    case 'decide':
      return { ok: true };
    case 'create':
      return { ok: true, relationship: relationship({ ...step.spec, status: 'created' }) };
    case 'readAssignments':
      return { ok: true, assignments };
    case 'checkGroups':
      return { ok: true, missing };
    case 'assign':
      return { ok: true, changes: step.changes.map((change, index) => (change.do === 'create' ? { ok: true, assignment: { ...change, id: `new${index}`, etag: '', status: 'pending' } } : { ok: true })) };
    case 'shrink': case 'update': case 'delete': case 'lock': case 'terminate': case 'remember':
      return { ok: true };
  }
}

const writing = (steps: readonly Step[]) => steps.filter(({ kind }) => ['create', 'update', 'delete', 'lock', 'terminate', 'decide', 'assign', 'shrink'].includes(kind));

describe('a plan, whatever is observed', () => {
  const always = (check: (start: Observation, given: Answers, played: ReturnType<typeof play>) => void) =>
    fc.assert(fc.property(observations, answers, (start, given) => check(start, given, play(start, given))), { numRuns: 3000 });

  it('comes to an end, and never moves the status where Dataverse forbids it', () => {
    always(({ request: { status } }, _given, { writes }) => {
      if (writes.request.status) expect(gdapRequest.status[status].to).toContain(writes.request.status);
    });
  });

  it('creates at most once, and never where a relationship may exist and does', () => {
    always(({ request: row, repeated }, given, { steps }) => {
      const creates = steps.filter(({ kind }) => kind === 'create').length;
      expect(creates).toBeLessThanOrEqual(1);
      if (given.relationship && (row.microsoftId || repeated || row.attempts > 0)) expect(creates).toBe(0);
    });
  });

  it('decides for staff only what they chose, once, and only what waits for them', () => {
    always(({ request: row }, given, { steps }) => {
      const decisions = steps.flatMap((step) => (step.kind === 'decide' ? [step.decision] : []));
      expect(decisions.length).toBeLessThanOrEqual(1);
      if (decisions.length === 0) return;
      expect([given.relationship?.status, given.relationship?.reseller?.isPartnerConsentPending]).toEqual(['approvalPending', true]);
      expect(decisions).toEqual([row.status === 'terminating' ? 'reject' : row.partnerConsent]);
    });
  });

  it('makes nothing of what an indirect provider made', () => {
    always(({ request: row }, _given, { steps }) => {
      if (row.partnerConsent !== 'notNeeded') expect(steps.map(({ kind }) => kind)).not.toContain('create');
    });
  });

  it('never asks Microsoft to extend Global Administrator', () => {
    always((_start, given, { steps }) => {
      for (const step of steps) {
        if (step.kind === 'create') expect(step.spec.autoExtend && step.spec.roleIds.includes(roles.global)).toBe(false);
        if (step.kind === 'update' && step.changes.autoExtend) expect((step.changes.roleIds ?? given.relationship?.roleIds ?? []).includes(roles.global)).toBe(false);
      }
    });
  });

  it('changes nothing at Microsoft for drafts, for what has ended, and for states that it does not know', () => {
    always(({ request: { status } }, given, { steps }) => {
      const over = ['expired', 'terminated', 'unknownFutureValue', 'brandNew'].includes(given.relationship?.status ?? '');
      if (status === 'draft' || (over && !steps.some(({ kind }) => kind === 'create'))) expect(writing(steps)).toEqual([]);
      if (status === 'expired' || status === 'terminated') expect(steps.some(({ kind }) => ['create', 'lock', 'delete', 'terminate'].includes(kind))).toBe(false);
    });
  });

  it('gives groups only roles of the relationship', () => {
    always((_start, given, { steps }) => {
      for (const step of steps) {
        if (step.kind !== 'assign') continue;
        for (const change of step.changes) if (change.do !== 'remove') expect(change.roleIds.filter((role) => !given.relationship?.roleIds.includes(role))).toEqual([]);
      }
    });
  });

  it('remembers a group before it gives it roles', () => {
    always((start, _given, { steps }) => {
      const known = new Set(start.request.memory.groups ?? []);
      for (const step of steps) {
        if (step.kind === 'remember') step.memory.groups?.forEach((groupId) => known.add(groupId));
        if (step.kind === 'assign') for (const change of step.changes) if (change.do === 'create') expect(known).toContain(change.groupId);
      }
    });
  });

  it('says who must move and when it is tried again, wherever something failed', () => {
    always(({ request: before }, _given, { writes }) => {
      if ((writes.request.attempts ?? 0) > before.attempts) {
        expect(writes.request.nextCheckOn ?? before.nextCheckOn).toBeGreaterThan(now);
        expect(writes.request.lastError ?? before.lastError).not.toBeNull();
        expect(writes.events.length).toBeGreaterThan(0);
      }
    });
  });
});

describe('a request that Microsoft refuses once its relationship is there', () => {
  const refusal = { status: 400, unknown: false } as const;

  it('takes away what it made, and goes back to Draft with the words about the lock', () => {
    const { steps, writes } = play(observation(), { relationship: null, assignments: [], missing: [], failures: [null, refusal] });
    expect(steps.map(({ kind }) => kind)).toEqual(['create', 'lock', 'reread', 'delete']);
    expect(writes.request).toMatchObject({ status: 'draft', waitingOn: 'staff', lastError: expect.stringContaining('m (x)') as unknown });
  });

  it('takes away what an earlier try made, and goes back to Draft with the words about the change', () => {
    const start = observation({ repeated: true });
    const { steps, writes } = play(start, { relationship: relationship({ durationDays: 30 }), assignments: [], missing: [], failures: [null, refusal] });
    expect(steps.map(({ kind }) => kind)).toEqual(['find', 'update', 'delete']);
    expect(writes.request).toMatchObject({ status: 'draft', waitingOn: 'staff', lastError: expect.stringContaining('m (x)') as unknown });
  });

  it('goes back to Draft also where what it made cannot be taken away', () => {
    const start = observation({ repeated: true });
    const { steps, writes } = play(start, { relationship: relationship({ durationDays: 30 }), assignments: [], missing: [], failures: [null, refusal, refusal] });
    expect(steps.map(({ kind }) => kind)).toEqual(['find', 'update', 'delete']);
    expect(writes.request).toMatchObject({ status: 'draft' });
  });
});

describe('a plan that was carried out', () => {
  /** The row as it is after the writes of a look. */
  const after = ({ request: before, mappings: rows, ...rest }: Observation, { writes }: ReturnType<typeof play>, steps: readonly Step[]): Observation => {
    const remembered = steps.findLast((step) => step.kind === 'remember');
    return {
      ...rest,
      insist: false,
      seen: nothingSeen,
      request: { ...before, ...(remembered?.kind === 'remember' ? { memory: remembered.memory } : {}), ...writes.request },
      mappings: rows.filter(({ id }) => !writes.removedMappings.includes(id)).map((row) => {
        const { id: _id, ...write } = writes.mappings.find(({ id }) => id === row.id) ?? { id: row.id };
        const group = row.group && writes.deletedGroupRows.includes(row.group.rowId) ? { ...row.group, presence: 'deleted' as const } : row.group;
        return { ...row, ...write, group };
      }),
    };
  };

  /** Another state, or a wish that was given up: what follows from it is for the next look. */
  const leadsOn = ({ writes: { request: row } }: ReturnType<typeof play>) => row.status !== undefined || row.removeGlobalAdministrator !== undefined;

  /** The looks at a row while Microsoft stays as it is, up to the second that leads no further. undefined = something was changed at Microsoft. */
  function looksUntilRest(start: Observation, given: Answers): ReturnType<typeof play>[] | undefined {
    const looks: ReturnType<typeof play>[] = [];
    for (let current = start, calm = 0; calm < 2 && looks.length < 6; ) {
      const look = play(current, { ...given, failures: [] });
      if (writing(look.steps).length > 0) return undefined;
      looks.push(look);
      calm = leadsOn(look) ? 0 : calm + 1;
      current = after(current, look, look.steps);
    }
    return looks;
  }
  const nothing = { request: {}, mappings: [], removedMappings: [], deletedGroupRows: [], events: [] };

  it('leaves nothing to write when Microsoft stays as it is', () => {
    fc.assert(
      fc.property(observations, answers, (start, given) => {
        const looks = looksUntilRest(start, given);
        fc.pre(looks !== undefined);
        expect(looks.at(-1)?.writes).toEqual(nothing);
      }),
      { numRuns: 3000 },
    );
  });

  it('comes to rest after a wish that it gives up in the look which finds the relationship in force', () => {
    const start = observation({ repeated: true, mappings: [], request: { ...request, status: 'submitting', autoRenew: false, removeGlobalAdministrator: true } });
    const there = relationship({ status: 'active', autoExtend: false, roleIds: [roles.global] });
    const looks = looksUntilRest(start, { relationship: there, assignments: [], missing: [], failures: [] });
    expect(looks?.map(({ writes }) => writes)).toEqual([
      expect.objectContaining({ request: expect.objectContaining({ status: 'active', removeGlobalAdministrator: false }) as unknown }),
      expect.objectContaining({ request: { memory: expect.objectContaining({ handled: expect.any(String) as unknown }) as unknown, nextCheckOn: null }, events: [] }),
      nothing,
    ]);
  });
});

describe('a change of a group’s roles that Microsoft was asked for and has not carried out', () => {
  const [row] = mappings;
  const more: Assignment = { id: 'a1', etag: 'W/"e"', groupId: group(1).groupId, roleIds: [roles.reader, roles.teams], status: 'active' };
  const start = observation({ request: { ...request, status: 'active', microsoftId: relationshipId, nextCheckOn: now + hour }, mappings: [{ ...row!, state: 'pending', assignmentId: 'a1' }] });
  const played = (status: string) => play(start, { relationship: relationship({ status }), assignments: [more], missing: [], failures: [] });

  it('is waited for, and the mapping says so until it is done', () => {
    const { steps, writes } = played('active');
    expect([writing(steps), writes.mappings, writes.request.waitingOn]).toEqual([[], [], 'microsoft']);
  });

  it('is not waited for once the relationship runs out: nothing is changed any more', () => {
    const { steps, writes } = played('expiring');
    expect([writing(steps), writes.mappings.map(({ state }) => state), writes.request.nextCheckOn]).toEqual([[], ['active'], null]);
    expect(writes.request.waitingOn).toBeUndefined();
    expect(writes.request.memory?.handled).toBeDefined();
  });
});

describe('every pair of the row’s status and Microsoft’s', () => {
  const pairs = statuses.flatMap((status) => microsoftStatuses.map((theirs) => [status, theirs] as const));
  const expected: Partial<Record<string, StatusName>> = {
    approvalPending: 'approvalPending', approved: 'activating', activating: 'activating', active: 'active', expiring: 'active', expired: 'expired', terminated: 'terminated',
  };

  it.each(pairs)('%s while Microsoft says %s', (status, theirs) => {
    const there = relationship({ status: theirs });
    const start = observation({ request: { ...request, status, microsoftId: relationshipId }, mappings: mappings.map((row) => ({ ...row, group: undefined })) });
    const { writes } = play(start, { relationship: there, assignments: [], missing: [], failures: [] });
    const result = writes.request.status ?? status;
    const truth = expected[theirs];
    if (status === 'draft') expect(result).toBe('draft');
    else if (status === 'terminating') expect(result).toBe(theirs === 'created' || theirs === 'terminated' ? 'terminated' : theirs === 'expired' ? 'expired' : 'terminating');
    else if (truth) expect(result).toBe(truth);
    else if (theirs === 'created') expect(result).toBe(status === 'expired' || status === 'terminated' ? 'terminating' : 'submitting');
    else if (theirs === 'terminationRequested' || theirs === 'terminating') expect(result).toBe(['active', 'activating', 'approvalPending'].includes(status) ? status : 'terminating');
    else expect(result).toBe(status);
  });
});

describe('a plan is data', () => {
  it('is the same for the same observation', () => {
    fc.assert(fc.property(observations, (start) => {
      const [one, other]: Plan[] = [plan(start, defaultPolicy), plan(structuredClone(start), defaultPolicy)];
      expect(one).toEqual(other);
    }));
  });
});
