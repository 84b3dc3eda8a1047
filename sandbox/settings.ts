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
  /** Milliseconds that a webhook may take. Microsoft: 60 s. */
  readonly webhookTimeoutMs: number;
  /** Milliseconds before the one repetition after 502, 503 or 504. SIM. */
  readonly webhookRetryDelayMs: number;
  /** Webhooks of one environment that are under way at once. SIM. */
  readonly webhookConcurrency: number;
  /** Depth at which a chain of changes that cause changes is ended. Microsoft: 8 by default. */
  readonly maxDepth: number;
  /** Accept webhook URLs that are not https on port 443 or 80: needed on loopback. Microsoft refuses them. */
  readonly allowLoopbackWebhooks: boolean;
}

/** What the settings of a whole sandbox are. */
export interface SandboxSettings {
  readonly dataverse: DataverseSettings;
}

export const defaultSettings: SandboxSettings = {
  dataverse: {
    maxPageSize: 5000,
    maxBodyBytes: 16 * 1024 * 1024,
    maxImportBodyBytes: 128 * 1024 * 1024,
    webhookTimeoutMs: 60_000,
    webhookRetryDelayMs: 1_000,
    webhookConcurrency: 8,
    maxDepth: 8,
    allowLoopbackWebhooks: true,
  },
};
