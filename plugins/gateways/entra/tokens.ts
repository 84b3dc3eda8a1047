import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import { redact } from '../transport/redact';
import { noAnswer, ServiceError } from '../transport/service-error';
import { createLoginNetwork, publicLoginUrl } from './network';

/** An application of a partner tenant. */
export interface ClientCredentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
}

/** Access tokens of one application for one resource. */
export interface TokenSource {
  /** A token that is still good; fetched at most once however many ask. @throws ServiceError of service `entra` */
  get(): Promise<string>;
  /** Forgets the token: the service did not accept it. */
  forget(): void;
}

export interface TokenOptions {
  /** What the token is for; default Microsoft Graph. */
  readonly resource?: string;
  /** Default: the public cloud. */
  readonly loginUrl?: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds for one call; default 30,000. */
  readonly timeoutMs?: number;
}

const graph = 'https://graph.microsoft.com';

/** Tokens by client credentials, from MSAL's cache while they are good. */
export function createTokenSource({ tenantId, clientId, secret }: ClientCredentials, options: TokenOptions = {}): TokenSource {
  const network = createLoginNetwork(options.loginUrl ?? publicLoginUrl, options.fetch ?? fetch, options.timeoutMs ?? 30_000);
  const client = new ConfidentialClientApplication({
    auth: { clientId, clientSecret: secret, authority: `${publicLoginUrl}/${tenantId}` },
    system: { networkClient: network, loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined } },
  });
  let current: { readonly token: Promise<string>; readonly isNew: boolean } | undefined;
  let skipCache = false;

  async function acquire(isNew: boolean): Promise<string> {
    try {
      const answer = await client.acquireTokenByClientCredential({ scopes: [`${options.resource ?? graph}/.default`], skipCache: isNew });
      if (!answer?.accessToken) throw new Error('Entra answered without a token.');
      return answer.accessToken;
    } catch (error) {
      skipCache ||= isNew;
      throw new ServiceError(failureOf(error));
    }
  }

  function start() {
    const isNew = skipCache;
    skipCache = false;
    const asked = { isNew, token: acquire(isNew).finally(() => {
      if (current === asked) current = undefined;
    }) };
    return asked;
  }

  return {
    get: () => (current ??= start()).token,
    forget() {
      // One that is on its way from Entra is new enough; one that may come from the cache is not.
      if (current?.isNew) return;
      skipCache = true;
      current = undefined;
    },
  };
}

/**
 * MSAL's errors carry Entra's code (`invalid_client`), text (`AADSTS7000215: …`) and status. Only what it says from
 * memory has none: after 429 and 5xx it repeats the answer for a minute without asking. That is no refusal either.
 */
function failureOf(error: unknown) {
  const { name, errorCode, errorMessage, correlationId, status } = error as Partial<Record<'name' | 'errorCode' | 'errorMessage' | 'correlationId', string>> & { status?: number };
  if (name !== 'ServerError') return noAnswer('entra', error, true);
  return {
    service: 'entra' as const,
    status: status ?? 429,
    code: errorCode || 'unknown',
    message: redact(sentenceOf(errorMessage ?? '')),
    ...(correlationId ? { requestId: correlationId } : {}),
    outcomeUnknown: false,
  };
}

/** What Entra says, without the times and ids that MSAL puts around it: `AADSTS7000215: Invalid client secret provided.` */
const sentenceOf = (text: string): string => /AADSTS\d+:.*?(?=\s*(?:Trace ID:|Correlation ID:|Timestamp:|[\r\n]|$))/.exec(text)?.[0].replace(/\s+-$/, '') ?? text;
