import type { Gap, Life } from './judge';
import type { Persona } from './personas';

/** A gap in words, with everything that the customer had: it says by itself how it came about. Pure. */
export const describeGap = ({ customer, pair, from, until }: Gap, lives: readonly Life[], persona: Persona | undefined): string =>
  [
    `The tenant ${customer} (${persona}) was without ${pair} for ${Math.round((until - from) / 1000)} s from ${text(from)} although it had approved in time.`,
    ...lives.filter((life) => life.customer === customer).map((life) => `  ${describeLife(life)}`),
  ].join('\n');

function describeLife({ id, approvedOn, endedOn, endedBy, pairs }: Life): string {
  const held = [...pairs].flatMap(([pair, spans]) => spans.map(({ from, until }) => `${pair} ${text(from)} to ${until === undefined ? 'now' : text(until)}`));
  return [`${id}: ${approvedOn === undefined ? 'never approved' : `approved ${text(approvedOn)}`}`, ...held, endedOn === undefined ? 'lives' : `ended ${text(endedOn)} by ${endedBy}`].join(', ');
}

const text = (moment: number): string => new Date(moment).toISOString();
