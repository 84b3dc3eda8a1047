import { digest } from './compare';
import type { Finding, KeptFinding, Wanted } from './model';

/** What the findings of a provider are to become. */
export interface FindingChanges {
  readonly create: readonly { readonly finding: Finding; readonly fingerprint: string; readonly wanted: Wanted }[];
  readonly update: readonly FindingUpdate[];
  /** Such as are found no more. */
  readonly settle: readonly KeptFinding[];
}

export interface FindingUpdate {
  readonly kept: KeptFinding;
  /** Absent: the row says it already. */
  readonly finding?: Finding;
  readonly fingerprint: string;
  readonly wanted: Wanted;
  /** It comes back: from being settled, or because what was forgotten has changed. */
  readonly reopen: boolean;
}

/** Of a finding: what it is about, and all that is shown of it. Pure. */
export function fingerprintOf({ about, byItself: _, ...shown }: Finding): string {
  return `${digest(about)} ${digest(JSON.stringify(shown))}`;
}

/** Only what differs: what is the same is not written. Pure. @param kept those that are not settled, and those settled ones that are found again */
export function findingChanges(found: readonly Finding[], kept: readonly KeptFinding[]): FindingChanges {
  const byKey = new Map(kept.map((row) => [row.key, row]));
  const keys = new Set(found.map(({ key }) => key));
  const create: FindingChanges['create'][number][] = [];
  const update: FindingUpdate[] = [];
  for (const finding of found) {
    const row = byKey.get(finding.key);
    const fingerprint = fingerprintOf(finding);
    if (!row) {
      create.push({ finding, fingerprint, wanted: finding.byItself ? 'adopt' : 'none' });
      continue;
    }
    const isChanged = row.fingerprint.split(' ')[0] !== fingerprint.split(' ')[0];
    const reopen = row.status === 'settled' || (row.status === 'forgotten' && isChanged);
    const isOpen = row.status === 'open' || reopen;
    const before = reopen ? 'none' : row.wanted;
    // What was refused is left to staff, until it changes: else it would be refused again with each comparison.
    const isRefused = row.status === 'open' && row.lastError !== null && !isChanged;
    const wanted = isOpen && finding.byItself && before === 'none' && !isRefused ? 'adopt' : before;
    const isOther = row.fingerprint !== fingerprint;
    if (isOther || reopen || wanted !== row.wanted) update.push({ kept: row, ...(isOther || reopen ? { finding } : {}), fingerprint, wanted, reopen });
  }
  return { create, update, settle: kept.filter(({ key, status }) => status !== 'settled' && !keys.has(key)) };
}
