import type { CapabilityContext } from '../capability';
import { event, type TimelineEvent } from '../timeline/event';
import { happened } from './messages';
import type { DigestProvider, Item } from './model';
import { digestDay, digestId, earlierDays, isDue, itemsOf } from './plan';
import type { DigestStore } from './store';
import { digestText } from './text';

export interface DigestContext {
  readonly store: DigestStore;
  readonly policy: Pick<CapabilityContext['policy'], 'digestHour' | 'digestLines'>;
  /** The environment's address. */
  readonly url: string;
}

/**
 * Sends somebody their digest, where one is due. Safe to repeat: the e-mail's id says whose it is and of which day, so it is made
 * once, and what was sent is sent no second time.
 * @throws ServiceError, Error where Dataverse does not take it at the moment: nothing is lost, look again
 */
export async function lookAtPerson(personId: string, now: number, { store, policy, url }: DigestContext): Promise<string> {
  const id = digestId(personId, digestDay(now, policy));
  const providers = new Map((await store.providers()).map((provider) => [provider.id, provider]));
  if (providers.size === 0) return 'unchanged';
  const found = await store.person(personId);
  if (!found || found.person.standing === 'application') return 'unchanged';
  const { person, teamIds } = found;
  const items = itemsOf((await store.requests([personId, ...teamIds], now)).filter((request) => providers.has(request.providerId)));
  const provider = providers.get(items[0]?.request.providerId ?? '');
  const tell = (key: string, texts: readonly string[], to: DigestProvider) => store.tellOnce(to.id, event(key, texts, { severity: 'warning', waitingOn: 'staff' } satisfies Partial<TimelineEvent>), now);

  if (!(await store.exists(id))) {
    if (!provider) return 'unchanged';
    if (person.standing === 'disabled') return told(tell(`digest disabled ${personId}`, happened.disabled(person.name, items.length), provider));
    if (!person.address) return told(tell(`digest no address ${personId}`, happened.noAddress(person.name, items.length), provider));
    const past = await store.past(earlierDays(now, policy).map((day) => digestId(personId, day)));
    if (!isDue(items, providers, past, now)) return 'unchanged';
    await store.make({ id, senderId: provider.senderId ?? personId, to: [{ userId: personId }], ...text(person.name, items, past, provider), regarding: undefined });
  }
  const outcome = await store.send(id);
  // Nobody looks at a digest by the clock, as at an invitation.
  if (outcome.kind === 'sending' && outcome.isDraft) throw new Error(`Dataverse does not take the digest ${id} at the moment.`);
  if (outcome.kind === 'failed' && provider) await tell(`digest refused ${personId} ${outcome.message}`, happened.refused(person.name, outcome.message), provider);
  return outcome.kind;

  function text(name: string, all: readonly Item[], past: Awaited<ReturnType<DigestStore['past']>>, { language }: DigestProvider) {
    const sent = past.filter(({ isUnsent }) => !isUnsent).sort((a, b) => b.on - a.on)[0];
    return digestText({ name, items: all, known: sent?.keys ?? new Set(), language, url, now, lines: policy.digestLines });
  }
}

const told = async (work: Promise<void>): Promise<string> => {
  await work;
  return 'not sent';
};
