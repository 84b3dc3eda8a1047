import type { Environment } from '../environment';
import { storedMoment } from '../query/moments';

/** Seconds that a notification is kept where it does not say: 14 days. Source: Microsoft Learn, "Send in-app notifications within model-driven apps". */
const KEPT_SECONDS = 1_209_600;

/** Takes away the notifications whose time is over: call it before they are read. */
export function removeExpired({ database, clock }: Pick<Environment, 'database' | 'clock'>): void {
  database
    .prepare('DELETE FROM appnotification WHERE unixepoch(createdon) + COALESCE(ttlinseconds, ?) <= unixepoch(?)')
    .run(KEPT_SECONDS, storedMoment(clock.now()));
}
