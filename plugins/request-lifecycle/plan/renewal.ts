import { globalAdministratorRoleId } from '@gdap-manager/entities';
import { meaningOf } from '../../failures';
import type { Relationship } from '../../gateways/graph/types';
import type { ServiceFailure } from '../../gateways/transport/service-error';
import { dayOf, event } from '../../timeline/event';
import { happened } from '../messages';
import type { Observation, RequestView, Step, TimelineEvent } from '../model';
import { failureOf, lastDone, times } from './observed';

export interface Renewal {
  readonly step?: Step;
  readonly columns: Partial<RequestView>;
  readonly events: readonly TimelineEvent[];
  /** Why it has to be tried again. */
  readonly failure?: ServiceFailure;
}

/** Auto-renew as the row wants it, on a relationship in force: Microsoft is told, or where it cannot be the row is put back. */
export function renew(observation: Observation, relationship: Relationship): Renewal {
  const { request, now } = observation;
  const wanted = request.autoRenew;
  const told = times(observation, 'update') > 0 && !failureOf(observation, 'update')
    ? [event(`auto-renew ${wanted} ${relationship.etag}`, happened.autoRenew(wanted))]
    : [];
  if (wanted === relationship.autoExtend || relationship.status !== 'active') return { columns: {}, events: told };

  const blocking = wanted ? blockingRoles(observation, relationship) : [];
  if (blocking.length > 0) {
    return { columns: { autoRenew: false }, events: [event(`no auto-renew ${dayOf(now)}`, happened.noAutoRenew(blocking), { severity: 'warning' })] };
  }
  const failure = failureOf(observation, 'update');
  if (!failure) return times(observation, 'update') > 0 ? { columns: {}, events: told } : { step: change(relationship, wanted), columns: {}, events: [] };
  const meaning = meaningOf(failure);
  if (meaning === 'stale' || meaning === 'conflict') {
    if (lastDone(observation)?.kind === 'update') return { step: { kind: 'reread', id: relationship.id, afterMs: 0 }, columns: {}, events: [] };
    if (times(observation, 'update') < 2) return { step: change(relationship, wanted), columns: {}, events: [] };
  }
  if (meaning !== 'refused') return { columns: {}, events: [], failure };
  return {
    columns: { autoRenew: relationship.autoExtend },
    events: [event(`auto-renew refused ${dayOf(now)}`, happened.failed(failure.message), { severity: 'error', waitingOn: 'staff', failure })],
  };
}

const change = (relationship: Relationship, autoExtend: boolean): Step => ({ kind: 'update', id: relationship.id, etag: relationship.etag, changes: { autoExtend } });

/** Names of the roles in the relationship that Microsoft extends none with. */
function blockingRoles({ mappings }: Observation, { roleIds }: Relationship): string[] {
  const names = mappings.flatMap(({ role }) => (role?.blocksAutoRenew && role.templateId && roleIds.includes(role.templateId.toLowerCase()) ? [role.name] : []));
  const global = roleIds.includes(globalAdministratorRoleId) && names.length === 0 ? ['Global Administrator'] : [];
  return [...new Set([...names, ...global])];
}
