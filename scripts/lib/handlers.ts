import { createTokenSource, startHost, type Host, type HostOptions, type Log, type Policy } from '@gdap-manager/plugins';

/** What the handlers are told when they are started beside a sandbox: plain values, so that another process can be told them too. */
export interface HandlersSettings {
  /** Of the sandbox, such as `http://127.0.0.1:4180`. */
  readonly sandboxUrl: string;
  /** With what the handlers sign in to Dataverse. */
  readonly credentials: { readonly tenantId: string; readonly clientId: string; readonly secret: string };
  /** What every provider's secret is: in the sandbox any does. */
  readonly providerSecret: string;
  readonly webhookKey: string;
  readonly dataDir: string;
  readonly policy: Policy;
}

/** Starts the handlers in this process. */
export function startHandlers(settings: HandlersSettings, log?: Log, more: Partial<HostOptions> = {}): Promise<Host> {
  const { sandboxUrl, credentials, providerSecret, webhookKey, dataDir, policy } = settings;
  const tokens = createTokenSource(credentials, { resource: sandboxUrl, loginUrl: `${sandboxUrl}/login` });
  return startHost({
    dataverseUrl: sandboxUrl,
    // As in a real environment: the handlers may do what the role of their application's user allows, and no more.
    dataverseToken: () => tokens.get(),
    graphUrl: `${sandboxUrl}/graph`,
    loginUrl: `${sandboxUrl}/login`,
    partnerCenterUrl: `${sandboxUrl}/partnercenter`,
    webhookKey,
    dataDir,
    policy,
    secrets: { get: async () => providerSecret },
    ...(log ? { log } : {}),
    ...more,
  });
}
