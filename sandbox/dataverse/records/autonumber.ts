import { DateTime } from 'luxon';
import type { Environment } from '../environment';
import { nextInSequence } from '../storage/sequences';

/** Where a column's numbers begin when nobody set a seed. Microsoft Learn "Create autonumber attributes": 1000. */
const SEED = 1000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * The next value of an autonumber column: `{SEQNUM:n}`, `{RANDSTRING:n}`, `{DATETIMEUTC:format}` and text between.
 * Numbers are never given twice; one that a failed transaction took is free again.
 */
export function nextAutoNumber(environment: Environment, table: string, column: string, pattern: string): string {
  return pattern.replace(/\{(SEQNUM|RANDSTRING|DATETIMEUTC):([^}]*)\}/g, (_, kind: string, argument: string) => {
    if (kind === 'SEQNUM') return String(nextInSequence(environment.database, table, column, SEED)).padStart(Math.min(Number(argument), 16), '0');
    if (kind === 'RANDSTRING') return randomText(environment, Number(argument));
    return DateTime.fromJSDate(environment.clock.now(), { zone: 'utc' }).toFormat(argument);
  });
}

/** Letters and digits out of a new id: the environment has no other chance. */
function randomText(environment: Environment, length: number): string {
  const hex = environment.newId().replaceAll('-', '');
  return Array.from({ length: Math.min(length, 6) }, (_, index) => LETTERS[parseInt(hex.slice(index * 2, index * 2 + 2), 16) % LETTERS.length]).join('');
}
