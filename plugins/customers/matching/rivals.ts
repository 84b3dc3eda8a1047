import type { Suggestion } from '@gdap-manager/entities';
import { decisiveOf } from './match';

/** A tenant of the provider that is searched now. */
export interface Contender {
  readonly tenantId: string;
  readonly candidates: readonly Suggestion[];
  /** What staff took away from it. */
  readonly declined: readonly string[];
}

/** A tenant of the provider that belongs to an account. */
export interface Linked {
  readonly tenantId: string;
  readonly accountId: string;
}

export type Rivalry = (tenantId: string, accountId: string) => 'taken' | 'contested' | undefined;

/**
 * How the tenants of a provider stand in each other's way: an account that has a tenant gets a second one only from
 * staff, and where two tenants would get it at once, neither does; unless one of them alone is proved by its tenant
 * id. The same for tenants in any order. Pure.
 */
export function rivalryOf(linked: readonly Linked[], contenders: readonly Contender[]): Rivalry {
  const holders = new Map<string, Set<string>>();
  for (const { accountId, tenantId } of linked) add(holders, accountId, tenantId);

  const certain = new Map<string, Set<string>>();
  const likely = new Map<string, Set<string>>();
  for (const { tenantId, candidates, declined } of contenders) {
    const [one, ...more] = decisiveOf(candidates.filter(({ accountId }) => !declined.includes(accountId)));
    if (!one || more.length > 0 || declined.length > 0) continue;
    add(one.evidence.some(({ kind }) => kind === 'tenant') ? certain : likely, one.accountId, tenantId);
  }

  return (tenantId, accountId) => {
    if (isAnother(holders.get(accountId), tenantId)) return 'taken';
    const proved = certain.get(accountId);
    const rivals = proved ?? likely.get(accountId);
    if (!rivals || !isAnother(rivals, tenantId)) return undefined;
    return proved && proved.size === 1 ? 'taken' : 'contested';
  };
}

const isAnother = (tenants: ReadonlySet<string> | undefined, tenantId: string): boolean => [...(tenants ?? [])].some((other) => other !== tenantId);

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
