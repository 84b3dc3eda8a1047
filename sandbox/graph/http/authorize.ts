import type { Caller, TokenProblem, Tokens } from '../../login/tokens';
import { insufficientPrivileges, unauthenticated } from '../errors';

/** Names under which tokens for Microsoft Graph are made out. */
const audiences = ['https://graph.microsoft.com', 'https://graph.microsoft.com/', '00000003-0000-0000-c000-000000000000'];

/** Texts as Graph gives them. */
const problems: Record<TokenProblem, string> = {
  missing: 'Access token is empty.',
  malformed: 'CompactToken parsing failed with error code: 80049217',
  expired: 'Lifetime validation failed, the token is expired.',
  audience: 'Access token validation failure. Invalid audience.',
  signature: 'Access token validation failure. Invalid signature.',
};

/**
 * Who calls.
 * @throws GraphError 401 without a good token for Microsoft Graph
 */
export function authenticate(tokens: Tokens, headers: Headers): Caller {
  const claims = tokens.verify(headers.get('authorization'), audiences);
  if (typeof claims === 'string') throw unauthenticated(problems[claims]);
  return claims;
}

/**
 * Applications need the permission for themselves; where one acts for a person, it needs it as a delegated one.
 * @throws GraphError 403 without one of the permissions
 */
export function demandPermission({ roles, person }: Caller, permissions: readonly string[]): void {
  const granted = person?.scopes ?? roles;
  if (!permissions.some((permission) => granted.includes(permission))) throw insufficientPrivileges();
}
