import { randomUUID } from 'node:crypto';
import { gdapProvider, gdapRequest, type Row } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { columns } from '../gateways/dataverse/columns';
import { ServiceError } from '../gateways/transport/service-error';
import type { ProviderFacts } from '../provider/facts';
import type { AssignmentsOf } from './at-microsoft';
import { look, type RenewalContext } from './look';
import { createRenewalStore, type RenewalStore } from './store';
import { windowOf } from './times';

const name = capabilityNames.renewal;

/** Told by a look at another request: it is not told on. */
const relative = 'relative';

/**
 * Keeps access from ending because a date passed: asks the customer for a replacement in time where Microsoft does not
 * extend, ends what was replaced once everything is in force in its place, and says of each request what becomes of it.
 */
export function createRenewal({ dataverse, due, gateways, policy, now, enqueue, log }: Pick<CapabilityContext, 'dataverse' | 'due' | 'gateways' | 'policy' | 'now' | 'enqueue' | 'log'>, store: RenewalStore = createRenewalStore(dataverse, due)): Capability {
  const announceLook = (id: string, message: string, correlationId: string = randomUUID()) => enqueue({ table: gdapRequest.logicalName, id, message, correlationId, capability: name });
  const context: RenewalContext = {
    store, policy, now,
    announce: (id, message, correlationId) => enqueue({ table: gdapRequest.logicalName, id, message, correlationId }),
    announceRelative: (id, correlationId) => announceLook(id, relative, correlationId),
    announceDifferent: (id, correlationId) => enqueue({ table: gdapRequest.logicalName, id, message: 'other assignments', correlationId, capability: capabilityNames.requestLifecycle }),
    assignmentsOf: async (provider, requestIds) => assignmentsAt(await store.relationshipIds(requestIds), provider),
  };
  let announcedDue = new Map<string, string>();

  async function assignmentsAt(relationshipIds: ReadonlyMap<string, string>, provider: ProviderFacts): Promise<AssignmentsOf> {
    try {
      const read = await (await gateways.of(provider)).assignmentsOf([...relationshipIds.values()]);
      return new Map([...relationshipIds].flatMap(([id, relationshipId]) => {
        const assignments = read.get(relationshipId);
        return assignments && !('service' in assignments) ? [[id, assignments] as const] : [];
      }));
    } catch (error) {
      if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
      log('warn', 'nothing ended while Microsoft does not tell the assignments', { provider: provider.name, why: error.message });
      return new Map();
    }
  }

  /** Staff may have changed how long before the end customers are asked. */
  async function provider(id: string, correlationId: string): Promise<string> {
    const row = await dataverse.retrieve<Row<typeof gdapProvider>>(gdapProvider.entitySetName, id, { select: columns<typeof gdapProvider>('gdap_renewaldays') });
    if (!row) return 'gone';
    let announced = 0;
    for await (const page of store.waiting(id)) {
      for (const { id: requestId, expiryDate, durationDays, checkOn } of page) {
        const opens = expiryDate - windowOf({ renewalDays: row.gdap_renewaldays, durationDays }, policy);
        if (opens === checkOn) continue;
        await announceLook(requestId, 'other time for asking', correlationId);
        announced += 1;
      }
    }
    return announced === 0 ? 'unchanged' : `handed on to ${announced}`;
  }

  return {
    name,
    looks: {
      [gdapRequest.logicalName]: ({ id, correlationId, message }) => look(id.toLowerCase(), context, correlationId, message !== relative),
      [gdapProvider.logicalName]: ({ id, correlationId }) => provider(id, correlationId),
    },
    ignoresOwnChangesOf: [gdapProvider.logicalName],
    // Whoever makes requests that are more than drafts announces them.
    ignoresOwnNewRowsOf: [gdapRequest.logicalName],
    async announceDue(moment) {
      const due = new Map<string, string>();
      for await (const page of store.due(moment)) {
        for (const { id, checkOn } of page) {
          due.set(id, checkOn);
          if (announcedDue.get(id) !== checkOn) await announceLook(id, 'due');
        }
      }
      announcedDue = due;
    },
    async sweep(_moment, deep) {
      if (!deep) return;
      announcedDue = new Map();
      for await (const page of store.doubtful()) for (const id of page) await announceLook(id, 'sweep');
      for await (const page of store.toShrink()) {
        for (const id of page) await enqueue({ table: gdapRequest.logicalName, id, message: 'sweep', correlationId: randomUUID(), capability: capabilityNames.requestLifecycle });
      }
    },
  };
}
