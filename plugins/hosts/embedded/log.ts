import { redact } from '../../gateways/transport/redact';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One line of the log: what happened, and the facts about it. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = (level: LogLevel, event: string, facts?: LogFacts) => void;

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

export interface LogOptions {
  readonly write: (line: string) => void;
  readonly form: 'json' | 'text';
  /** What is less important is left out. */
  readonly least: LogLevel;
  readonly now: () => Date;
}

/** A log of one line an event, without secrets. */
export function createLog({ write, form, least, now }: LogOptions): Log {
  return (level, event, facts = {}) => {
    if (order.indexOf(level) < order.indexOf(least)) return;
    const clean = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? redact(value) : value]));
    const time = now().toISOString();
    if (form === 'json') return write(`${JSON.stringify({ time, level, event, ...clean })}\n`);
    const told = Object.entries(clean).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${String(value).replaceAll(/\s+/g, ' ')}`]));
    write(`${[time, level.padEnd(5), event, ...told].join(' ')}\n`);
  };
}

/** Nothing is told to nobody. */
export const silentLog: Log = () => undefined;
