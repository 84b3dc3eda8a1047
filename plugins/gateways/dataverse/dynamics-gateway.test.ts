import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConcurrencyError, OutcomeUnknownError } from '../transport/service-error';
import { createDataverseGateway } from './dynamics-gateway';
import type { DataverseGateway } from './gateway';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
interface Answer { readonly status: number; readonly body?: object; readonly headers?: Record<string, string> }

describe('the gateway to Dataverse', () => {
  let server: Server;
  let gateway: DataverseGateway;
  let answers: Answer[];
  let sent: { method: string; url: string; headers: Record<string, unknown>; body: unknown }[];
  beforeEach(async () => {
    answers = [];
    sent = [];
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => {
        sent.push({ method: request.method!, url: decodeURIComponent(request.url!), headers: request.headers, body: text ? JSON.parse(text) : undefined });
        const { status, body, headers } = answers.shift() ?? { status: 500 };
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body ? JSON.stringify(body) : '');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    gateway = createDataverseGateway({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      retry: { limits: { retries: 1, firstDelayMs: 0, longestDelayMs: 1000 }, random: () => 0, sleep: async () => undefined },
    });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  const error = (status: number, code = '0x80040217', headers = {}): Answer => ({ status, headers, body: { error: { code, message: 'No.' } } });

  it('reads a row with related rows, and leaves moments texts', async () => {
    answers = [{ status: 200, body: { '@odata.etag': 'W/"7"', createdon: '2026-11-22T10:00:00Z', nav: { modifiedon: '2026-11-22T11:00:00Z' } } }];
    expect(await gateway.retrieve('accounts', id, { select: ['createdon'], expand: [{ property: 'nav', select: ['modifiedon'] }] })).toMatchObject({ '@odata.etag': 'W/"7"', createdon: '2026-11-22T10:00:00Z', nav: { modifiedon: '2026-11-22T11:00:00Z' } });
    expect(sent[0]?.url).toBe(`/api/data/v9.2/accounts(${id})?$select=createdon&$expand=nav($select=modifiedon)`);
  });

  it('knows of no row where there is none', async () => {
    answers = [error(404), error(404)];
    expect(await gateway.retrieve('accounts', id, { select: [] })).toBeUndefined();
    await expect(gateway.remove('accounts', id)).resolves.toBeUndefined();
  });

  it('has Dataverse do something with a row, once: nobody knows what came of an answer that was lost', async () => {
    answers = [{ status: 200, body: { Subject: 'Hello' } }, error(500)];
    expect(await gateway.perform('emails', id, 'Microsoft.Dynamics.CRM.SendEmail', { IssueSend: true })).toMatchObject({ Subject: 'Hello' });
    expect(sent[0]).toMatchObject({ method: 'POST', url: `/api/data/v9.2/emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, body: { IssueSend: true } });
    await expect(gateway.perform('emails', id, 'Microsoft.Dynamics.CRM.SendEmail', { IssueSend: true })).rejects.toBeInstanceOf(OutcomeUnknownError);
    expect(sent).toHaveLength(2);
  });

  it('reads lists page by page', async () => {
    answers = [{ status: 200, body: { value: [{ n: 1 }], '@odata.nextLink': `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2/accounts?$skiptoken=2` } }, { status: 200, body: { value: [{ n: 2 }] } }];
    const rows = [];
    for await (const page of gateway.query('accounts', { select: ['n'], filter: 'n gt 0', pageSize: 1 })) rows.push(...page);
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
    expect(sent.map(({ url }) => url)).toEqual(['/api/data/v9.2/accounts?$select=n&$filter=n gt 0', '/api/data/v9.2/accounts?$skiptoken=2']);
  });

  it('changes a row as it was read, and returns its new version', async () => {
    answers = [{ status: 200, body: { '@odata.etag': 'W/"8"' } }];
    expect(await gateway.update('accounts', id, { name: 'Zoë' }, 'W/"7"')).toBe('W/"8"');
    expect(sent[0]).toMatchObject({ method: 'PATCH', headers: { 'if-match': 'W/"7"' }, body: { name: 'Zoë' } });
  });

  it('says so when the row is another by now, and when it is gone', async () => {
    answers = [error(412, '0x80060882'), error(404)];
    await expect(gateway.update('accounts', id, {}, 'W/"7"')).rejects.toBeInstanceOf(ConcurrencyError);
    await expect(gateway.update('accounts', id, {})).rejects.toMatchObject({ failure: { status: 404 } });
  });

  it('never makes a row by changing one', async () => {
    answers = [{ status: 200, body: { '@odata.etag': 'W/"8"' } }];
    await gateway.update('accounts', id, {});
    expect(sent[0]?.headers['if-match']).toBe('*');
  });

  it('makes or changes a row by upsert', async () => {
    answers = [{ status: 204, headers: { 'odata-entityid': `x/accounts(${id})` } }];
    await gateway.upsert('accounts', id, { name: 'x' });
    expect(sent[0]).toMatchObject({ method: 'PATCH', url: `/api/data/v9.2/accounts(${id})` });
    expect(sent[0]?.headers['if-match']).toBeUndefined();
  });

  it('repeats what was throttled, but not a creation that may have happened', async () => {
    answers = [error(429, '0x80072322', { 'retry-after': '0' }), { status: 204, headers: { 'odata-entityid': `http://x/accounts(${id})` } }, error(503)];
    expect(await gateway.create('accounts', { name: 'x' })).toBe(id);
    await expect(gateway.create('accounts', { name: 'x' })).rejects.toMatchObject({ failure: { status: 503, outcomeUnknown: true } });
    expect(sent).toHaveLength(3);
  });

  it('makes many rows in one call, and does not repeat it where they may be there', async () => {
    answers = [{ status: 200, body: { Ids: [id] } }, error(503), error(412, '0x80040237')];
    await gateway.createTogether('accounts', 'account', [{ accountid: id, name: 'x' }]);
    expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple', body: { Targets: [{ '@odata.type': 'Microsoft.Dynamics.CRM.account', accountid: id, name: 'x' }] } });
    await expect(gateway.createTogether('accounts', 'account', [{ accountid: id }])).rejects.toBeInstanceOf(OutcomeUnknownError);
    await expect(gateway.createTogether('accounts', 'account', [{ accountid: id }])).rejects.toMatchObject({ name: 'ConcurrencyError', failure: { code: '0x80040237' } });
    expect(sent).toHaveLength(3);
  });

  it('asks nothing where there is nothing to write', async () => {
    await gateway.createTogether('accounts', 'account', []);
    await gateway.changeTogether([]);
    await gateway.updateTogether('accounts', []);
    expect(sent).toEqual([]);
  });

  it('tells who we are, and throws where nobody knows', async () => {
    answers = [{ status: 200, body: { UserId: id.toUpperCase() } }, error(503), error(403, '0x80072560'), error(401, '')];
    expect(await gateway.whoAmI()).toBe(id);
    await expect(gateway.whoAmI()).rejects.toMatchObject({ failure: { status: 403, code: '0x80072560', message: 'No.', outcomeUnknown: false } });
    await expect(gateway.whoAmI()).rejects.toMatchObject({ failure: { status: 401 } });
  });

  it('tells the time of the environment', async () => {
    answers = [{ status: 200, body: {}, headers: { date: 'Sun, 22 Nov 2028 10:00:00 GMT' } }];
    expect(await gateway.serverTime()).toBe(Date.parse('2028-11-22T10:00:00Z'));
  });
});
