/** Every interval and every choice of the handlers. Seconds are the environment's own, unless a name says otherwise. */
export interface Policy {
  /**
   * What to do when staff end a request that the customer has not approved yet. Whether Microsoft lets a partner do
   * that is not documented. `attempt`: ask once a day; `wait`: end it as soon as it is approved, or let it lapse.
   */
  readonly withdrawPendingApproval: 'attempt' | 'wait';
  /** What becomes of an assignment of a group that no mapping names and that we did not make: somebody made it in Partner Center. */
  readonly foreignAssignments: 'keep' | 'remove';
  /** What stands before `/partners/…` in acceptance links: the admin center of the cloud that customers' tenants are in. */
  readonly adminCenterUrl: string;
  /** Days that a customer has for approval. Microsoft: 90. */
  readonly approvalDays: number;
  /** Before the first repetition of what failed for a while; doubled with each failure in a row. */
  readonly firstRetrySeconds: number;
  readonly longestRetrySeconds: number;
  /** Before something is tried again that staff have to put right first. */
  readonly staffRetrySeconds: number;
  /** Between looks while Microsoft works on something. */
  readonly provisioningCheckSeconds: number;
  /** After the lock, how often and how long apart the status is read within the same look. Real milliseconds. */
  readonly lockConfirmations: number;
  readonly lockConfirmMs: number;
  /** Before asking again for a lock or an end that Microsoft accepted and that does not show yet. */
  readonly askAgainSeconds: number;
  /** Before asking again for the end of a relationship that waits for approval. */
  readonly withdrawAgainSeconds: number;
  /** How long a relationship that was there must be missing before we believe that it is gone. */
  readonly absenceConfirmSeconds: number;
  /** Graph steps and reads of one look; what is left waits for the next. */
  readonly roundsPerLook: number;
  /** How often a look begins anew because somebody changed the row meanwhile. */
  readonly restartsPerLook: number;
  /** Real milliseconds between looks at the clock and at what is due. */
  readonly tickMs: number;
  /** Between searches for what webhooks missed and for what has come due. */
  readonly sweepSeconds: number;
  /** Between lists of all relationships at Microsoft, where nobody asks for one. Checked with each search. */
  readonly relationshipsRefreshSeconds: number;
  /** Between questions which customers have approved, while some have yet to. Of long lists it is asked less often. */
  readonly pendingCheckSeconds: number;
  /** Between comparisons that include ended rows and every role mapping. */
  readonly deepSweepSeconds: number;
  /** Age at which a row that nobody has looked at counts as missed by its webhook. */
  readonly missedAfterSeconds: number;
  /** Between checks of a provider's connection that works, where nobody asks for one. */
  readonly connectionCheckSeconds: number;
  /** Between reads of what has changed of a provider's security groups. */
  readonly groupsRefreshSeconds: number;
  /** Between reads of all of its groups, which find what no list of changes told. */
  readonly allGroupsSeconds: number;
  /** Age of the position in Microsoft's list of changes at which it is written although nothing was new. Microsoft forgets it after seven days. */
  readonly positionSaveSeconds: number;
  /** How long a group that Microsoft was asked to create must not be found before Microsoft is asked again. */
  readonly groupAbsenceSeconds: number;
  /** Between reads of Microsoft's directory roles. */
  readonly rolesRefreshSeconds: number;
  /** So many roles may be gone at once; a list that leaves out more is not believed. */
  readonly rolesMissingAtOnce: number;
  /** Between readings of a provider's customers, where nobody asks for one. */
  readonly customersRefreshSeconds: number;
  /** Between two words on how far a refresh of customers is. */
  readonly customersProgressSeconds: number;
  /** Customers' rows written in one round trip; Dataverse takes 1000. */
  readonly customersAtOnce: number;
  /** Customers that may be gone from one refresh to the next without anybody being asked: so many, or such a share; never all of them. */
  readonly vanishAtOnce: number;
  readonly vanishAtOnceShare: number;
  /** A wish for an invitation counts although its moment is so far in the future: clocks of people's machines are not ours. */
  readonly clockToleranceSeconds: number;
  /** How long an invitation waits for other requests of the same customer that are on their way to approval: then it is one message. */
  readonly invitationGatherSeconds: number;
  /** A reminder takes along what the same customer is to be reminded of so soon. */
  readonly remindTogetherSeconds: number;
  /** Between looks at an e-mail that is under way. */
  readonly mailCheckSeconds: number;
  /** Before an invitation that was not sent is tried again, where nobody has said that something was put right. */
  readonly invitationRetrySeconds: number;
  /** Age at which the position in Microsoft's list of changed contracts is kept anew. Microsoft forgets it after seven days. */
  readonly contractsPositionSeconds: number;
  /** How often Microsoft is asked to take Global Administrator out of a relationship before staff are told that it does not. */
  readonly shrinksAtMost: number;
  /** Days before the end at which customers are asked for a replacement, where the provider does not say; half of the duration at most. */
  readonly renewalDays: number;
  /** Days before the end from which access counts as at risk although the customer was asked; half of the time for asking at most. */
  readonly lastCallDays: number;
  /** Replacements of one request that are asked for by themselves; another only where the last one lapsed. */
  readonly replacementsAtMost: number;
  /** Between looks for what owners are to be told of by notifications in the app. */
  readonly notificationsSeconds: number;
  /** So many notifications of one kind in one such time for one person; what is more becomes one. */
  readonly notificationsOfAKind: number;
  readonly notificationsOfAKindSeconds: number;
  /** How long a notification stays. Also the age at which nobody is told any more of what happened. */
  readonly notificationDays: number;
  /** Hour of the day, UTC, from which the day's digests are sent. */
  readonly digestHour: number;
  /** Requests named in one part of a digest; of the others it says how many there are. */
  readonly digestLines: number;
}

/** What failed is tried again after a day at the latest, whoever asks for more. Also what a next check counts as a mistake beyond. */
export const longestRestMs = 24 * 3600 * 1000;

/** For real environments. */
export const defaultPolicy: Policy = {
  withdrawPendingApproval: 'attempt',
  foreignAssignments: 'keep',
  adminCenterUrl: 'https://admin.microsoft.com/AdminPortal/Home#',
  approvalDays: 90,
  firstRetrySeconds: 30,
  longestRetrySeconds: 3600,
  staffRetrySeconds: 3600,
  provisioningCheckSeconds: 10,
  lockConfirmations: 4,
  lockConfirmMs: 500,
  askAgainSeconds: 600,
  withdrawAgainSeconds: 24 * 3600,
  absenceConfirmSeconds: 900,
  roundsPerLook: 24,
  restartsPerLook: 4,
  tickMs: 15_000,
  sweepSeconds: 300,
  relationshipsRefreshSeconds: 900,
  pendingCheckSeconds: 15,
  deepSweepSeconds: 6 * 3600,
  missedAfterSeconds: 60,
  customersRefreshSeconds: 6 * 3600,
  customersProgressSeconds: 3,
  customersAtOnce: 250,
  vanishAtOnce: 5,
  vanishAtOnceShare: 0.2,
  contractsPositionSeconds: 3 * 24 * 3600,
  clockToleranceSeconds: 300,
  invitationGatherSeconds: 30,
  remindTogetherSeconds: 12 * 3600,
  mailCheckSeconds: 60,
  invitationRetrySeconds: 24 * 3600,
  shrinksAtMost: 3,
  renewalDays: 60,
  lastCallDays: 14,
  replacementsAtMost: 3,
  notificationsSeconds: 60,
  notificationsOfAKind: 3,
  notificationsOfAKindSeconds: 900,
  notificationDays: 14,
  digestHour: 6,
  digestLines: 20,
  connectionCheckSeconds: 6 * 3600,
  groupsRefreshSeconds: 3600,
  allGroupsSeconds: 24 * 3600,
  positionSaveSeconds: 3 * 24 * 3600,
  groupAbsenceSeconds: 300,
  rolesRefreshSeconds: 24 * 3600,
  rolesMissingAtOnce: 20,
};

/** For the sandbox, where Microsoft needs fractions of a second and somebody watches. */
export const sandboxPolicy: Policy = {
  ...defaultPolicy,
  firstRetrySeconds: 1,
  staffRetrySeconds: 30,
  provisioningCheckSeconds: 1,
  lockConfirmations: 6,
  lockConfirmMs: 100,
  askAgainSeconds: 30,
  absenceConfirmSeconds: 3,
  tickMs: 250,
  sweepSeconds: 1,
  relationshipsRefreshSeconds: 2,
  pendingCheckSeconds: 0,
  notificationsSeconds: 1,
  notificationsOfAKindSeconds: 60,
  deepSweepSeconds: 300,
  missedAfterSeconds: 2,
  customersRefreshSeconds: 300,
  customersProgressSeconds: 1,
  invitationGatherSeconds: 2,
  mailCheckSeconds: 1,
  connectionCheckSeconds: 300,
  groupsRefreshSeconds: 300,
  groupAbsenceSeconds: 3,
  rolesRefreshSeconds: 3600,
};

/** Seconds until the next try after so many failures in a row. Pure. */
export const backOffSeconds = (failures: number, policy: Policy): number =>
  Math.min(policy.firstRetrySeconds * 2 ** Math.min(failures, 30), policy.longestRetrySeconds);
