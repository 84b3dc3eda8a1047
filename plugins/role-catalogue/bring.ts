import { createHash } from 'node:crypto';
import { chunksOf } from '../chunks';
import type { RoleTemplate } from '../gateways/graph/directory-gateway';
import { ConcurrencyError, OutcomeUnknownError } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import { dayOf, event } from '../timeline/event';
import { knownRoles } from './catalogue';
import { happened } from './messages';
import { planRoles, type RolesPlan } from './plan';
import type { RoleStore } from './store';

/** Microsoft's answer to a provider. */
export interface Answer {
  readonly providerId: string;
  readonly listed: readonly RoleTemplate[];
  /** Names in the latest answers to other providers, by template id. */
  readonly elsewhere: ReadonlyMap<string, string>;
}

export interface BringContext {
  readonly store: RoleStore;
  readonly policy: Pick<Policy, 'rolesMissingAtOnce'>;
  /** Entries of timelines that are written already, where the same may be found again and again. */
  readonly told: Set<string>;
  /** Has a template judged again whose roles have changed. */
  readonly announceTemplate: (templateId: string) => Promise<void>;
}

/** How often a plan is made anew because somebody changed the rows meanwhile. */
const plansInARow = 5;
/** Rows of one call. */
const rowsAtOnce = 100;

/**
 * Brings the Directory Role rows up to our catalogue, and to what Microsoft answered where it was asked.
 * @returns how many rows were written @throws ServiceError of Dataverse
 */
export async function bringRoles(answer: Answer | undefined, { store, policy, told, announceTemplate }: BringContext, now: number, trackingId: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const asked = answer ? { listed: answer.listed, elsewhere: answer.elsewhere } : {};
    const plan = planRoles({ catalogue: knownRoles, ...asked, rows: await store.rows(), now, missingAtOnce: policy.rolesMissingAtOnce });
    // The timeline comes first: rows that say it already would keep the next look from telling.
    for (const one of answer ? eventsOf(plan, now) : []) {
      const key = `${answer?.providerId} ${one.key}`;
      if (!told.has(key)) await store.saveEvent(answer?.providerId ?? '', one, now, trackingId);
      told.add(key);
    }
    try {
      for (const views of chunksOf(plan.creates, rowsAtOnce)) await store.create(views);
      for (const updates of chunksOf(plan.updates, rowsAtOnce)) await store.update(updates);
    } catch (error) {
      const isOvertaken = error instanceof ConcurrencyError || error instanceof OutcomeUnknownError;
      if (!isOvertaken || attempt >= plansInARow) throw error;
      continue;
    }
    const judged = plan.updates.filter(({ changes }) => 'standing' in changes || 'name' in changes || 'support' in changes || 'blocksAutoRenew' in changes);
    for (const id of await store.templatesOf(judged.map(({ row }) => row.id))) await announceTemplate(id);
    return plan.creates.length + plan.updates.length;
  }
}

function eventsOf({ news, doubted }: RolesPlan, now: number) {
  const key = (names: readonly string[]) => createHash('sha256').update([...names].sort().join('\n')).digest('hex').slice(0, 16);
  const warning = { severity: 'warning', waitingOn: 'staff' } as const;
  const needsStaff = news.some(({ kind }) => kind === 'missing');
  const lines = news.map(({ kind, templateId, name }) => `${kind} ${templateId} ${name}`);
  return [
    ...(news.length > 0 ? [event(`roles ${dayOf(now)} ${key(lines)}`, happened.changed(news), needsStaff ? warning : {})] : []),
    ...(doubted.length > 0 ? [event(`roles doubted ${dayOf(now)} ${key(doubted)}`, happened.doubted(doubted), warning)] : []),
  ];
}
