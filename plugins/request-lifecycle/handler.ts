import { gdapProvider, gdapRequest, gdapRoleMapping, gdapSecurityGroup, type Row } from '@gdap-manager/entities';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { event } from './plan/setbacks';
import { happened } from './messages';
import { look, type LookContext } from './look';
import { lookAtProvider } from './provider-look';
import { columns } from './shapes';
import type { SweepStore } from './sweep-store';

/** One piece of work: a row to look at. What happened to it is of no account but for the log. */
export interface Work {
  readonly table: string;
  readonly id: string;
  /** The message that Dataverse named, or why a timer asks. */
  readonly message: string;
  readonly correlationId: string;
  /** Try now what waits for its next try. */
  readonly insist?: boolean;
}

export interface HandlerContext extends LookContext {
  readonly dataverse: DataverseGateway;
  readonly sweepStore: SweepStore;
  /** Has another row looked at. */
  readonly enqueue: (work: Work) => Promise<void>;
}

/**
 * Does one piece of work. Safe to do again.
 * @param repeated the message was delivered before
 * @returns what came of it, for the log
 * @throws ServiceError of Dataverse, and errors of our own: the message is to be tried again
 */
export async function handle(work: Work, repeated: boolean, context: HandlerContext): Promise<string> {
  const { correlationId } = work;
  switch (work.table) {
    case gdapRequest.logicalName:
      return look(work.id, context, { trackingId: correlationId, repeated, insist: work.insist ?? false });
    case gdapRoleMapping.logicalName: {
      const row = await context.dataverse.retrieve<Row<typeof gdapRoleMapping>>(gdapRoleMapping.entitySetName, work.id, { select: columns<typeof gdapRoleMapping>('_gdap_requestid_value') });
      const requestId = row?._gdap_requestid_value;
      if (!requestId) return 'of no request';
      await context.enqueue({ ...work, table: gdapRequest.logicalName, id: requestId });
      return 'handed on';
    }
    case gdapSecurityGroup.logicalName: {
      const requests = await context.sweepStore.requestsOfGroup(work.id);
      for (const id of requests) await context.enqueue({ table: gdapRequest.logicalName, id, message: 'group changed', correlationId });
      return `handed on to ${requests.length}`;
    }
    case gdapProvider.logicalName: {
      const result = await lookAtProvider(work.id, context);
      if (result === 'connected') {
        for (const id of await context.sweepStore.failedRequests(work.id)) {
          await context.enqueue({ table: gdapRequest.logicalName, id, message: 'provider connected', correlationId, insist: true });
        }
      }
      return result;
    }
    default:
      return 'not ours';
  }
}

/** Tells the timeline of a request that its message failed too often. */
export async function reportPoison({ table, id, correlationId }: Work, { store }: Pick<LookContext, 'store'>): Promise<void> {
  if (table !== gdapRequest.logicalName || !(await store.load(id))) return;
  const now = await store.now();
  await store.saveEvent(id, event(`poisoned ${correlationId}`, happened.poisoned(), { severity: 'error', waitingOn: 'staff' }), now, correlationId);
}
