import { Client, GraphError, type Context, type GraphRequest, type Middleware } from '@microsoft/microsoft-graph-client';
import type { TokenSource } from '../entra/tokens';
import { redact } from '../transport/redact';
import { realRetry, withRetry, type RetryContext } from '../transport/retry';
import { retryAfterMs } from '../transport/retry-after';
import { noAnswer, serviceError, type ServiceFailure } from '../transport/service-error';
import { MalformedAnswer } from './wire';

/** Microsoft Graph's public address. */
export const publicGraphUrl = 'https://graph.microsoft.com';

export interface GraphOptions {
  readonly tokens: TokenSource;
  /** What stands before `/v1.0`; default the public address. */
  readonly graphUrl?: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds for one call; default 60,000. */
  readonly timeoutMs?: number;
  readonly retry?: RetryContext;
}

/** Calls of Graph with tokens, time-outs and repetitions. */
export interface GraphConnection {
  /**
   * @param repeatable whether the call may be sent twice without harm
   * @throws ServiceError, OutcomeUnknownError
   */
  call<T>(repeatable: boolean, work: (api: (path: string) => GraphRequest) => Promise<T>): Promise<T>;
  /** The path of a `@odata.nextLink`. @throws MalformedAnswer where it leads elsewhere: our token must not go there */
  pathOf(nextLink: string): string;
  /** How patient it is: for those who repeat single requests of a batch. */
  readonly retry: RetryContext;
}

/**
 * Microsoft's client with its middleware replaced: its own RetryHandler repeats POST after 503, which would create
 * twice, and its authentication leaves out the token, silently, on any host but Microsoft's.
 */
export function createGraphConnection(options: GraphOptions): GraphConnection {
  const { tokens, graphUrl = publicGraphUrl, timeoutMs = 60_000, retry = realRetry } = options;
  const send = options.fetch ?? fetch;

  /** One client a call: it keeps what went wrong underneath, which Microsoft's client turns into text. */
  async function once<T>(repeatable: boolean, work: (api: (path: string) => GraphRequest) => Promise<T>): Promise<T> {
    const token = await tokens.get();
    let broken: unknown;
    const last: Middleware = {
      async execute(context: Context) {
        const url = String(context.request).replace(publicGraphUrl, graphUrl);
        try {
          const response = await send(url, { ...(context.options as RequestInit), redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
          const body = await response.arrayBuffer();
          context.response = new Response(bodiless(response.status) ? null : body, response);
        } catch (error) {
          broken = error;
          throw error;
        }
      },
    };
    const client = Client.initWithMiddleware({ middleware: last, baseUrl: publicGraphUrl, defaultVersion: 'v1.0' });
    const headers = { Authorization: `Bearer ${token}`, Prefer: 'include-unknown-enum-members' };
    try {
      return await work((path) => client.api(path).headers(headers));
    } catch (error) {
      if (broken !== undefined) throw serviceError(noAnswer('graph', broken, repeatable));
      if (error instanceof MalformedAnswer) throw serviceError({ service: 'graph', status: 0, code: 'malformedAnswer', message: error.message, outcomeUnknown: !repeatable });
      if (!(error instanceof GraphError)) throw error;
      throw serviceError(failureOf(error, repeatable));
    }
  }

  return {
    retry,
    call: (repeatable, work) =>
      withRetry(async () => {
        try {
          return await once(repeatable, work);
        } catch (error) {
          if ((error as { failure?: ServiceFailure }).failure?.status !== 401) throw error;
          tokens.forget();
          return once(repeatable, work);
        }
      }, repeatable, retry),
    pathOf(nextLink) {
      for (const base of [graphUrl, publicGraphUrl]) {
        if (nextLink.startsWith(`${base}/v1.0/`)) return nextLink.slice(`${base}/v1.0`.length);
      }
      throw new MalformedAnswer('link to the next page: it leads elsewhere');
    },
  };
}

const bodiless = (status: number) => status === 204 || status === 205 || status === 304;

/** Source: Graph documentation "Microsoft Graph error responses". After a 5xx nobody knows whether a POST took effect. */
function failureOf(error: GraphError, repeatable: boolean): ServiceFailure {
  const headers = error.headers as Headers | undefined;
  const status = error.statusCode;
  const retry = retryAfterMs(headers?.get('retry-after'), Date.parse(headers?.get('date') ?? '') || 0);
  const requestId = error.requestId ?? headers?.get('request-id') ?? undefined;
  return {
    service: 'graph',
    status,
    code: error.code || 'unknown',
    message: redact(error.message || 'No text was given.'),
    ...(requestId ? { requestId } : {}),
    ...(retry === undefined ? {} : { retryAfterMs: retry }),
    outcomeUnknown: !repeatable && (status >= 500 || status === 408) && status !== 501,
  };
}
