import { meaningOf, said } from '../failures';
import type { ServiceFailure } from '../gateways/transport/service-error';

/** Every sentence that people read about groups, in one place. They say what happened, and who must do what. */

/** How many names are told one by one. */
const toldNames = 20;
const listed = (names: readonly string[]) => (names.length > toldNames ? `${names.slice(0, toldNames).join(', ')} and ${names.length - toldNames} more` : names.join(', '));
const groups = (count: number) => `${count.toLocaleString('en')} security group${count === 1 ? '' : 's'}`;

/** What a row says of its group. */
export const standing = {
  deleted: (name: string) => `${name} does not exist at Microsoft any more: nobody gets its roles. Give the roles to another group, or restore it in Entra within 30 days of its deletion.`,
  outsidePrefix: (prefix: string) => `Its name does not begin with '${prefix}', so it is not offered any more. Change the Group Name Prefix of the provider to have it back.`,
  nameless: () => 'It has no name. Enter the name that the group has, or shall have, at Microsoft.',
  several: (name: string, ids: readonly string[]) => `Microsoft has ${ids.length} security groups called ${name}. Enter the Group ID of the right one: ${listed(ids)}.`,
  taken: (name: string) => `The security group ${name} is on this list already. Use that row, and delete this one.`,
  wantedTwice: (name: string) => `Another row asks for a security group called ${name} already. Use that row, and delete this one.`,
  notThere: (name: string) => `Microsoft has no security group called ${name}. Correct the name, or choose To Be Created to have it made.`,
  wrongId: (name: string) => `Microsoft has no security group called ${name} with this Group ID. Correct the name or the id, or leave the id empty.`,
  notSeenYet: () => 'Microsoft was asked to create the group and has not shown it yet. It is looked for again by itself.',
  refused: (failure: ServiceFailure) => `Microsoft refused to create the group. Correct the row and choose To Be Created again. ${said(failure)}`,
  notSignedIn: (failure: ServiceFailure) => `The handlers cannot sign in to the provider's tenant, so the group waits. Put the connection of the provider right. ${said(failure)}`,
  forbidden: (failure: ServiceFailure) => `The handlers may not read or create groups. Consent to Group.ReadWrite.All for the application of the provider, or create the group in Entra. ${said(failure)}`,
  later: (failure: ServiceFailure) => `Microsoft could not do it at the moment. It is tried again by itself. ${said(failure)}`,
} as const;

/** Entries of the provider's timeline: a name and what it means. */
export const happened = {
  found: (names: readonly string[]) => [`${groups(names.length)} found`, `They can be given roles now: ${listed(names)}.`],
  renamed: (former: string, name: string) => ['Security group renamed', `${former} is called ${name} at Microsoft now. Its roles stay as they are.`],
  manyRenamed: (names: readonly string[]) => [`${groups(names.length)} renamed`, `They are called now: ${listed(names)}. Their roles stay as they are.`],
  deleted: (name: string) => ['Security group deleted', standing.deleted(name)],
  manyDeleted: (names: readonly string[]) => [
    `${groups(names.length)} deleted`,
    `They do not exist at Microsoft any more, and nobody gets their roles: ${listed(names)}. Give the roles to other groups, or restore them in Entra within 30 days of their deletion.`,
  ],
  restored: (name: string) => ['Security group is back', `${name} exists at Microsoft again. It gets its roles again by itself.`],
  manyRestored: (names: readonly string[]) => [`${groups(names.length)} are back`, `They exist at Microsoft again, and get their roles again by themselves: ${listed(names)}.`],
  created: (name: string) => ['Security group created', `${name} was created at Microsoft. Add its members in Entra.`],
  adopted: (name: string) => ['Security group found', `${name} existed at Microsoft already, and is used.`],
  attention: (name: string, message: string) => [`Security group ${name} needs attention`, message],
  notRead: (failure: ServiceFailure) => [
    'Security groups not read',
    'What was read so far is kept, and no group counts as deleted. ' +
      `${meaningOf(failure) === 'connection' ? 'Check the connection of the provider, and the consent to Group.ReadWrite.All.' : 'It is tried again by itself.'} ${said(failure)}`,
  ],
  suspicious: () => [
    'Microsoft names no security group',
    'Microsoft answered with an empty list although groups are known. No group counts as deleted. Check whether the application of the provider may still read groups.',
  ],
} as const satisfies Record<string, (...facts: never[]) => readonly string[]>;
