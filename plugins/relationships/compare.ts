import type { Relationship } from '../gateways/graph/types';
import type { Policy } from '../policy';
import type { LatelyListed } from '../request-lifecycle/lately-listed';
import { reasonToLook, type SweepRow } from './reason-to-look';

export interface CompareContext {
  readonly policy: Policy;
  /** Has a request looked at soon. */
  readonly announce: (requestId: string, reason: string) => Promise<void>;
  /** Where looks find what was listed. */
  readonly lately: Pick<LatelyListed, 'put'>;
  /** What was announced already, by request: the same difference is not announced twice. Emptied by a deep refresh. */
  readonly announced: Map<string, string>;
}

/** What a list tells of a request's relationship. */
export interface Told {
  /** `absent`: the list came to its end without it; `unknown`: there is no list. */
  readonly relationship: Relationship | 'absent' | 'unknown';
  /** The sign-in that it was listed with. */
  readonly signIn: string;
}

export const untold: Told = { relationship: 'unknown', signIn: '' };

/** Has a request looked at where it differs from what is told, once for each difference. @param otherwise another reason to look @returns whether it was announced */
export async function compare(row: SweepRow, { relationship, signIn }: Told, now: number, { policy, announce, lately, announced }: CompareContext, otherwise?: string): Promise<boolean> {
  const reason = reasonToLook(row, relationship, now, policy) ?? otherwise;
  if (!reason) return false;
  const there = typeof relationship === 'object' ? relationship : undefined;
  const difference = `${reason} ${row.etag} ${there ? `${there.status} ${there.etag}` : relationship}`;
  if (announced.get(row.id) === difference) return false;
  announced.set(row.id, difference);
  if (there) lately.put(row.id, row.etag, signIn, there, now);
  await announce(row.id, reason);
  return true;
}
