import { dependencyFailed, type GraphError } from '../errors';
import type { BatchItem } from './plan';

/** One answer of a batch. */
interface BatchAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface BatchRun {
  /** How one item is answered: as a call of its own, with faults and the call log. */
  dispatch(request: Request, path: string): Promise<Response>;
  /** Address that the items' URLs are below. */
  readonly base: string;
  /** Of the whole batch: its items are called with it. */
  readonly authorization: string;
  error(error: GraphError): Response;
}

/** Answers the items one after another; what depends on a failed one is not tried and gets 424. */
export async function runBatch(items: readonly BatchItem[], run: BatchRun): Promise<BatchAnswer[]> {
  const answers = new Map<string, BatchAnswer>();
  for (const item of items) {
    const failed = item.dependsOn.some((id) => (answers.get(id)?.status ?? 0) >= 400);
    const response = failed ? run.error(dependencyFailed()) : await run.dispatch(toRequest(item, run), item.url.split(/[?#]/)[0] ?? '/');
    answers.set(item.id.toLowerCase(), await toAnswer(item.id, response));
  }
  return [...answers.values()];
}

function toRequest({ method, url, headers, body }: BatchItem, { base, authorization }: BatchRun): Request {
  const all = new Headers(headers);
  all.set('Authorization', authorization);
  const hasBody = method !== 'GET' && body !== undefined;
  return new Request(`${base}${url}`, { method, headers: all, ...(hasBody && { body: JSON.stringify(body) }) });
}

const passedOn = ['content-type', 'location', 'retry-after', 'etag', 'cache-control', 'request-id', 'client-request-id'];

async function toAnswer(id: string, response: Response): Promise<BatchAnswer> {
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => passedOn.includes(name)).map(([name, value]) => [titled(name), value]),
  );
  const text = await response.text();
  return { id, status: response.status, headers, ...(text !== '' && { body: parsed(text) }) };
}

const titled = (name: string) => (name.endsWith('request-id') ? name : name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
