import { randomUUID } from 'node:crypto';
import type { TokenSource } from '../entra/tokens';
import { redact } from '../transport/redact';
import { realRetry, withRetry, type RetryContext } from '../transport/retry';
import { retryAfterMs } from '../transport/retry-after';
import { noAnswer, ServiceError, type ServiceFailure } from '../transport/service-error';
import type { PartnerCenterGateway } from './gateway';
import { customersOf, MalformedAnswer, type CustomersPage, type NextPage } from './wire';

/** Partner Center's public address, which is also the resource that tokens are for. */
export const publicPartnerCenterUrl = 'https://api.partnercenter.microsoft.com';

export interface PartnerCenterOptions {
  readonly tokens: TokenSource;
  /** What stands before `/v1`; default the public address. */
  readonly partnerCenterUrl?: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds for one call; default 60,000. */
  readonly timeoutMs?: number;
  readonly retry?: RetryContext;
}

/** Customers on a page. */
const pageSize = 500;

/** Partner Center's REST API ("Get a list of all customers"): the next page is named by a link and the headers that go with it. */
export function createPartnerCenterGateway(options: PartnerCenterOptions): PartnerCenterGateway {
  const { tokens, partnerCenterUrl = publicPartnerCenterUrl, timeoutMs = 60_000, retry = realRetry } = options;
  const send = options.fetch ?? fetch;

  async function once(page: NextPage): Promise<CustomersPage> {
    const { path, headers } = page;
    const token = await tokens.get();
    let response: Response;
    let text: string;
    try {
      response = await send(`${partnerCenterUrl}${path}`, {
        headers: headersOf(headers, token),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      throw new ServiceError(noAnswer('partnerCenter', error, true));
    }
    // Partner Center begins its JSON with a byte order mark.
    const body = parsed(text.replace(/^\uFEFF/, ''));
    if (!response.ok) throw new ServiceError(failureOf(response, body));
    return readable(body, page);
  }

  async function get(page: NextPage): Promise<CustomersPage> {
    return withRetry(async () => {
      try {
        return await once(page);
      } catch (error) {
        if (!(error instanceof ServiceError) || error.failure.status !== 401) throw error;
        tokens.forget();
        return once(page);
      }
    }, true, retry);
  }

  return {
    async *customerPages() {
      for (let next: NextPage | undefined = { path: `/v1/customers?size=${pageSize}`, headers: {} }; next !== undefined; ) {
        const page: CustomersPage = await get(next);
        yield page.customers;
        next = page.next;
      }
    },
  };
}

/** Our own last: what a link says goes along, but never in their place. */
function headersOf(ofLink: NextPage['headers'], token: string): Headers {
  const headers = new Headers(ofLink);
  const own = { Authorization: `Bearer ${token}`, Accept: 'application/json', 'MS-Contract-Version': 'v1', 'MS-CorrelationId': randomUUID(), 'MS-RequestId': randomUUID() };
  for (const [name, value] of Object.entries(own)) headers.set(name, value);
  return headers;
}

/** @throws ServiceError where it is no page, or one that names itself as the next: it would be read for ever */
function readable(body: unknown, asked: NextPage): CustomersPage {
  try {
    const page = customersOf(body, publicPartnerCenterUrl);
    if (page.next && page.next.path === asked.path && JSON.stringify(page.next.headers) === JSON.stringify(asked.headers)) throw new MalformedAnswer('link to the next page: it leads to the same page');
    return page;
  } catch (error) {
    if (!(error instanceof MalformedAnswer)) throw error;
    throw new ServiceError({ service: 'partnerCenter', status: 0, code: 'malformedAnswer', message: error.message, outcomeUnknown: false });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Source: Partner Center "Error codes": `{code, description}`; throttling answers `{statusCode, message}`. */
function failureOf(response: Response, body: unknown): ServiceFailure {
  const { code, description, message } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const wait = retryAfterMs(response.headers.get('retry-after'), Date.parse(response.headers.get('date') ?? '') || 0);
  const requestId = response.headers.get('ms-requestid') ?? response.headers.get('ms-correlationid') ?? undefined;
  return {
    service: 'partnerCenter',
    status: response.status,
    code: code === undefined ? 'unknown' : String(code),
    message: redact(String(description ?? message ?? 'No text was given.')),
    ...(requestId ? { requestId } : {}),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    outcomeUnknown: false,
  };
}
