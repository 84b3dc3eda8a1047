import type { Environment, StoredRow } from '../../dataverse/environment';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';
import { wellKnown } from '../../dataverse/storage/well-known';
import { cookieOf, userCookie } from '../../kernel/session-cookie';
import { languageCookie } from './cookies';

/** Access modes of people: read-write, administrative, read. The others are the platform's and programs'. */
const PEOPLE = new Set([0, 1, 2]);

/** Enabled people of the environment, by name: who may be chosen in the player. */
export const peopleOf = (environment: Environment): StoredRow[] =>
  findPlatformRows(environment, 'systemuser', { isdisabled: 0 })
    .filter(({ accessmode, applicationid }) => PEOPLE.has(Number(accessmode ?? 0)) && !applicationid)
    .sort((a, b) => String(a.fullname).localeCompare(String(b.fullname)));

/** Who uses the player: the person of the cookie, else the system administrator. */
export function currentUserId(environment: Environment, request: Request): string {
  const chosen = cookieOf(request, userCookie)?.toLowerCase();
  return peopleOf(environment).some(({ systemuserid }) => systemuserid === chosen) ? (chosen as string) : wellKnown.administrator;
}

/** The language of the cookie where the environment has texts in it, else its base language. */
export function currentLanguage(environment: Environment, request: Request): number {
  const chosen = Number(cookieOf(request, languageCookie));
  return languagesOf(environment).includes(chosen) ? chosen : baseLanguage(environment);
}

/** LCID of the environment's base language. */
export const baseLanguage = (environment: Environment) => Number(findPlatformRows(environment, 'organization', {})[0]?.languagecode ?? 1033);

/** LCIDs that the tables of the environment have names in, or web resources texts; the base language first. */
export function languagesOf(environment: Environment): number[] {
  const { entities } = environment.catalog().snapshot;
  const ofTables = entities.flatMap(({ displayName }) => Object.keys(displayName).map(Number));
  const ofResources = findPlatformRows(environment, 'webresource', { webresourcetype: 12 }).map(({ languagecode }) => Number(languagecode)).filter(Boolean);
  return [...new Set([baseLanguage(environment), ...ofTables, ...ofResources])];
}
