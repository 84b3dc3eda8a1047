import { checksText, ConnectionState, type gdapProvider, type RowChanges } from '@gdap-manager/entities';
import { momentText } from '../gateways/dataverse/moments';
import type { TimelineEvent } from '../timeline/event';
import { checkedMoment, digestOf } from './due';
import type { StoredConnection } from './model';
import { happened } from './sentences';
import { sameResults, type Verdict } from './verdict';

/** What to write to a provider after a check; undefined where nothing is new and nobody asked. Pure. */
export function changesOf(stored: StoredConnection, verdict: Verdict, asked: boolean, now: number): RowChanges<typeof gdapProvider> | undefined {
  const { provider, checks, checkedOf, requestedOn } = stored;
  const digest = digestOf(provider);
  const other = provider.connectionState !== verdict.state || (provider.connectionMessage ?? null) !== verdict.message;
  const otherResults = checkedOf !== digest || !sameResults(checks, verdict.results);
  if (!other && !otherResults && !asked) return undefined;
  return {
    gdap_checkedon: momentText(checkedMoment(now, asked ? requestedOn : null)),
    ...(otherResults ? { gdap_checks: checksText(verdict.results, digest) } : {}),
    ...(other ? { gdap_connectionstate: ConnectionState[verdict.state], gdap_connectionmessage: verdict.message } : {}),
  };
}

/**
 * The entry that tells of a connection that was made, lost or found again. Its key names the check before: as long as
 * the row does not say so, it is the same entry. Pure.
 */
export function eventOf({ provider, checkedOn }: StoredConnection, { state, message, failure }: Verdict): TimelineEvent | undefined {
  const before = provider.connectionState;
  if (before === state || (state !== 'connected' && before !== 'connected')) return undefined;
  const [name, text] = state !== 'connected' ? happened.lost(message ?? '') : before === 'attention' ? happened.back() : happened.connected();
  return {
    key: `connection ${state} ${checkedOn ?? 'first'}`,
    name: name ?? '',
    message: text ?? '',
    ...(state === 'connected' ? { severity: 'information', waitingOn: 'nobody' } : { severity: 'error', waitingOn: 'staff' }),
    ...(failure && state !== 'connected' ? { failure } : {}),
  };
}
