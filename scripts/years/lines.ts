import type { Judgement, Life, Line } from './judge';
import { personas } from './personas';
import type { Actor } from './world';

const day = 24 * 3600 * 1000;

/** A line for each kind of customer. Pure. */
export function linesOf(actors: readonly Actor[], lives: readonly Life[], { gaps }: Judgement): Line[] {
  return personas.flatMap((persona): Line[] => {
    const own = actors.filter((actor) => actor.persona === persona);
    if (own.length === 0) return [];
    const tenants = new Set(own.map(({ customer }) => customer.tenantId));
    const theirs = lives.filter(({ customer }) => tenants.has(customer));
    const lost = gaps.filter(({ customer }) => tenants.has(customer));
    return [{
      persona,
      customers: own.length,
      relationships: own.reduce((sum, { asked }) => sum + asked.size, 0),
      approved: theirs.filter(({ approvedOn }) => approvedOn !== undefined).length,
      messages: own.reduce((sum, { asked }) => sum + [...asked.values()].reduce((all, one) => all + one, 0), 0),
      daysLostByCustomer: Math.round([...tenants].reduce((sum, tenantId) => sum + lostBy(tenantId, lost), 0) / day),
      gapsByUs: lost.filter(({ isOurs }) => isOurs).length,
      withAccessAtTheEnd: [...tenants].filter((tenantId) => theirs.some(({ customer, endedOn }) => customer === tenantId && endedOn === undefined)).length,
    }];
  });
}

/** Milliseconds without access: pairs are lost together, so the one that was lost longest counts. */
function lostBy(tenantId: string, gaps: Judgement['gaps']): number {
  const byPair = new Map<string, number>();
  for (const { customer, pair, from, until, isOurs } of gaps) if (customer === tenantId && !isOurs) byPair.set(pair, (byPair.get(pair) ?? 0) + until - from);
  return Math.max(0, ...byPair.values());
}

const columns = [
  ['customers', 'customers'], ['asked', 'relationships'], ['approved', 'approved'], ['messages', 'messages'], ['days lost by them', 'daysLostByCustomer'], ['gaps by us', 'gapsByUs'], ['access in the end', 'withAccessAtTheEnd'],
] as const;

/** The lines as a table for people. Pure. */
export function tableOf(lines: readonly Line[]): string[] {
  const row = (name: string, cells: readonly (string | number)[]) => `${name.padEnd(16)}${cells.map((cell, at) => String(cell).padStart(columns[at]![0].length + 2)).join('')}`;
  const sum = (key: (typeof columns)[number][1]) => lines.reduce((all, line) => all + line[key], 0);
  return [
    row('', columns.map(([title]) => title)),
    ...lines.map((line) => row(line.persona, columns.map(([, key]) => line[key]))),
    row('altogether', columns.map(([, key]) => sum(key))),
  ];
}
