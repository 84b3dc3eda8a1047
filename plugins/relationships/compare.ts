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

/**
 * Has those requests looked at that differ from what is told of them, once for each difference. What was listed is kept
 * for all of them before the first is looked at: their assignments are read by twenty.
 * @param otherwise another reason to look @throws where one cannot be announced: it and the others are still to be announced then
 */
export async function compare(
  rows: readonly SweepRow[], toldOf: (row: SweepRow) => Told, now: number, { policy, announce, lately, announced }: CompareContext, otherwise: (row: SweepRow) => string | undefined = () => undefined,
): Promise<void> {
  const looks = rows.flatMap((row) => {
    const { relationship, signIn } = toldOf(row);
    const reason = reasonToLook(row, relationship, now, policy) ?? otherwise(row);
    if (!reason) return [];
    const there = typeof relationship === 'object' ? relationship : undefined;
    const difference = `${reason} ${row.etag} ${there ? `${there.status} ${there.etag}` : relationship}`;
    if (announced.get(row.id) === difference) return [];
    if (there) lately.put(row.id, row.etag, signIn, there, now);
    return [{ id: row.id, reason, difference }];
  });
  for (const { id, reason, difference } of looks) {
    await announce(id, reason);
    announced.set(id, difference);
  }
}
