import type { FaultOrder } from '../lib/sandbox-controls';

/** What can go wrong with a call: before it is heard, or after it has happened. */
const troubles: readonly FaultOrder[] = [
  { service: 'graph', status: 503 },
  { service: 'graph', status: 503, when: 'after' },
  { service: 'graph', method: 'POST', cut: true, when: 'after' },
  { service: 'graph', status: 429, retryAfter: 1 },
  { service: 'graph', method: 'PATCH', status: 500 },
  { service: 'dataverse', method: 'POST', status: 503 },
  { service: 'dataverse', method: 'POST', cut: true, when: 'after' },
  { service: 'dataverse', method: 'POST', path: '*SendEmail', cut: true, when: 'after' },
  { service: 'dataverse', method: 'PATCH', cut: true, when: 'after' },
  { service: 'dataverse', status: 429, retryAfter: 1 },
  // Not an answer such as 503: after it MSAL repeats it for a minute of real time, in which months pass here.
  { service: 'login', cut: true },
];

/** The next trouble. */
export const troubleOf = (random: { between(low: number, high: number): number }): FaultOrder => ({ ...troubles[random.between(0, troubles.length - 1)]!, times: random.between(1, 5) });
