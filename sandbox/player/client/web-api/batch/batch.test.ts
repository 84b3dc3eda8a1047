import { changeSetBody, decodeBatch, encodeBatch } from './index';

describe('a batch', () => {
  it('holds requests on their own and change sets with Content-IDs', () => {
    const { contentType, body } = encodeBatch(
      [{ method: 'GET', path: 'accounts?$top=1' }, [{ method: 'POST', path: 'accounts', body: { name: 'A' } }, { method: 'PATCH', path: '$1', body: { name: 'B' } }]],
      '/api/data/v9.2/',
    );
    expect(contentType).toBe('multipart/mixed;boundary=batch_player');
    expect(body).toContain('GET /api/data/v9.2/accounts?$top=1 HTTP/1.1\r\n');
    expect(body).toContain('Content-ID: 1\r\n\r\nPOST /api/data/v9.2/accounts HTTP/1.1\r\n');
    expect(body).toContain('Content-ID: 2\r\n\r\nPATCH $1 HTTP/1.1\r\n');
    expect(body).toMatch(/\r\n\r\n\{"name":"B"\}\r\n--changeset_player_2--\r\n\r\n--batch_player--\r\n$/);
  });

  it('lets no header value begin another header', () => {
    const { body } = encodeBatch([{ method: 'GET', path: 'accounts', headers: { Prefer: 'a\r\nX-Evil: 1' } }], '/');
    expect(body).toContain('Prefer: a X-Evil: 1\r\n');
  });

  it('is answered request by request, change sets in line', () => {
    const changeSet = '--c\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nHTTP/1.1 204 No Content\r\nOData-EntityId: accounts(1)\r\n\r\n\r\n--c--\r\n';
    const text = `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{"a":1}\r\n--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${changeSet}\r\n--b--\r\n`;
    expect(decodeBatch('multipart/mixed; boundary="b"', text)).toEqual([
      { status: 200, headers: {}, body: '{"a":1}' },
      { status: 204, headers: { 'odata-entityid': 'accounts(1)' }, body: '' },
    ]);
  });

  it('that could not be read is answered by one error; any other page is no answer', () => {
    expect(decodeBatch('application/json', '{"error":{"code":"1","message":"m"}}')).toHaveLength(1);
    expect(decodeBatch('text/html', '<html></html>')).toBeUndefined();
  });

  it('gives a failed change set one answer', () => {
    const failed = { status: 400, headers: {}, body: '' };
    expect(changeSetBody([{ status: 204, headers: {}, body: '' }, failed])).toEqual([failed]);
  });
});
