import { wellKnown } from '../storage/well-known';
import { Depth, verbs, type Privileges } from './privileges';

const every = (noun: string, depth: Depth): [string, Depth][] => verbs.map((verb) => [`prv${verb}${noun}`, depth]);

/** What those who work with rows need at all: people, and the customers that they own. Source: Learn, "Security roles", Basic User. */
const basicUser: Privileges = new Map([
  ...every('Account', Depth.basic),
  ...every('Contact', Depth.basic),
  ...every('Activity', Depth.basic),
  // One's own notifications; whoever tells others something needs more.
  ...every('appnotification', Depth.basic),
  ['prvReadUser', Depth.global],
  ['prvAppendToUser', Depth.global],
  ['prvReadTeam', Depth.global],
  ['prvAppendToTeam', Depth.global],
]);

/** Privileges that belong to no table. */
export const miscPrivileges = ['prvImportCustomization', 'prvExportCustomization', 'prvPublishCustomization', 'prvActOnBehalfOfAnotherUser', 'prvSendAsUser'] as const;
export type MiscPrivilege = (typeof miscPrivileges)[number];

const systemCustomizer: Privileges = new Map([
  ...basicUser,
  ['prvImportCustomization', Depth.global],
  ['prvExportCustomization', Depth.global],
  ['prvPublishCustomization', Depth.global],
  ...['SystemForm', 'SavedQuery', 'WebResource', 'SdkMessageProcessingStep', 'ServiceEndpoint'].flatMap((noun) => every(noun, Depth.global)),
]);

/** The roles that every environment is born with, and what they give; the administrator's gives everything there is and will be. */
export const baseRoles: readonly { readonly id: string; readonly name: string; readonly privileges: Privileges }[] = [
  { id: wellKnown.systemAdministratorRole, name: 'System Administrator', privileges: new Map() },
  { id: wellKnown.systemCustomizerRole, name: 'System Customizer', privileges: systemCustomizer },
  { id: wellKnown.basicUserRole, name: 'Basic User', privileges: basicUser },
];
