import type { WaitingOn } from '@gdap-manager/entities';
import type { ServiceFailure } from '../gateways/transport/service-error';

/** Milliseconds since 1970, whole seconds; null = none. */
export type Moment = number | null;

export type Waiting = keyof typeof WaitingOn;

/** An entry of the timeline. The same row and key always make the same entry. */
export interface TimelineEvent {
  readonly key: string;
  readonly name: string;
  readonly message: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly waitingOn: Waiting;
  readonly nextTryOn?: Moment;
  readonly failure?: ServiceFailure;
}

/** The row whose timeline tells of it. */
export interface EventSubject {
  readonly table: 'gdap_request' | 'gdap_provider' | 'gdap_provideraccount';
  readonly id: string;
}

/** The day, for keys: what happens again and again is told once a day. Pure. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** An entry of the timeline from its two texts. Pure. */
export const event = (key: string, texts: readonly string[], more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  key, name: texts[0] ?? '', message: texts[1] ?? '', severity: 'information', waitingOn: 'nobody', ...more,
});
