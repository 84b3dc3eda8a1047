import fc from 'fast-check';
import { defaultPolicy } from '../policy';
import { createLatelyListed } from '../request-lifecycle/lately-listed';
import { now as begin, provider } from '../request-lifecycle/testing/facts';
import { world as requestWorld } from '../request-lifecycle/testing/world';
import { createPendingWatch } from './pending';

interface Pace {
  /** When the customer approves, and how long Microsoft takes to put the relationship, and then its assignments, into force. */
  readonly approvesAfter: number;
  readonly provisioning: number;
  readonly assigning: number;
  /** Seconds by which Microsoft's clock is ahead. */
  readonly ahead: number;
}

/** A request that waits, and the handlers of a real environment: they look at the clock every fifteen seconds, and nobody calls them. */
async function play({ approvesAfter, provisioning, assigning, ahead }: Pace) {
  const { clock, microsoft, store, look, relationship } = requestWorld();
  await look();
  const told: string[] = [];
  const watch = createPendingWatch({
    store: {
      async *changedSince() {
        const { id, etag, status, microsoftId, microsoftVersion } = store.request;
        yield [{ id, etag, status, microsoftId, microsoftVersion, providerId: provider.id }];
      },
      providers: async () => [{ ...provider, refreshRequestedOn: null, lastSyncOn: null }],
    },
    graphOf: async () => microsoft, policy: defaultPolicy, lately: createLatelyListed(), onFailure: () => undefined, listAll: async () => 1,
    announce: async (id) => void told.push(id),
  });
  const microsoftsTime = () => clock.now + ahead * 1000;
  const at: Record<'approved' | 'ready' | 'asked' | 'inForce' | 'seen', number> = { approved: approvesAfter, ready: approvesAfter + provisioning, asked: Infinity, inForce: Infinity, seen: Infinity };

  for (let second = 1; second <= approvesAfter + provisioning + assigning + 300 && at.seen === Infinity; second += 1) {
    clock.now = begin + second * 1000;
    if (second === at.approved) microsoft.move(relationship().id, 'approved');
    if (second === at.ready) for (const _state of ['activating', 'active']) microsoft.settle();
    if (second === at.asked + assigning) {
      microsoft.settle();
      at.inForce = second;
    }
    if (relationship().activatedOn !== undefined) relationship().activatedOn = microsoftsTime();
    if (second % (defaultPolicy.tickMs / 1000) !== 0) continue;
    const due = store.request.nextCheckOn !== null && store.request.nextCheckOn <= clock.now;
    await watch.check(clock.now);
    if (due || told.splice(0).length > 0) await look();
    if (at.asked === Infinity && microsoft.live(relationship().id).length > 0) at.asked = second;
    if (store.mappings.every(({ state }) => state === 'active')) at.seen = second;
  }
  return { at, statuses: store.request.status };
}

describe("from the customer's approval until the assignments are in force", () => {
  it("less than a minute passes beyond Microsoft's own time, and staff see it half a minute later, whatever Microsoft's pace and clock", async () => {
    const pace = fc.record({ approvesAfter: fc.integer({ min: 1, max: 60 }), provisioning: fc.nat(200), assigning: fc.integer({ min: 1, max: 200 }), ahead: fc.constantFrom(-300, 0, 300) });
    await fc.assert(fc.asyncProperty(pace, async (one) => {
      const { at, statuses } = await play(one);
      expect(at.inForce - at.approved - one.provisioning - one.assigning).toBeLessThan(60);
      expect(at.seen - at.inForce).toBeLessThanOrEqual(30);
      expect(statuses).toBe('active');
    }), { numRuns: 80 });
  });
});
