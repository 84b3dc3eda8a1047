import { randomUUID } from 'node:crypto';
import { gdapDirectoryRole, gdapTemplate } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { meaningOf } from '../failures';
import { isAskedSince } from '../gateways/dataverse/moments';
import type { RoleTemplate } from '../gateways/graph/directory-gateway';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { backOffSeconds } from '../policy';
import { isConnected } from '../provider/facts';
import { dayOf, event } from '../timeline/event';
import type { Work } from '../work';
import { bringRoles, type BringContext } from './bring';
import { happened } from './messages';
import { createDataverseRoleStore, type RoleProvider, type RoleStore } from './store';

const { roleCatalogue: name, templateCheck } = capabilityNames;

/** Stands for all roles: the catalogue is one piece of work, whatever row it is about. */
const allRoles = '00000000-0000-0000-0000-000000000000';

/** What this host knows of the last answer to a provider. All of it can be lost. */
interface Asked {
  readonly on: number;
  readonly listed: readonly RoleTemplate[];
  /** In a row; and when it is tried again. */
  readonly failures: number;
  readonly againOn: number;
}

/**
 * Keeps the roles as our catalogue and Microsoft have them. They are the same in every tenant, so one provider that
 * works is enough to ask; who asks for a refresh is asked all the same.
 */
export function createRoleCatalogue({ dataverse, gateways, policy, now, enqueue }: CapabilityContext, store: RoleStore = createDataverseRoleStore(dataverse)): Capability {
  const asked = new Map<string, Asked>();
  const told = new Set<string>();
  /** In the queue: the next sweep need not announce it again. */
  const announced = new Set<string>();
  let sweptOn = -Infinity;
  async function announce(id: string): Promise<void> {
    if (announced.has(id)) return;
    announced.add(id);
    await enqueue({ table: gdapDirectoryRole.logicalName, id, message: 'due', correlationId: randomUUID(), capability: name });
  }
  const context: BringContext = {
    store, policy, told,
    announceTemplate: (id) => enqueue({ table: gdapTemplate.logicalName, id, message: 'role changed', correlationId: randomUUID(), capability: templateCheck }),
  };

  /** Our catalogue; or, where the work names a provider, what Microsoft tells it. */
  async function look({ id, correlationId }: Work): Promise<string> {
    announced.delete(id);
    const moment = Math.floor((await now()) / 1000) * 1000;
    if (id === allRoles) return outcome(await bringRoles(undefined, context, moment, correlationId));
    const provider = (await store.providers()).find(({ facts }) => facts.id === id);
    if (!provider || !isConnected(provider.facts)) return 'not connected';
    let listed: readonly RoleTemplate[];
    try {
      listed = await (await gateways.directoryOf(provider.facts)).roleTemplates();
    } catch (error) {
      if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
      await failed(provider, error.failure, moment, correlationId);
      return `roles not read: ${error.failure.code}`;
    }
    const elsewhere = new Map([...asked].flatMap(([other, { listed: roles }]) => (other === id ? [] : roles.map((role) => [role.id, role.displayName] as const))));
    const written = await bringRoles({ providerId: id, listed, elsewhere }, context, moment, correlationId);
    // Only now: what could not be written is asked for anew.
    asked.set(id, { on: moment, listed, failures: 0, againOn: 0 });
    return outcome(written);
  }

  async function failed({ facts: { id } }: RoleProvider, failure: ServiceFailure, moment: number, trackingId: string): Promise<void> {
    const before = asked.get(id);
    const failures = (before?.failures ?? 0) + 1;
    const isOurs = meaningOf(failure) === 'connection';
    const againOn = moment + Math.max((isOurs ? policy.staffRetrySeconds : backOffSeconds(failures - 1, policy)) * 1000, failure.retryAfterMs ?? 0);
    asked.set(id, { on: moment, listed: before?.listed ?? [], failures, againOn });
    const key = `roles not read ${failure.status} ${failure.code} ${dayOf(moment)}`;
    const entry = event(key, happened.notRead(failure), { severity: 'warning', waitingOn: isOurs ? 'staff' : 'microsoft', nextTryOn: againOn, failure });
    if (!told.has(`${id} ${key}`)) await store.saveEvent(id, entry, moment, trackingId);
    told.add(`${id} ${key}`);
  }

  return {
    name,
    looks: { [gdapDirectoryRole.logicalName]: look },
    async sweep(moment, deep) {
      if (deep) await announce(allRoles);
      else if (Math.abs(moment - sweptOn) < policy.missedAfterSeconds * 1000) return;
      sweptOn = moment;
      for (const id of dueProviders(await store.providers(), asked, moment, policy.rolesRefreshSeconds)) await announce(id);
    },
  };
}

/** Whose list is to be read: everybody's who asked for a refresh since the last, and one's that works, where nobody was asked for long. Pure. */
export function dueProviders(providers: readonly RoleProvider[], asked: ReadonlyMap<string, Pick<Asked, 'on' | 'failures' | 'againOn'>>, now: number, everySeconds: number): string[] {
  const usable = providers.filter(({ facts }) => isConnected(facts) && (asked.get(facts.id)?.againOn ?? 0) <= now);
  const wanted = usable.filter(({ facts, refreshRequestedOn }) => isAskedSince(refreshRequestedOn, asked.get(facts.id)?.on ?? -Infinity));
  const lastRead = Math.max(...[...asked.values()].filter(({ failures }) => failures === 0).map(({ on }) => on), -Infinity);
  const first = usable.find(({ facts }) => facts.connectionState === 'connected');
  const isDue = now - lastRead >= everySeconds * 1000;
  return [...new Set([...wanted, ...(isDue && first ? [first] : [])].map(({ facts }) => facts.id))];
}

const outcome = (written: number) => (written === 0 ? 'unchanged' : `${written} roles written`);
