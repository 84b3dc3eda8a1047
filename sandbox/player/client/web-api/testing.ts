/** One call of the Web API as it would go over the wire. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer of a made-up environment; a body that is no text becomes JSON. */
export function answer(status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const response = {
    ok: status < 400, status, statusText: '', headers: { get: (name: string) => byName.get(name.toLowerCase()) ?? null },
    text: () => Promise.resolve(text), json: () => Promise.resolve(JSON.parse(text) as unknown),
  };
  return response as unknown as Response;
}

/** A `fetch` that answers with what `respond` says, and keeps what was sent. Throwing is a lost connection. */
export function fakeFetch(respond: (request: SentRequest) => Response | Promise<Response>): { readonly fetch: typeof globalThis.fetch; readonly sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const fetch = async (url: RequestInfo | URL, init: RequestInit = {}) => {
    const request = { method: init.method ?? 'GET', url: String(url), headers: init.headers as Record<string, string>, body: typeof init.body === 'string' ? init.body : '' };
    sent.push(request);
    return respond(request);
  };
  return { fetch, sent };
}
