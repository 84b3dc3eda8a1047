import { look, type LookContext } from '../look';
import type { MappingFacts, RequestFacts } from '../model';
import { defaultPolicy, type Policy } from '../../policy';
import { mappings, now, request, tenant } from './facts';
import { FakeMicrosoft } from './microsoft';
import { MemoryStore } from './memory-store';

/** A request, Microsoft, and looks at it. */
export function world(row: Partial<RequestFacts> = {}, rows: readonly MappingFacts[] = mappings, policy: Partial<Policy> = {}) {
  const clock = { now };
  const microsoft = new FakeMicrosoft(clock);
  const store = new MemoryStore(clock, { ...request, ...row }, rows, tenant);
  const doubted: string[] = [];
  const context: LookContext = { store, graphOf: async () => microsoft, policy: { ...defaultPolicy, ...policy }, sleep: async () => undefined, doubtConnection: async (id) => void doubted.push(id) };
  const lookOnce = (options: { insist?: boolean; repeated?: boolean } = {}) => look(request.id, context, { trackingId: 't', ...options });
  const events = () => [...store.events.values()].map(({ name }) => name);
  /** Looks, and lets Microsoft go on, until nothing changes. */
  const calm = async () => {
    for (let round = 0; round < 8; round += 1) {
      await lookOnce();
      microsoft.settle();
      clock.now += 60_000;
    }
  };
  const relationship = () => microsoft.relationships[0]!;
  /** Submitted, approved and in force. */
  const inForce = async () => {
    await lookOnce();
    microsoft.move(relationship().id, 'approved');
    await calm();
    microsoft.calls.length = 0;
    store.writes.length = 0;
  };
  return { clock, microsoft, store, doubted, look: lookOnce, events, calm, relationship, inForce };
}
