import type { StoredRow } from '../environment';
import { missingPrivilege, rowAccessDenied } from '../errors';
import type { Table } from '../metadata/catalog';
import { Depth, privilegeName, type Privileges, type Verb } from './privileges';
import { reaches, type Principal } from './reach';

/** What a caller may do. Asked wherever rows are read or changed on somebody's behalf. */
export interface Access {
  readonly principal: Principal;
  readonly isUnlimited: boolean;
  /** @returns 0 where the caller has no such privilege */
  depth(verb: Verb, table: Table): Depth;
  /** @throws DataverseError 403 where the caller has no such privilege at all */
  demand(verb: Verb, table: Table): void;
  /** @throws DataverseError 403 where the privilege is missing or does not reach the row */
  demandRow(verb: Verb, table: Table, row: StoredRow): void;
}

/**
 * Tables that describe the environment: whoever may sign in may read them, as an app could not be opened otherwise.
 * (own: the real service has a privilege for each, and Basic User has nearly all of them.) Links between rows are seen by
 * whoever sees the rows: they have no privileges of their own.
 */
const READ_BY_ALL = new Set([
  'organization', 'businessunit', 'role', 'transactioncurrency', 'publisher', 'solution', 'solutioncomponent', 'systemform', 'savedquery',
  'savedqueryvisualization', 'webresource', 'sitemap', 'appmodule', 'customcontrol', 'sdkmessage', 'sdkmessagefilter', 'environmentvariabledefinition',
  'environmentvariablevalue', 'owner',
]);

export const isReadByAll = ({ logicalName, isIntersect }: Pick<Table, 'logicalName' | 'isIntersect'>): boolean => isIntersect === true || READ_BY_ALL.has(logicalName);

/** Access of a user with these privileges. */
export function accessOf(principal: Principal, privileges: Privileges, roleCount: number): Access {
  const depth = (verb: Verb, table: Table): Depth =>
    verb === 'Read' && isReadByAll(table) ? Depth.global : (privileges.get(privilegeName(verb, table)) ?? Depth.none);
  const missing = (verb: Verb, table: Table) =>
    missingPrivilege({ ...principal, roleCount, privilegeCount: privileges.size }, privilegeName(verb, table), table);
  return {
    principal,
    isUnlimited: false,
    depth,
    demand(verb, table) {
      if (depth(verb, table) === Depth.none) throw missing(verb, table);
    },
    demandRow(verb, table, row) {
      const reach = depth(verb, table);
      if (reach === Depth.none) throw missing(verb, table);
      if (!reaches(reach, row, table, principal)) throw rowAccessDenied(principal.userId, table, row, verb);
    },
  };
}

/** Access to everything: system administrators', and the platform's own. */
export const unlimitedAccess = (principal: Principal): Access => ({
  principal,
  isUnlimited: true,
  depth: () => Depth.global,
  demand: () => undefined,
  demandRow: () => undefined,
});

/**
 * What somebody may do in another's name: what both may. Rows are reached as the impersonated user reaches them.
 * Source: Microsoft Learn, "Impersonate another user using the Web API".
 */
export function impersonating(caller: Access, impersonated: Access): Access {
  if (caller.isUnlimited) return impersonated;
  if (impersonated.isUnlimited) return { ...caller, principal: impersonated.principal };
  return {
    principal: impersonated.principal,
    isUnlimited: false,
    depth: (verb, table) => Math.min(caller.depth(verb, table), impersonated.depth(verb, table)) as Depth,
    demand(verb, table) {
      caller.demand(verb, table);
      impersonated.demand(verb, table);
    },
    demandRow(verb, table, row) {
      caller.demand(verb, table);
      impersonated.demandRow(verb, table, row);
    },
  };
}
