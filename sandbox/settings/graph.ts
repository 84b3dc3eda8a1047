/** Microsoft Graph's GDAP. Names that end in Ms are milliseconds on the sandbox clock. */
export interface GraphSettings {
  /**
   * What comes before the path in `@odata.nextLink`, `Location` and `@odata.context`. `undefined`: where the request
   * came in. Microsoft: `https://graph.microsoft.com/v1.0`; clients that know only https need this.
   */
  readonly publicBaseUrl: string | undefined;
  /** Bytes of a request body. Microsoft: 4 MB. */
  readonly maxBodyBytes: number;
  /** From POST of a request until it has succeeded or failed; `pending` begins in the middle. Microsoft: seconds. */
  readonly requestMs: number;
  /** From `approved` to `activating`. Microsoft: seconds to minutes. */
  readonly provisioningStartsMs: number;
  /** From `activating` to `active`. Microsoft: seconds to minutes. */
  readonly provisioningMs: number;
  /** From an assignment's `pending` to `active`. Microsoft: seconds to minutes. */
  readonly assignmentMs: number;
  /** From an assignment's `deleting` to `deleted`. */
  readonly assignmentRemovalMs: number;
  /** From the acceptance of a long-running operation to its end; `running` begins in the middle. */
  readonly operationMs: number;
  /** `Retry-After` of a long-running operation, in seconds. Microsoft: 10. */
  readonly operationRetryAfterSeconds: number;
  /** From `terminationRequested` to `terminating`, and again from there to `terminated`. */
  readonly terminationMs: number;
  /** From `expiring` to `expired`. */
  readonly expiryMs: number;
  /** Days that a customer has for approval. Microsoft: 90. */
  readonly approvalDays: number;
  /** Days by which auto-extension moves the end. Microsoft: 180. */
  readonly extensionDays: number;
  /** Days after which an expired relationship is gone. Microsoft: 365. */
  readonly expiredKeptDays: number;
  /** SIM: status of a relationship that was not approved in time. */
  readonly statusAfterLapse: 'expired' | 'terminated';
  /** SIM: status of a relationship that the customer refused. */
  readonly statusAfterReject: 'terminated' | 'expired';
  /** SIM: characters of a relationship's name. Its length, 1 to 50, is Microsoft's. */
  readonly displayNamePattern: RegExp;
  /** SIM: whether names that differ only in upper and lower case are the same. */
  readonly namesIgnoreCase: boolean;
  /** SIM: whether the names of terminated and expired relationships stay taken. */
  readonly endedNamesStayTaken: boolean;
  /** SIM: template ids of the roles that a relationship may hold. `undefined`: any GUID. */
  readonly assignableRoles: readonly string[] | undefined;
  /** SIM: what `$filter` of relationships knows beside `status` and `customer/tenantId`, which working code uses. */
  readonly moreRelationshipFilters: readonly 'displayName'[];
  /** SIM: status where If-Match is required and missing. */
  readonly missingIfMatchStatus: 400 | 412 | 428;
  /** SIM: status where If-Match is out of date. Graph in general: 412. */
  readonly staleIfMatchStatus: 400 | 409 | 412;
  /** SIM: whether `If-Match: *` fits everything. */
  readonly anyIfMatch: boolean;
  /** SIM: status where an action does not fit the state of its object. */
  readonly wrongStateStatus: 400 | 409;
  /** SIM: what becomes of live assignments when their group is deleted. */
  readonly assignmentsOfDeletedGroup: 'error' | 'unchanged';
  /** How long a new relationship is not found by its id. Observed at Microsoft; 0 = never. */
  readonly staleReadAfterCreateMs: number;
  /** How far Microsoft's clock is ahead of the sandbox's, which Dataverse has; negative: behind. */
  readonly clockAheadMs: number;
  /** How long after its creation lockForApproval answers 405. Observed at Microsoft; 0 = never. */
  readonly lockTooSoonMs: number;
  /**
   * SIM: what a reseller's `approve` brings about: its consent alone, after which the customer approves, or the approval
   * (the documents on the status `approved` can be read in both ways).
   */
  readonly resellerApproval: 'givesConsent' | 'approves';
  /** SIM: whether `$select` by columns of the base type leaves the columns of a derived type in. OData leaves them out. */
  readonly selectKeepsDerived: boolean;
  /** Objects on a page of a delta query. SIM. */
  readonly deltaPageSize: number;
  /** Days that the token of a delta query is good for. Microsoft, of directory objects: 7. */
  readonly deltaTokenDays: number;
  /** Status of `syncStateNotFound`. Microsoft's documents name both. */
  readonly lostPositionStatus: 400 | 410;
  /**
   * Client ids of applications that stand in each tenant until somebody removes them. Whether a partner tenant has
   * `2832473f-ec63-45fb-976f-5d45a7d4bb91` by itself is not documented: it comes with its first customer at the latest. SIM.
   */
  readonly builtInServicePrincipals: readonly string[];
  /** Order of the answers in a `$batch`. Microsoft: any; reversed shows at once who relies on it. */
  readonly batchOrder: 'reversed' | 'as sent';
}

export const defaultGraphSettings: GraphSettings = {
  publicBaseUrl: undefined,
  maxBodyBytes: 4 * 1024 * 1024,
  requestMs: 200,
  provisioningStartsMs: 200,
  provisioningMs: 300,
  assignmentMs: 300,
  assignmentRemovalMs: 200,
  operationMs: 300,
  operationRetryAfterSeconds: 1,
  terminationMs: 200,
  expiryMs: 200,
  approvalDays: 90,
  extensionDays: 180,
  expiredKeptDays: 365,
  statusAfterLapse: 'expired',
  statusAfterReject: 'terminated',
  displayNamePattern: /^[A-Za-z0-9 _.-]+$/,
  namesIgnoreCase: true,
  endedNamesStayTaken: true,
  assignableRoles: undefined,
  moreRelationshipFilters: [],
  missingIfMatchStatus: 400,
  staleIfMatchStatus: 412,
  anyIfMatch: false,
  wrongStateStatus: 400,
  assignmentsOfDeletedGroup: 'error',
  staleReadAfterCreateMs: 0,
  clockAheadMs: 0,
  lockTooSoonMs: 0,
  resellerApproval: 'givesConsent',
  selectKeepsDerived: false,
  deltaPageSize: 200,
  deltaTokenDays: 7,
  lostPositionStatus: 410,
  builtInServicePrincipals: [
    '00000003-0000-0000-c000-000000000000',
    'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd',
    '2832473f-ec63-45fb-976f-5d45a7d4bb91',
  ],
  batchOrder: 'reversed',
};
