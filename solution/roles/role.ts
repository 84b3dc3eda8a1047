import type {
  gdapCategory, gdapDirectoryRole, gdapEvent, gdapFinding, gdapMessageTemplate, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, gdapTemplate,
} from '@gdap-manager/entities';

/** What a privilege is for (Learn, "Security roles and privileges"). Rows without an owner can be neither assigned nor shared. */
export type Verb = 'Create' | 'Read' | 'Write' | 'Delete' | 'Append' | 'AppendTo' | 'Assign' | 'Share';

/** Whose rows: one's own, those of one's business unit, of the units below it too, of everybody. */
export type Depth = 'Basic' | 'Local' | 'Deep' | 'Global';

/** What a role may do with the rows of a table. Empty: nothing. */
export type Access = Readonly<Partial<Record<Verb, Depth>>>;

const at = (depth: Depth, verbs: readonly Verb[]): Access => Object.fromEntries(verbs.map((verb) => [verb, depth])) as Access;

/** Everybody's rows. */
export const everywhere = (...verbs: readonly Verb[]): Access => at('Global', verbs);

/** One's own rows. */
export const ownRows = (...verbs: readonly Verb[]): Access => at('Basic', verbs);

/**
 * Activities of one's own business unit, to read: a privilege about them is about every e-mail, task and appointment of
 * the environment, and most of those are none of ours.
 */
export const activitiesOfUnit: Access = { Read: 'Local' };

type OwnTable = (
  | typeof gdapCategory | typeof gdapDirectoryRole | typeof gdapEvent | typeof gdapFinding | typeof gdapMessageTemplate | typeof gdapProvider | typeof gdapProviderAccount | typeof gdapRequest
  | typeof gdapRoleMapping | typeof gdapSecurityGroup | typeof gdapTemplate
)['logicalName'];

/**
 * Tables of Microsoft's, by the names that their privileges have: `prvReadUser` is about `systemuser`, `prvReadActivity`
 * about activities of every kind and who takes part in them.
 */
type StandardTable = 'Account' | 'Activity' | 'appnotification' | 'Contact' | 'EnvironmentVariableDefinition' | 'EnvironmentVariableValue' | 'Team' | 'User';

/**
 * A security role. People need *Basic User* beside one of ours: it lets them open an app at all, see forms, views and
 * their own settings, and work with the accounts that they own.
 */
export interface Role {
  /** Fixes the id: never change it. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Whether it is for people, who open the app. */
  readonly isForPeople: boolean;
  /** Every table of ours: what is left out does not compile. */
  readonly tables: Readonly<Record<OwnTable, Access>>;
  readonly standardTables: Readonly<Partial<Record<StandardTable, Access>>>;
  /** Privileges that belong to no table (Learn, "Miscellaneous privileges"). */
  readonly miscellaneous?: readonly 'prvSendAsUser'[];
}
