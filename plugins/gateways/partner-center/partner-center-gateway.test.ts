import type { RetryContext } from '../transport/retry';
import { ServiceError } from '../transport/service-error';
import { createPartnerCenterGateway } from './partner-center-gateway';

const base = 'http://127.0.0.1:9/partnercenter';

type Answer = Error | { readonly status?: number; readonly body?: unknown; readonly text?: string; readonly headers?: Record<string, string> };

/** A gateway whose network answers with what the test lays out, in order. */
function gateway(...answers: Answer[]) {
  const sent: { readonly path: string; readonly headers: Headers }[] = [];
  const slept: number[] = [];
  const tokens = { forgotten: 0, get: async () => `token${tokens.forgotten}`, forget: () => void (tokens.forgotten += 1) };
  const send = async (url: unknown, init?: RequestInit) => {
    sent.push({ path: String(url).replace(base, ''), headers: new Headers(init?.headers) });
    const answer = answers.shift();
    if (!answer) throw new Error('The test has no answer for this call.');
    if (answer instanceof Error) throw answer;
    return new Response(answer.text ?? JSON.stringify(answer.body), { status: answer.status ?? 200, headers: answer.headers ?? {} });
  };
  const retry: RetryContext = { limits: { retries: 2, firstDelayMs: 1, longestDelayMs: 5000 }, random: () => 1, sleep: async (ms) => void slept.push(ms) };
  return { gateway: createPartnerCenterGateway({ tokens, partnerCenterUrl: base, fetch: send as typeof fetch, retry }), sent, slept, tokens };
}

const customer = (tenantId: string, profile = {}) => ({ id: tenantId, companyProfile: { tenantId, companyName: 'Contoso', domain: 'Contoso.onmicrosoft.com', ...profile }, relationshipToPartner: 'reseller' });
const page = (items: unknown[], next?: unknown) => ({ body: { totalCount: items.length, items, links: { self: { uri: 'x' }, ...(next === undefined ? {} : { next }) } } });
const link = (uri: string, ...headers: [key: unknown, value: unknown][]) => ({ uri, method: 'GET', headers: headers.map(([key, value]) => ({ key, value })) });

async function read({ gateway: { customerPages } }: ReturnType<typeof gateway>) {
  const found = [];
  for await (const one of customerPages()) found.push(...one);
  return found;
}
const failureOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ServiceError);
  return (error as ServiceError).failure;
};

describe('customers of Partner Center', () => {
  it('are read a page at a time, five hundred on each, by the link and its header', async () => {
    const world = gateway(page([customer('T-1')], link('/customers?size=500&seekOperation=Next', ['MS-ContinuationToken', 'abc'])), page([customer('t-2', { domain: undefined, companyName: ' ' })]));
    expect(await read(world)).toEqual([
      { tenantId: 't-1', companyName: 'Contoso', domain: 'contoso.onmicrosoft.com', relationshipToPartner: 'reseller' },
      { tenantId: 't-2', companyName: undefined, domain: undefined, relationshipToPartner: 'reseller' },
    ]);
    expect(world.sent.map(({ path }) => path)).toEqual(['/v1/customers?size=500', '/v1/customers?size=500&seekOperation=Next']);
    expect(world.sent[1]?.headers.get('MS-ContinuationToken')).toBe('abc');
    expect(world.sent[0]?.headers.get('Authorization')).toBe('Bearer token0');
    expect(world.sent[0]?.headers.get('MS-CorrelationId')).not.toBe(world.sent[1]?.headers.get('MS-CorrelationId'));
  });

  it.each(['https://api.partnercenter.microsoft.com/v1/customers?n', '/v1/customers?n', 'customers?n', '/customers?n'])('follow the link %s', async (uri) => {
    const world = gateway(page([], link(uri)), page([]));
    await read(world);
    expect(world.sent[1]?.path).toBe('/v1/customers?n');
  });

  it('never let a link speak in our place', async () => {
    const world = gateway(page([], link('/customers?n', ['authorization', 'Bearer other'], [7, 'x'], ['MS-ContinuationToken', 'abc'])), page([]));
    await read(world);
    expect(world.sent[1]?.headers.get('authorization')).toBe('Bearer token0');
    expect(world.sent[1]?.headers.get('ms-continuationtoken')).toBe('abc');
  });

  it('are read in spite of a byte order mark', async () => {
    expect(await read(gateway({ text: `\uFEFF${JSON.stringify(page([customer('t-1')]).body)}` }))).toHaveLength(1);
  });

  it.each([
    ['no items', { body: { totalCount: 0 } }],
    ['no JSON', { text: '<html>' }],
    ['an empty body', { text: '' }],
    ['a customer without a tenant', page([{ companyProfile: {} }])],
    ['a link without an address', page([], {})],
    ['a link that leads elsewhere', page([], link('https://evil.example/v1/customers'))],
    ['a link that leaves the protocol out', page([], link('//evil.example/v1/customers'))],
    ['a link to the same page', page([], link('/customers?size=500'))],
  ])('fail as an answer that nobody can read where it has %s', async (_, answer) => {
    const world = gateway(answer, answer, answer);
    expect(await failureOf(read(world))).toMatchObject({ service: 'partnerCenter', status: 0, code: 'malformedAnswer', outcomeUnknown: false });
    expect(world.sent.every(({ path }) => path === '/v1/customers?size=500')).toBe(true);
  });

  it('give what there is, and then the error, where Microsoft stops half-way', async () => {
    const broken = { status: 503, body: { code: 3000, description: 'Later.' } };
    const world = gateway(page([customer('t-1')], link('/customers?n')), broken, broken, broken);
    const found: unknown[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const one of world.gateway.customerPages()) found.push(...one);
      })(),
    );
    expect([found.length, failure.status, failure.code, failure.message]).toEqual([1, 503, '3000', 'Later.']);
  });

  it('wait as long as Partner Center asks for, and not for a minute', async () => {
    const throttled = (seconds: string) => ({ status: 429, headers: { 'Retry-After': seconds }, body: { statusCode: 429, message: 'Rate limit is exceeded.' } });
    const patient = gateway(throttled('2'), page([]));
    await read(patient);
    expect(patient.slept).toEqual([2000]);
    expect(await failureOf(read(gateway(throttled('57'))))).toMatchObject({ status: 429, retryAfterMs: 57_000, message: 'Rate limit is exceeded.' });
  });

  it('are asked for with a new token where the old one is refused, once', async () => {
    const refused = { status: 401, body: { code: 900420, description: 'No.' } };
    const world = gateway(refused, page([]));
    await read(world);
    expect(world.sent[1]?.headers.get('Authorization')).toBe('Bearer token1');
    expect(await failureOf(read(gateway(refused, refused)))).toMatchObject({ status: 401, code: '900420' });
  });

  it('tell of a refusal by Microsoft’s number, text and id', async () => {
    const refused = { status: 403, body: { code: 900308, description: 'Not allowed.', data: [], source: 'PartnerFD' }, headers: { 'MS-RequestId': 'r-1' } };
    expect(await failureOf(read(gateway(refused)))).toEqual({ service: 'partnerCenter', status: 403, code: '900308', message: 'Not allowed.', requestId: 'r-1', outcomeUnknown: false });
  });

  it('cannot be read where nobody answers', async () => {
    const gone = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
    expect(await failureOf(read(gateway(gone, gone, gone)))).toMatchObject({ status: 0, code: 'ECONNREFUSED' });
  });
});
