import { answerOf, changeSetOf } from './web-api';

const error = JSON.stringify({ error: { code: '0x80060882', message: 'The version of the existing record does not match.' } });
const part = (status: number, body = '') => `--batchresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status} X\r\n\r\n${body}\r\n--batchresponse_1--\r\n`;

describe('a change set', () => {
  it('has every operation with its headers, in ASCII, and ends its last line', () => {
    const body = changeSetOf([
      { method: 'POST', path: 'emails', body: { subject: 'Grüße\r\n--changeset_pages' } },
      { method: 'PATCH', path: 'gdap_requests(1)', headers: { 'If-Match': 'W/"7"' }, body: { a: null } },
    ]);
    expect(body).toContain('POST /api/data/v9.2/emails HTTP/1.1\r\n');
    expect(body).toContain('PATCH /api/data/v9.2/gdap_requests(1) HTTP/1.1\r\nContent-Type: application/json; type=entry\r\nIf-Match: W/"7"\r\n\r\n{"a":null}\r\n');
    expect(body).toContain('Gr\\u00fc\\u00dfe\\r\\n--changeset_pages');
    expect(body.endsWith('--\r\n')).toBe(true);
    expect(body.match(/^Content-ID: \d$/gm)).toEqual(['Content-ID: 1', 'Content-ID: 2']);
  });
});

describe('what an answer means', () => {
  it.each([
    ['a change set that was written', 200, part(204), 'done'],
    ['an action that answered', 204, '', 'done'],
    ['a row that has changed', 412, part(412, error), 'changedMeanwhile'],
    ['a row that is gone', 404, error, 'changedMeanwhile'],
    ['what Dataverse refuses', 400, error, 'refused'],
    ['a part that is refused', 200, part(400, error), 'refused'],
    ['an error of Dataverse with its code: rolled back', 503, error, 'refused'],
    ['an error of a gateway', 502, '<html>Bad gateway</html>', 'unknown'],
    ['no sense', 0, '', 'unknown'],
  ])('%s', (_what, status, body, kind) => {
    expect(answerOf(status, body).kind).toBe(kind);
  });

  it("has Dataverse's words", () => {
    expect(answerOf(400, error)).toEqual({ kind: 'refused', message: 'The version of the existing record does not match.' });
  });
});
