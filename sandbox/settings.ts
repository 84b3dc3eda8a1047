/**
 * Every assumption of the sandbox where Microsoft's documents are silent (marked SIM in the comments), and
 * every number that a person may want to change, in one place.
 */

export interface DataverseSettings {
  /** Rows on a page when the caller asks for none or for more. Microsoft: 5000. */
  readonly maxPageSize: number;
  /** Bytes of a request body, ImportSolution apart. SIM. */
  readonly maxBodyBytes: number;
  /** Bytes of an ImportSolution body. Microsoft's limit for a solution file is 95 MB; base64 adds a third. */
  readonly maxImportBodyBytes: number;
  /** Requests in one `$batch`. Microsoft: 1000. */
  readonly maxBatchRequests: number;
  /**
   * How a change set that failed is answered: by its error within a multipart, as Microsoft's OData server library
   * does, or by the error alone, as the OData specification (11.7.4) says. SIM.
   */
  readonly failedChangeSet: 'multipart' | 'single';
  /** Milliseconds that a webhook may take. Microsoft: 60 s. */
  readonly webhookTimeoutMs: number;
  /** Milliseconds before the one repetition after 502, 503 or 504. SIM. */
  readonly webhookRetryDelayMs: number;
  /** Webhooks of one environment that are under way at once. SIM. */
  readonly webhookConcurrency: number;
  /** Milliseconds from accepting an e-mail to carrying it away: real ones. Microsoft: up to some minutes. */
  readonly mailDeliveryMs: number;
  /** Depth at which a chain of changes that cause changes is ended. Microsoft: 8 by default. */
  readonly maxDepth: number;
  /** Accept webhook URLs that are not https on port 443 or 80: needed on loopback. Microsoft refuses them. */
  readonly allowLoopbackWebhooks: boolean;
  /** Days after which a completed system job is removed. Microsoft leaves that to a bulk-delete job (30 days recommended). */
  readonly systemJobRetentionDays: number;
  /** Domain name of the environment, which webhooks are told in `x-ms-dynamics-organization`. */
  readonly organizationDomain: string;
  /**
   * Whether rows without a value meet `ne`, `not …` and `NotIn`. OData says `null ne 1` is true, and FetchXML's
   * `ne`, on which the Web API stands, keeps empty columns. SIM for `not contains(…)`.
   */
  readonly negationIncludesNull: boolean;
  /**
   * Whether a change of `statuscode` alone to a status of another state moves the state too. Dataverse refuses
   * it (0x80048408): both have to be sent.
   */
  readonly statusAloneMovesState: boolean;
  /**
   * Whether a new row without a value in an ApplicationRequired column is refused. Dataverse leaves that level to
   * forms; only SystemRequired is enforced on the API.
   */
  readonly enforceApplicationRequired: boolean;
  /**
   * Whether a value of a date-and-time column needs its time zone (`Z` or `+02:00`). Microsoft's OData library refuses
   * an Edm.DateTimeOffset without one; false takes it as UTC. SIM.
   */
  readonly dateTimesNeedZone: boolean;
  /** What RetrieveVersion answers. SIM. */
  readonly version: string;
  /** Parts in a solution file. SIM: guards against files that unpack to something enormous. */
  readonly maxSolutionParts: number;
  /** Bytes of one unpacked part of a solution file. SIM. */
  readonly maxSolutionPartBytes: number;
  /** Bytes of all unpacked parts of a solution file together. SIM. */
  readonly maxSolutionBytes: number;
  /**
   * Unique names of Microsoft's own solutions that a solution may depend on although the sandbox has no row of
   * them: every real environment has them.
   */
  readonly assumedSolutions: readonly string[];
  /**
   * Whether a newer managed solution is refused that leaves out a column which holds data. On the platform an
   * upgrade deletes such a column with its data, and an update keeps it; the sandbox never deletes. SIM.
   */
  readonly refuseManagedColumnLoss: boolean;
}

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

/** Partner Center's REST API. */
export interface PartnerCenterSettings {
  /** Bytes of a request body. SIM. */
  readonly maxBodyBytes: number;
  /** What comes before `/customers` in links: nothing, as Partner Center has it, or `https://api.partnercenter.microsoft.com/v1`. SIM. */
  readonly publicBaseUrl: string;
  /** Whether bodies begin with a byte order mark, as clients have seen it. */
  readonly byteOrderMark: boolean;
}

/** Entra's sign-in service. */
export interface LoginSettings {
  /** Bytes of a request body. SIM. */
  readonly maxBodyBytes: number;
  /** Seconds that an access token is good for. Microsoft: about 3600. */
  readonly tokenSeconds: number;
  /**
   * The clock by which tokens expire. `wall`: a jump of the sandbox clock leaves tokens valid, as clients keep them by
   * their own clocks. `sandbox`: a jump makes them out of date, for tests of that.
   */
  readonly tokenClock: 'wall' | 'sandbox';
  /** What `{resource}/.default` may name. */
  readonly resources: readonly string[];
  /** Application permissions on Microsoft Graph that an application of a partner tenant asks for, and gets with an administrator's consent. */
  readonly graphRoles: readonly string[];
  /** Delegated permissions on Microsoft Graph that an application asks for by `.default`. The sandbox has no app registrations. SIM. */
  readonly graphScopes: readonly string[];
  /**
   * Whether a partner's applications have `graphRoles` until somebody withdraws them (`assumed`), or only once an
   * administrator has consented (`asked`), as at Microsoft.
   */
  readonly applicationConsent: 'assumed' | 'asked';
  /**
   * Where answers of the authorize endpoint may go. At Microsoft: the redirect URIs of the app registration. The sandbox
   * has none; only addresses of this machine. SIM.
   */
  readonly redirectUris: RegExp;
  /** Seconds that an authorization code is good for. Microsoft: about 600. */
  readonly codeSeconds: number;
  /** Seconds that a device code is good for. Microsoft: 900. */
  readonly deviceCodeSeconds: number;
  /** Seconds between two questions of a device. Microsoft: 5. */
  readonly deviceIntervalSeconds: number;
  /** Days that an unused refresh token is good for. Microsoft: 90. */
  readonly refreshTokenDays: number;
  /** Hours that a refresh token of a single-page application is good for, used or not. Microsoft: 24. */
  readonly singlePageRefreshHours: number;
  /** Hours that a browser stays signed in. Microsoft: a rolling day. */
  readonly sessionHours: number;
  /** Whether id tokens carry `amr`. Those of version 2.0 do not: how people proved themselves stands in the access token of Graph. */
  readonly idTokenTellsMethods: boolean;
}

/** What the settings of a whole sandbox are. */
export interface SandboxSettings {
  readonly dataverse: DataverseSettings;
  readonly graph: GraphSettings;
  readonly partnerCenter: PartnerCenterSettings;
  readonly login: LoginSettings;
}

export const defaultSettings: SandboxSettings = {
  dataverse: {
    maxPageSize: 5000,
    maxBodyBytes: 16 * 1024 * 1024,
    maxImportBodyBytes: 128 * 1024 * 1024,
    maxBatchRequests: 1000,
    failedChangeSet: 'multipart',
    webhookTimeoutMs: 60_000,
    webhookRetryDelayMs: 1_000,
    webhookConcurrency: 8,
    mailDeliveryMs: 200,
    maxDepth: 8,
    allowLoopbackWebhooks: true,
    systemJobRetentionDays: 30,
    organizationDomain: 'sandbox.crm.localhost',
    negationIncludesNull: true,
    statusAloneMovesState: false,
    enforceApplicationRequired: false,
    dateTimesNeedZone: true,
    version: '9.2.24114.00000',
    maxSolutionParts: 5_000,
    maxSolutionPartBytes: 64 * 1024 * 1024,
    maxSolutionBytes: 256 * 1024 * 1024,
    assumedSolutions: ['System', 'Basic', 'Active', 'AppModuleWebResources', 'PowerAppsAppFramework', 'msdynce_AppCommon'],
    refuseManagedColumnLoss: true,
  },
  graph: {
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
  },
  partnerCenter: { maxBodyBytes: 1024 * 1024, publicBaseUrl: '', byteOrderMark: false },
  login: {
    maxBodyBytes: 64 * 1024,
    tokenSeconds: 3600,
    tokenClock: 'wall',
    resources: ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000', 'https://api.partnercenter.microsoft.com'],
    graphRoles: [
      'DelegatedAdminRelationship.ReadWrite.All',
      'Group.ReadWrite.All',
      'Organization.Read.All',
      'Directory.Read.All',
      'RoleManagement.Read.Directory',
      'Application.ReadWrite.All',
      'CrossTenantInformation.ReadBasic.All',
    ],
    graphScopes: ['User.Read', 'GroupMember.Read.All', 'Directory.Read.All', 'Group.ReadWrite.All', 'DelegatedAdminRelationship.ReadWrite.All', 'Application.ReadWrite.All'],
    applicationConsent: 'assumed',
    redirectUris: /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/|$)/i,
    codeSeconds: 600,
    deviceCodeSeconds: 900,
    deviceIntervalSeconds: 5,
    refreshTokenDays: 90,
    singlePageRefreshHours: 24,
    sessionHours: 24,
    idTokenTellsMethods: false,
  },
};
