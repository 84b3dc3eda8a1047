import fc from 'fast-check';
import { dayMs } from '@gdap-manager/entities';
import { decide } from './decide';
import type { Decision, MappingFacts, Member, Situation } from './model';
import { replacementDraft } from './replacement';
import { isInForce, pairsOf } from './standing';
import { mapping, member, noOutlook, now as start, policy, request } from './testing/facts';

/**
 * A tenant whose requests live: customers approve, refuse and leave, staff replace and change, Microsoft assigns and
 * ends, and looks read at one moment and write at another, where the version of each row that they name must be as read.
 */
class Tenant {
  now = start;
  members = new Map<string, { member: Member; view: typeof noOutlook }>();
  mappings: MappingFacts[] = [];
  /** What staff left out or took away on purpose. */
  readonly unwanted = new Set<string>();
  readonly pending: { situation: Situation; decision: Decision }[] = [];
  private version = 0;

  set(one: Member, view = this.members.get(one.id)?.view ?? noOutlook): void {
    this.members.set(one.id, { member: { ...one, etag: `${(this.version += 1)}` }, view });
  }

  nth(index: number, fits: (one: Member) => boolean): Member | undefined {
    const fitting = [...this.members.values()].map(({ member: one }) => one).filter(fits);
    return fitting[index % Math.max(fitting.length, 1)];
  }

  keysOf = (id: string, active = false) => pairsOf(id, this.mappings).filter(({ mapping: { state } }) => !active || state === 'active').map(({ key }) => key);

  read(one: Member): void {
    const view = this.members.get(one.id)?.view ?? noOutlook;
    const situation: Situation = { now: this.now, request: request({ view }, one), family: [...this.members.values()].map((other) => other.member), mappings: this.mappings };
    this.pending.push({ situation, decision: decide(situation, policy) });
  }

  /** @returns false where somebody was quicker */
  act({ situation, decision }: { situation: Situation; decision: Decision }): boolean {
    const before = situation.request;
    const isFresh = ({ id, etag }: Member) => this.members.get(id)?.member.etag === etag;
    if (![before, ...decision.endFor].every(isFresh)) return false;
    if (decision.endFor.length > 0) this.end(before, decision);
    const changed = this.members.get(before.id)!;
    if (decision.endFor.length > 0) this.set({ ...changed.member, status: 'terminating' }, decision.view);
    else if (JSON.stringify({ ...decision.view, checkOn: 0 }) !== JSON.stringify({ ...changed.view, checkOn: 0 })) this.set(changed.member, decision.view);
    for (const { id } of decision.endFor) this.set(this.members.get(id)!.member);
    if (decision.replacement !== undefined) this.made(situation, decision.replacement);
    return true;
  }

  /** What must hold whenever something is ended. */
  private end(one: Member, { endFor }: Decision): void {
    if (!isInForce(one)) return;
    const others = [...this.members.values()].map(({ member: other }) => other).filter((other) => other.id !== one.id && isInForce(other));
    const given = new Set(others.flatMap(({ id }) => this.keysOf(id, true)));
    const lost = this.keysOf(one.id, true).filter((key) => !given.has(key) && !this.unwanted.has(key));
    expect(lost).toEqual([]);
    expect(endFor.every((other) => isInForce(this.members.get(other.id)!.member))).toBe(true);
  }

  private made({ request: old, mappings }: Situation, number: number): void {
    const { draft } = replacementDraft(old, number, mappings, false);
    expect(this.members.has(draft.id)).toBe(false);
    this.ask(draft.id, old.id, draft.uniqueKey ?? null, draft.mappings.map(({ roleId, groupId }) => `${roleId}${groupId ?? ''}`));
  }

  ask(id: string, replacesId: string | null, uniqueKey: string | null, pairs: readonly string[]): void {
    this.set(member(id, { status: 'approvalPending', microsoftStatus: 'approvalPending', createdOn: this.now, startDate: null, expiryDate: null, durationDays: 90, replacesId, uniqueKey }));
    this.mappings = [...this.mappings, ...pairs.map((pair) => mapping(id, pair, { createdOn: this.now, state: 'none' }))];
  }

  assign = (id: string, state: MappingFacts['state']) => {
    this.mappings = this.mappings.map((one) => (one.requestId === id ? { ...one, state } : one));
    this.touch(id);
  };

  touch = (id: string) => this.set(this.members.get(id)!.member);

  /** Every request is looked at until nothing more happens. */
  settle(): void {
    for (let round = 0; round < 12; round += 1) {
      let happened = false;
      for (const { member: one } of [...this.members.values()]) {
        this.read(this.members.get(one.id)!.member);
        const look = this.pending.pop()!;
        happened ||= look.decision.endFor.length > 0 || look.decision.replacement !== undefined;
        this.act(look);
      }
      if (!happened) return;
    }
    throw new Error('The looks come to no end.');
  }
}

const deeds: readonly ((tenant: Tenant, index: number, choice: number) => void)[] = [
  (tenant, index) => {
    const one = tenant.nth(index, ({ status }) => status === 'approvalPending' || status === 'terminating');
    if (!one || one.startDate !== null) return;
    tenant.set({ ...one, status: one.status === 'terminating' ? 'terminating' : 'active', microsoftStatus: 'active', startDate: tenant.now, expiryDate: tenant.now + one.durationDays * dayMs });
  },
  (tenant, index) => {
    const one = tenant.nth(index, isInForce);
    if (one) tenant.assign(one.id, 'active');
  },
  (tenant, index) => {
    const one = tenant.nth(index, (other) => isInForce(other) && tenant.keysOf(other.id, true).length === 0);
    if (one) tenant.assign(one.id, 'error');
  },
  (tenant, index, choice) => {
    const one = tenant.nth(index, ({ status }) => status === 'approvalPending');
    if (one) tenant.set({ ...one, status: choice % 2 ? 'terminated' : 'expired' });
  },
  (tenant, index) => {
    const one = tenant.nth(index, ({ status }) => status === 'terminating');
    if (one) tenant.set({ ...one, status: 'terminated', microsoftStatus: 'terminated' });
  },
  // The customer or staff end one: what it alone gave is gone by nobody's mistake.
  (tenant, index, choice) => {
    const one = tenant.nth(index, isInForce);
    if (one && choice % 3 === 0) tenant.set({ ...one, status: 'terminating' });
  },
  // Staff replace one, and may leave something out.
  (tenant, index, choice) => {
    const one = tenant.nth(index, ({ status }) => status !== 'draft');
    if (!one) return;
    const pairs = [...new Set(tenant.mappings.flatMap(({ requestId, name }) => (requestId === one.id && name ? [name] : [])))];
    const kept = choice % 3 === 0 ? pairs.slice(1) : pairs;
    for (const key of tenant.keysOf(one.id)) if (!kept.some((pair) => pairsOf('x', [mapping('x', pair)])[0]?.key === key)) tenant.unwanted.add(key);
    tenant.ask(`staff ${tenant.members.size}`, one.id, null, kept);
  },
  (tenant, index, choice) => {
    const one = tenant.nth(index, isInForce);
    if (!one) return;
    tenant.mappings = [...tenant.mappings, mapping(one.id, `c${choice % 4}`, { createdOn: tenant.now })];
    tenant.touch(one.id);
  },
  (tenant, index, choice) => {
    const one = tenant.nth(index, isInForce);
    const taken = one && pairsOf(one.id, tenant.mappings)[choice % 3];
    if (!one || !taken) return;
    tenant.unwanted.add(taken.key);
    tenant.mappings = tenant.mappings.filter((other) => other !== taken.mapping);
    tenant.touch(one.id);
  },
  (tenant, index, choice) => {
    tenant.now += (1 + (index + choice) % 40) * dayMs;
    for (const { member: one } of [...tenant.members.values()]) if (one.status === 'active' && one.expiryDate !== null && one.expiryDate <= tenant.now) tenant.set({ ...one, status: 'expired', microsoftStatus: 'expired' });
  },
  (tenant, index) => {
    const one = tenant.nth(index, () => true);
    if (one) tenant.read(one);
  },
  (tenant, index) => {
    const [look] = tenant.pending.splice(index % Math.max(tenant.pending.length, 1), 1);
    if (look) tenant.act(look);
  },
];

/** How often each deed is done: much is asked, approved and looked at, and time passes slowly. */
const weights = [4, 4, 1, 1, 1, 1, 3, 1, 1, 1, 6, 6];
const history = fc.array(
  fc.record({ deed: fc.oneof(...weights.map((weight, deed) => ({ weight, arbitrary: fc.constant(deed) }))), index: fc.nat(20), choice: fc.nat(11) }),
  { minLength: 10, maxLength: 80, size: 'max' },
);

function lived(steps: readonly { deed: number; index: number; choice: number }[]): Tenant {
  const tenant = new Tenant();
  tenant.set(member('first', { durationDays: 90, expiryDate: start + 50 * dayMs }));
  tenant.mappings = [mapping('first', 'a1'), mapping('first', 'b2'), mapping('first', 'b1')];
  for (const { deed, index, choice } of steps) {
    tenant.now += 1000;
    deeds[deed]?.(tenant, index, choice);
  }
  return tenant;
}

describe('whatever happens in whatever order', () => {
  it('nothing in force is ended unless what is still wanted of it is in force elsewhere', () => {
    fc.assert(fc.property(history, (steps) => void lived(steps)), { numRuns: 1500 });
  });

  it('looks come to an end, and looking again changes nothing', () => {
    fc.assert(fc.property(history, (steps) => {
      const tenant = lived(steps);
      tenant.settle();
      const before = JSON.stringify([...tenant.members.values()].map(({ member: { etag } }) => etag));
      tenant.settle();
      expect(JSON.stringify([...tenant.members.values()].map(({ member: { etag } }) => etag))).toBe(before);
    }), { numRuns: 400 });
  });

  it('of those that give the same and were made to take one place, one stays', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }), fc.infiniteStream(fc.nat(20)), (count, replaced, order) => {
      const tenant = new Tenant();
      tenant.set(member('first', { durationDays: 90, expiryDate: start + 50 * dayMs }));
      tenant.mappings = [mapping('first', 'a1'), mapping('first', 'b2')];
      for (let made = 0; made < count; made += 1) {
        tenant.now += 1000;
        tenant.ask(`heir ${made}`, tenant.nth(replaced[made]!, () => true)!.id, null, ['a1', 'b2']);
      }
      for (let answered = 0; answered < count; answered += 1) {
        tenant.now += dayMs;
        deeds[0]!(tenant, order.next().value, 0);
        for (let again = 0; again < count + 2; again += 1) deeds[1]!(tenant, again, 0);
        tenant.settle();
        for (let again = 0; again < count + 2; again += 1) deeds[4]!(tenant, again, 0);
      }
      expect([...tenant.members.values()].filter(({ member: one }) => isInForce(one))).toHaveLength(1);
    }), { numRuns: 300 });
  });
});
