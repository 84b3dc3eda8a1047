/** The embedded Dataverse. */
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

export const defaultDataverseSettings: DataverseSettings = {
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
};
