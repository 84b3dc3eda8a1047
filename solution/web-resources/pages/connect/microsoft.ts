/** Who signed in. */
export interface Administrator {
  /** Sign-in name. */
  readonly username: string;
  /** The tenant in which the sign-in was, lower case. */
  readonly tenantId: string;
  /** The tenant to which the account belongs: another one for guests. Lower case. */
  readonly homeTenantId: string;
  /** How the account proved itself (`amr`): `pwd`, `mfa` …; undefined where Entra does not say. */
  readonly methods: readonly string[] | undefined;
}

/** Where the sign-in is, and as which application. */
export interface SignInOptions {
  readonly tenantId: string;
  readonly clientId: string;
  /** Page that hands on what Microsoft answers; it has to be known to the application. */
  readonly redirectUri: string;
  /** What stands before `/{tenant}/oauth2/v2.0/authorize`. */
  readonly loginUrl: string;
  /** What stands before `/v1.0`. */
  readonly graphUrl: string;
}

/**
 * Microsoft, as the partner's administrator in a window of Microsoft's. Tokens stay within: neither Dataverse nor the
 * page gets them. Every method throws Problem.
 */
export interface Microsoft {
  /** Opens a window in which somebody signs in. */
  signIn(): Promise<Administrator>;
  /** Opens a window in which an administrator grants the application its permissions. That it was granted is Microsoft's answer by way of the browser: no proof. */
  consent(): Promise<void>;
  /** Names of the groups to which the account belongs. Only after `signIn`. */
  groups(): Promise<readonly string[]>;
  /** Stops waiting for a window. */
  stop(): void;
}

/** Why something did not come to its end, as far as people can do something about it. */
export type ProblemKind = 'blocked' | 'stopped' | 'declined' | 'timedOut' | 'offline' | 'refused';

/** Microsoft, or the browser, did not do it. */
export class Problem extends Error {
  /** @param code Microsoft's, such as `AADSTS50020` @param said Microsoft's sentence */
  constructor(readonly kind: ProblemKind, readonly code = '', readonly said = '') {
    super(`${kind} ${code} ${said}`.trim());
    this.name = 'Problem';
  }
}
