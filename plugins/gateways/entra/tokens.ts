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

/** Milliseconds for which a token must still be good to be given out again without asking MSAL, which by its clock, the machine's, fetches a new one then. */
const leftMs = 5 * 60 * 1000;

/** Tokens by client credentials, kept while they are good: MSAL's own cache takes a while to search, and every call asks. */
export function createTokenSource({ tenantId, clientId, secret }: ClientCredentials, options: TokenOptions = {}): TokenSource {
  const network = createLoginNetwork(options.loginUrl ?? publicLoginUrl, options.fetch ?? fetch, options.timeoutMs ?? 30_000);
  const client = new ConfidentialClientApplication({
    auth: { clientId, clientSecret: secret, authority: `${publicLoginUrl}/${tenantId}` },
    system: { networkClient: network, loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined } },
  });
  let current: { readonly token: Promise<string>; readonly isNew: boolean } | undefined;
  let kept: { readonly token: string; readonly until: number } | undefined;
  let skipCache = false;

  async function acquire(isNew: boolean): Promise<{ readonly token: string; readonly until: number }> {
    try {
      const answer = await client.acquireTokenByClientCredential({ scopes: [`${options.resource ?? graph}/.default`], skipCache: isNew });
      if (!answer?.accessToken) throw new Error('Entra answered without a token.');
      return { token: answer.accessToken, until: (answer.expiresOn?.getTime() ?? 0) - leftMs };
    } catch (error) {
      skipCache ||= isNew;
      throw new ServiceError(failureOf(error));
    }
  }

  function start() {
    const isNew = skipCache;
    skipCache = false;
    const asked: NonNullable<typeof current> = {
      isNew,
      token: acquire(isNew).then((answer) => {
        // Else somebody has said meanwhile that it is not accepted.
        if (current === asked) kept = answer;
        return answer.token;
      }).finally(() => {
        if (current === asked) current = undefined;
      }),
    };
    return asked;
  }

  return {
    get: () => (kept && Date.now() < kept.until ? Promise.resolve(kept.token) : (current ??= start()).token),
    forget() {
      // One that is on its way from Entra is new enough; one that may come from the cache is not.
      if (current?.isNew) return;
      kept = undefined;
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
