import { requestIdOf } from '../request-lifecycle/names';
import type { Relationship } from '../gateways/graph/types';
import type { Differences } from '../request-lifecycle/differences';
import type { Moment } from '../timeline/event';
import { isFollowed } from './relationship-states';
import type { Candidate } from './superseded';

/** Every sentence that people read of findings, in one place: what it is, and what each click will do. */

/** Names of roles and groups by their ids. What has no name is called by its id. */
export interface Names {
  readonly role: (templateId: string) => string;
  readonly group: (groupId: string) => string;
  readonly hasRole: (templateId: string) => boolean;
}

const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
const longest = 40;
/** Names in a sentence; so many that it can be read. */
const listed = (names: readonly string[]): string => (names.length > longest ? `${names.slice(0, longest).join(', ')} and ${names.length - longest} more` : names.join(', '));
const lines = (...texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined).join('\n');

/** What keeps a relationship from becoming a request. undefined = nothing. */
export function againstAdoption({ status, customerTenantId, displayName, reseller }: Relationship, hasOwner: boolean): string | undefined {
  if (!hasOwner) {
    const id = reseller?.indirectProviderTenantId ?? '';
    return `The indirect provider with the tenant ${id} made the relationship ${displayName} on our behalf, and no provider here stands for it. Make a provider of its type with the same partner tenant, and enter ${id} as its indirect provider tenant id; or decide in Partner Center.`;
  }
  if (!isFollowed({ status })) return `Microsoft says '${status}', which this version does not know: it can be adopted as soon as Microsoft says something else. Tell your administrator to install a newer version.`;
  if (customerTenantId === undefined) return `The relationship ${displayName} names no customer yet. It can be adopted as soon as a customer has approved it${reseller ? ', or when the indirect provider has named the customer' : ''}.`;
  return undefined;
}

/** How long a relationship lives. */
function lifeOf({ endsOn, autoExtend, durationDays, activatedOn }: Relationship, now: number): string {
  if (activatedOn === undefined || endsOn === undefined) return `It is for ${durationDays} days${autoExtend ? ', and Microsoft extends it by 180 days at its end' : ''}.`;
  if (endsOn <= now) return `Its end was on ${day(endsOn)}, and Microsoft has not said yet that it is over.`;
  return `It is in force until ${day(endsOn)}${autoExtend ? '; Microsoft extends it by 180 days then' : ', and ends then'}.`;
}

const rolesOf = (roleIds: readonly string[], names: Names): string => `Roles: ${roleIds.length === 0 ? 'none' : listed(roleIds.map(names.role).sort())}.`;

const unknownOf = (roleIds: readonly string[], { hasRole }: Names): string | undefined => {
  const unknown = roleIds.filter((id) => !hasRole(id)).sort();
  return unknown.length === 0 ? undefined : `Our catalogue does not have these roles, so that nobody can be given them here: ${listed(unknown)}. Have the roles refreshed.`;
};

export const onlyAtMicrosoft = (relationship: Relationship, obstacle: string | undefined, now: number, names: Names): string => lines(
  requestIdOf(relationship.displayName) === undefined
    ? `The relationship ${relationship.displayName} was made elsewhere, and has no request here. Microsoft says '${relationship.status}'.`
    : `The relationship ${relationship.displayName} was made for a request that does not exist any more. Microsoft says '${relationship.status}'.`,
  lifeOf(relationship, now),
  rolesOf(relationship.roleIds, names),
  unknownOf(relationship.roleIds, names),
  obstacle,
  'Adopt makes a request of it, with a role mapping for each role that a group has there; nothing changes at Microsoft. From then on it is followed like any other request.',
  'Forget hides it until it changes. It stays in force.',
);

export const onlyHere = (name: string, endsOn: Moment): string => lines(
  `Microsoft does not have the relationship of the request ${name} any more${endsOn === null ? '' : `, which was to end on ${day(endsOn)}`}. Whoever had roles by it has lost them.`,
  'Put Right makes a new request with the same roles in its place and sends it to Microsoft: the customer has to approve it again.',
  'Forget leaves it as it is: the request stays among those that have ended.',
);

export const differs = (name: string, { groups, unnamed, lacking }: Differences, isReplaced: boolean, names: Names): string => {
  const hasOtherRoles = !isReplaced && (unnamed.length > 0 || lacking.length > 0);
  return lines(
    `What Microsoft has of the request ${name} is not what its role mappings say.`,
    ...groups.map(({ groupId, roleIds }) => `${names.group(groupId)} was given roles elsewhere, and no mapping says so: ${listed(roleIds.map(names.role).sort())}.`),
    hasOtherRoles && unnamed.length > 0 ? `No mapping names these roles of the relationship: ${listed(unnamed.map(names.role).sort())}.` : undefined,
    hasOtherRoles && lacking.length > 0 ? `The customer has not approved these roles of mappings: ${listed(lacking.map(names.role).sort())}.` : undefined,
    unknownOf([...unnamed, ...groups.flatMap(({ roleIds }) => roleIds)].filter((id, index, all) => all.indexOf(id) === index), names),
    `Adopt lets Microsoft win: ${listed([
      ...(groups.length > 0 ? ['mappings are made for the groups'] : []),
      ...(hasOtherRoles && unnamed.length > 0 ? ['mappings without a group are made for the roles that none names'] : []),
      ...(hasOtherRoles && lacking.length > 0 ? ['mappings with roles that the customer has not approved are deleted'] : []),
    ])}.`,
    `Put Right lets the mappings win: ${listed([
      ...(groups.length > 0 ? ['the groups that none names lose these roles'] : []),
      ...(hasOtherRoles ? ['a draft in its place asks for exactly the roles of the mappings, for you to submit'] : []),
    ])}.`,
    'Forget leaves both as they are until something changes.',
  );
};

export const superseded = (old: Candidate, by: Candidate, now: number, names: Names): string => lines(
  `The relationship ${old.relationship.displayName} is needless: ${by.relationship.displayName} with the same customer has all of its roles, and lives as long or longer.`,
  `${old.relationship.displayName}: ${lifeOf(old.relationship, now)} ${rolesOf(old.relationship.roleIds, names)}`,
  `${by.relationship.displayName}: ${lifeOf(by.relationship, now)} ${rolesOf(by.relationship.roleIds, names)}`,
  `Put Right ends ${old.relationship.displayName}, but only if every group has the same roles by ${by.relationship.displayName} already: nobody loses anything.${old.requestId === null ? ' It becomes a request first, so that you can follow its end.' : ''}`,
  'Forget keeps both.',
);

/** Why something that was wanted was not done. */
export const notDone = {
  notConnected: (provider: string) => `The provider ${provider} is not connected. Connect it: then it is done by itself.`,
  gone: () => 'Microsoft does not have the relationship any more. The next comparison settles this.',
  noRequest: () => 'The request does not exist any more. The next comparison settles this.',
  changed: () => 'It has changed meanwhile. Look at it again after the next comparison.',
  notForThis: () => 'That cannot be done about a finding of this kind. Choose another action.',
  tooMany: (count: number) => `It has ${count} roles of groups, more than can be adopted at once. Reduce them in Partner Center.`,
  unknownRoles: (roles: readonly string[]) => `Our catalogue does not have these roles: ${listed(roles)}. Have the roles refreshed, then choose again.`,
  noCustomer: () => 'The tenant belongs to no customer. Match the tenant with an account, then choose again.',
  notInForce: (name: string, status: string) => `${name} is not in force: Microsoft says '${status}'. Nothing was ended.`,
  notSuperseded: () => 'The one does not have all roles of the other any more, or ends before it. Nothing was ended.',
  wouldLose: (missing: readonly string[], by: string) => `Somebody would lose access, so nothing was ended. By ${by} these are not in force yet: ${listed(missing)}. Give them there first, then choose again.`,
  refused: (said: string) => `It could not be done as it stands. ${said}`,
  later: (said: string) => `It could not be done at the moment, and is tried again by itself. ${said}`,
} as const;

/** Entries of the timeline: a name and a message. */
export const told = {
  adopted: (leftOut: readonly string[], unknownRoles: readonly string[]) => ['Found at Microsoft', lines(
    'The relationship was made elsewhere. It was adopted as it is; nothing was changed at Microsoft.',
    unknownRoles.length > 0 ? `It has roles that our catalogue does not have: ${listed(unknownRoles)}. Have the roles refreshed.` : undefined,
    ...leftOut,
  )],
  leftOut: (group: string, roles: readonly string[]) => `The roles of ${group} were left as they are, without mappings, for our catalogue does not have all of them: ${listed(roles)}.`,
  leftOutDeleted: (group: string) => `The roles of ${group} were left as they are, without mappings, for the group was deleted.`,
  consentAsked: (provider: string, unknownRoles: readonly string[]) => ['Asked by the indirect provider', lines(
    `${provider} asks the customer for this on our behalf, and waits for us. Choose Approve or Reject. Once we have approved, the customer can.`,
    unknownRoles.length > 0 ? `It asks for roles that our catalogue does not have: ${listed(unknownRoles)}. They come into force with the others; to give them to a group, have the roles refreshed first.` : undefined,
  )],
  ending: (by: string) => ['Ended as needless', `${by} with the same customer has all of its roles, and every group has them there. So this one is ended.`],
  adoptedDifferences: (made: number, deleted: number) => ['Mappings set right', `Microsoft's assignments were adopted: ${made} role mappings were made, ${deleted} deleted.`],
  putRight: (groups: readonly string[], draft: string | undefined) => ['Assignments set right', lines(
    groups.length > 0 ? `Assignments that no mapping names are removed at Microsoft. Groups: ${listed(groups)}.` : undefined,
    draft === undefined ? undefined : `The draft ${draft} asks for exactly the roles of the mappings. Submit it; the customer has to approve it.`,
  )],
  askedAgain: (name: string) => ['Asked for again', `Microsoft did not have the relationship any more. The request ${name} takes its place; the customer has to approve it.`],
  replaces: (name: string) => ['Made in place of another', `Microsoft does not have the relationship of ${name} any more. This request asks for it again.`],
  forgotten: (name: string) => ['Difference forgotten', `Nothing is done about '${name}' until it changes. It is in the view Forgotten Findings.`],
} as const satisfies Record<string, (...facts: never[]) => readonly string[] | string>;

/** How far the adoption of many relationships is, on the provider. */
export const progress = {
  underWay: (done: number, all: number) => `Relationships found at Microsoft are being adopted: ${done} of ${all}.`,
  done: (adopted: number, left: number) => `${adopted} relationships found at Microsoft were adopted.${left > 0 ? ` ${left} were not: the view Open Findings says why.` : ''}`,
} as const;
