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

export const defaultLoginSettings: LoginSettings = {
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
};
