import { randomUUID } from 'node:crypto';
import { gdapProvider, gdapRequest, gdapRoleMapping, gdapSecurityGroup, type Row } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { columns } from '../gateways/dataverse/columns';
import { providerConnected } from '../provider/news';
import { event } from '../timeline/event';
import type { Work } from '../work';
import { createDataverseStore } from './dataverse-store';
import { createDataverseLists } from './dataverse-lists';
import type { LatelyListed } from './lately-listed';
import type { RequestLists } from './lists';
import { look, type LookContext } from './look';
import { happened } from './messages';
import type { LifecycleStore } from './store';

const name = capabilityNames.requestLifecycle;

/** Where it keeps what it knows; from the context unless a test brings others. */
export interface LifecycleStores {
  readonly store: LifecycleStore;
  readonly lists: RequestLists;
}

const storesOf = ({ dataverse, due, now }: CapabilityContext): LifecycleStores => ({ store: createDataverseStore(dataverse, now), lists: createDataverseLists(dataverse, due) });

/** Brings requests to where staff want them, and keeps them as Microsoft has them. */
export function createRequestLifecycle(context: CapabilityContext, { store: quiet, lists }: LifecycleStores = storesOf(context), lately?: LatelyListed): Capability {
  const { dataverse, gateways, policy, sleep, enqueue } = context;
  const doubtConnection = (id: string) =>
    enqueue({
      table: gdapProvider.logicalName, id, message: 'connection doubted', correlationId: randomUUID(), capability: capabilityNames.providerConnection, insist: true,
    });
  const store: LifecycleStore = {
    ...quiet,
    /** Found out about one request; others give it roles too. */
    async markGroupDeleted(rowId) {
      await quiet.markGroupDeleted(rowId);
      await enqueue({ table: gdapSecurityGroup.logicalName, id: rowId, message: 'group deleted', correlationId: randomUUID() });
    },
  };
  const lookContext: LookContext = { store, graphOf: (provider) => gateways.of(provider), policy, sleep, doubtConnection, ...(lately ? { lately } : {}) };
  const announce = (work: Omit<Work, 'capability'>) => enqueue({ ...work, capability: name });
  const announceRequest = (id: string, reason: string) => announce({ table: gdapRequest.logicalName, id, message: reason, correlationId: randomUUID() });
  const announcedDue = new Map<string, string>();

  async function requestOfMapping({ id, ...work }: Work): Promise<string> {
    const row = await dataverse.retrieve<Row<typeof gdapRoleMapping>>(gdapRoleMapping.entitySetName, id, { select: columns<typeof gdapRoleMapping>('_gdap_requestid_value') });
    const requestId = row?._gdap_requestid_value;
    if (!requestId) return 'of no request';
    await announce({ ...work, table: gdapRequest.logicalName, id: requestId });
    return 'handed on';
  }

  async function requestsOfGroup({ id, correlationId }: Work): Promise<string> {
    const requests = await lists.requestsOfGroup(id);
    for (const requestId of requests) await announce({ table: gdapRequest.logicalName, id: requestId, message: 'group changed', correlationId });
    return `handed on to ${requests.length}`;
  }

  /** Insisted on: it can be used again. Any other change of it is nothing to requests. */
  async function provider({ id, correlationId, insist }: Work): Promise<string> {
    if (!insist) return 'unchanged';
    const requests = await lists.failedRequests(id);
    for (const requestId of requests) await announce({ table: gdapRequest.logicalName, id: requestId, message: providerConnected, correlationId, insist: true });
    return `handed on to ${requests.length}`;
  }

  return {
    name,
    looks: {
      [gdapRequest.logicalName]: ({ id, correlationId, insist = false }, repeated) => look(id, lookContext, { trackingId: correlationId, repeated, insist }),
      [gdapRoleMapping.logicalName]: requestOfMapping,
      [gdapSecurityGroup.logicalName]: requestsOfGroup,
      [gdapProvider.logicalName]: provider,
    },
    // Whoever reads groups from Microsoft says which of them to look at.
    ignoresOwnChangesOf: [gdapSecurityGroup.logicalName],
    // Whoever makes requests that are more than drafts announces them: a thousand drafts with five roles each would be six thousand looks.
    ignoresOwnNewRowsOf: [gdapRequest.logicalName],
    async announceDue(now) {
      for await (const page of lists.dueRequests(now)) {
        for (const { id, nextCheckOn } of page) {
          if (announcedDue.get(id) === nextCheckOn) continue;
          announcedDue.set(id, nextCheckOn);
          await announceRequest(id, 'due');
        }
      }
    },
    async sweep(_now, deep) {
      if (deep) announcedDue.clear();
    },
    async reportPoison({ table, id, correlationId }) {
      if (table !== gdapRequest.logicalName || !(await store.load(id))) return;
      await store.saveEvent(id, event(`poisoned ${correlationId}`, happened.poisoned(), { severity: 'error', waitingOn: 'staff' }), await store.now(), correlationId);
    },
  };
}
