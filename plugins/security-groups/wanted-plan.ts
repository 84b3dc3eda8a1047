import { meaningOf } from '../failures';
import type { DirectoryGroup } from '../gateways/graph/directory-gateway';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import { backOffSeconds } from '../policy';
import { folded } from '../text';
import { standing } from './messages';
import type { GroupRow, GroupView } from './model';
import { newView } from './round-plan';

/** What is known of a row that has no group yet, or whose group nobody has confirmed. */
export interface WantedFacts {
  readonly row: GroupRow;
  /** All other rows of the provider that have this name, or one of the groups found. */
  readonly others: readonly GroupRow[];
  /** Groups of this name at Microsoft, or why they could not be looked for. */
  readonly found: readonly DirectoryGroup[] | { readonly failure: ServiceFailure } | 'unread';
  /** What came of the creation in this look. */
  readonly created?: DirectoryGroup | { readonly failure: ServiceFailure };
  readonly now: number;
  /** Tries that failed in a row. */
  readonly failures: number;
}

/** What to do next about a wanted group. */
export type WantedPlan =
  | { readonly do: 'search'; readonly name: string }
  /** The row says first that Microsoft is asked: whoever comes later looks for the group instead of making another one. */
  | { readonly do: 'create'; readonly intent: Partial<GroupView>; readonly name: string; readonly description: string | null }
  /** @property again seconds until it is looked at again; absent: when somebody changes something, or groups are read again */
  | { readonly do: 'write'; readonly view: Partial<GroupView>; readonly again?: number; readonly failure?: ServiceFailure; readonly became?: 'created' | 'adopted' };

/**
 * Finds the group that a row wants, or has it made: by the name, for a creation whose answer was lost can be found by
 * nothing else. Exactly one that no other row has is taken over; several are a person's choice. Pure.
 */
export function planWanted(facts: WantedFacts, policy: Policy): WantedPlan {
  const { row, others, found, created, now } = facts;
  const name = row.name.trim();
  if (name === '') return attention(standing.nameless());
  if (found === 'unread') return { do: 'search', name };
  if ('failure' in found) return failed(facts, found.failure, policy);
  if (created && !('failure' in created)) return { do: 'write', view: newView(created), became: 'created' };
  if (created) return failed(facts, created.failure, policy);

  const free = found.filter(({ id }) => !others.some(({ groupId }) => groupId === id));
  if (row.groupId !== null) {
    const own = free.find(({ id }) => id === row.groupId);
    return own ? { do: 'write', view: newView(own), became: 'adopted' } : attention(found.length > free.length ? standing.taken(name) : standing.wrongId(name));
  }
  if (found.length > 1) return attention(standing.several(name, found.map(({ id }) => id)));
  const [one] = free;
  if (one) return { do: 'write', view: newView(one), became: row.creationAskedOn === null ? 'adopted' : 'created' };
  if (found.length > 0) return attention(standing.taken(name));
  if (others.some((other) => other.groupId === null && other.isActive && folded(other.name) === folded(name) && other.id < row.id)) return attention(standing.wantedTwice(name));
  // Nothing is made at Microsoft unasked; and what it refused stays refused, in its words, until somebody asks again.
  if (row.presence !== 'wanted') return row.presence === 'attention' && row.creationAskedOn !== null ? { do: 'write', view: {} } : attention(standing.notThere(name));
  const waits = row.creationAskedOn === null ? 0 : row.creationAskedOn + policy.groupAbsenceSeconds * 1000 - now;
  if (waits > 0) return { do: 'write', view: { presence: 'wanted', message: standing.notSeenYet() }, again: Math.ceil(waits / 1000) };
  return { do: 'create', intent: { creationAskedOn: now, presence: 'wanted', message: standing.notSeenYet() }, name, description: row.description };
}

const attention = (message: string): WantedPlan => ({ do: 'write', view: { presence: 'attention', message } });

function failed({ failures, created, row }: WantedFacts, failure: ServiceFailure, policy: Policy): WantedPlan {
  // Nobody knows whether it was made: it is looked for by its name as soon as Microsoft must show it.
  if (created && failure.outcomeUnknown) return { do: 'write', view: {}, again: policy.groupAbsenceSeconds, failure };
  // Nothing was made: the next try need not wait for it to show.
  const nothingMade = created ? { creationAskedOn: null } : {};
  switch (meaningOf(failure)) {
    case 'connection':
      return { do: 'write', view: { ...nothingMade, message: (failure.service === 'entra' ? standing.notSignedIn : standing.forbidden)(failure) }, again: policy.staffRetrySeconds, failure };
    case 'refused': case 'conflict':
      if (created) return { do: 'write', view: { presence: 'attention', message: standing.refused(failure) }, failure };
      break;
    case 'later': case 'stale':
  }
  const again = Math.max(backOffSeconds(failures, policy), Math.ceil((failure.retryAfterMs ?? 0) / 1000));
  return { do: 'write', view: { ...nothingMade, message: row.creationAskedOn !== null && !created ? row.message : standing.later(failure) }, again, failure };
}
