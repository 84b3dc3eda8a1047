import { createWebApi } from './index';
import { answer, fakeFetch, type SentRequest } from './testing';

const root = '/api/data/v9.2/';
const id = '8f9a1c0e-0000-4000-8000-000000000001';

function api(respond: (request: SentRequest) => Response) {
  const { fetch, sent } = fakeFetch(respond);
  return { api: createWebApi(root, fetch), sent };
}

describe('the client of the Web API', () => {
  it('reads a row with all annotations', async () => {
    const { api: webApi, sent } = api(() => answer(200, { acm_name: 'Printer' }));
    expect(await webApi.get(`acm_tickets(${id})`)).toEqual({ acm_name: 'Printer' });
    expect(sent[0]).toMatchObject({ method: 'GET', url: `${root}acm_tickets(${id})`, headers: { Prefer: 'odata.include-annotations="*"' } });
  });

  it('keeps what else a caller prefers', async () => {
    const { api: webApi, sent } = api(() => answer(200, {}));
    await webApi.get('acm_tickets', { Prefer: 'odata.maxpagesize=3' });
    expect(sent[0]?.headers['Prefer']).toBe('odata.maxpagesize=3,odata.include-annotations="*"');
  });

  it('tells the id of a new row', async () => {
    const { api: webApi } = api(() => answer(204, '', { 'OData-EntityId': `http://host${root}acm_tickets(${id.toUpperCase()})` }));
    expect(await webApi.create('acm_tickets', {})).toBe(id);
  });

  it('never makes a row by updating one that is gone', async () => {
    const { api: webApi, sent } = api(() => answer(204));
    await webApi.update('acm_tickets', id, { acm_name: 'x' });
    await webApi.update('acm_tickets', id, { acm_name: 'x' }, 'W/"7"');
    expect(sent.map(({ headers }) => headers['If-Match'])).toEqual(['*', 'W/"7"']);
  });

  it("rejects with Dataverse's status, code and message", async () => {
    const { api: webApi } = api(() => answer(404, { error: { code: '0x80040217', message: 'acm_ticket With Id = 1 Does Not Exist' } }));
    await expect(webApi.remove('acm_tickets', id)).rejects.toMatchObject({ status: 404, code: '0x80040217', message: 'acm_ticket With Id = 1 Does Not Exist' });
  });

  it('explains an answer that has no error body', async () => {
    const { api: webApi } = api(() => answer(502, '<html>Bad gateway</html>'));
    await expect(webApi.get('acm_tickets')).rejects.toMatchObject({ status: 502, message: 'The environment answered 502 without an explanation.' });
  });

  it('says that nothing is lost when no answer comes', async () => {
    const { api: webApi } = api(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(webApi.get('acm_tickets')).rejects.toMatchObject({ status: 0, message: expect.stringContaining('Nothing that you entered is lost') });
  });

  it('sends a query that is too long for an address in a batch', async () => {
    const part = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"value":[{"acm_name":"A"}]}';
    const body = `--b\r\nContent-Type: application/http\r\n\r\n${part}\r\n--b--\r\n`;
    const { api: webApi, sent } = api(() => answer(200, body, { 'Content-Type': 'multipart/mixed; boundary=b' }));
    const fetchXml = `<fetch><entity name="acm_ticket"><filter><condition attribute="acm_name" operator="eq" value="${'x'.repeat(20_000)}"/></filter></entity></fetch>`;
    expect((await webApi.fetch('acm_tickets', fetchXml)).rows).toEqual([{ acm_name: 'A' }]);
    expect(sent[0]).toMatchObject({ method: 'POST', url: `${root}$batch` });
    expect(sent[0]?.body).toContain(`GET ${root}acm_tickets?fetchXml=`);
  });
});

describe('several writes', () => {
  const batchAnswer = (parts: readonly string[]) =>
    answer(200, `${parts.map((part) => `--b\r\nContent-Type: application/http\r\n\r\n${part}\r\n`).join('')}--b--\r\n`, { 'Content-Type': 'multipart/mixed; boundary=b' });
  const deletes = (count: number) => Array.from({ length: count }, (_, at) => ({ method: 'DELETE' as const, path: `acm_tickets(${at})` }));

  it('run each on its own, a hundred in a call, and tell what came of each', async () => {
    const { api: webApi, sent } = api(({ body }) => batchAnswer(
      (body.match(/DELETE \S+/g) ?? []).map((line) => (line.includes('(101)') ? 'HTTP/1.1 404 Not Found\r\n\r\n{"error":{"code":"0x80040217","message":"gone"}}' : 'HTTP/1.1 204 No Content\r\n\r\n')),
    ));
    const results = await webApi.each(deletes(130));
    expect(sent).toHaveLength(2);
    expect(results).toHaveLength(130);
    expect(results[101]).toMatchObject({ status: 404, message: 'gone' });
    expect(results.filter((result) => result instanceof Error)).toHaveLength(1);
    expect(sent[0]?.headers['Prefer']).toContain('odata.continue-on-error');
  });

  it('report those of a call that got no answer, and go on', async () => {
    let calls = 0;
    const { api: webApi } = api(({ body }) => {
      calls += 1;
      if (calls === 1) throw new TypeError('lost');
      return batchAnswer((body.match(/DELETE/g) ?? []).map(() => 'HTTP/1.1 204 No Content\r\n\r\n'));
    });
    const results = await webApi.each(deletes(101));
    expect(results.filter((result) => result instanceof Error)).toHaveLength(100);
    expect(results[100]).toEqual({});
  });

  it('reject as a whole when one of a change set fails', async () => {
    const { api: webApi, sent } = api(() => answer(400, '--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n{"error":{"code":"0x80040203","message":"bad"}}\r\n--b--\r\n', { 'Content-Type': 'multipart/mixed; boundary=b' }));
    await expect(webApi.changeSet([{ method: 'PATCH', path: 'acm_tickets(1)', body: {} }, { method: 'DELETE', path: 'acm_tickets(2)' }])).rejects.toMatchObject({ status: 400, message: 'bad' });
    expect(sent[0]?.body).toContain('If-Match: *');
  });

  it('need no call when there are none', async () => {
    const { api: webApi, sent } = api(() => answer(500));
    expect([await webApi.changeSet([]), await webApi.each([])]).toEqual([[], []]);
    expect(sent).toEqual([]);
  });
});
