import { changeSetBody, errorInBatch } from './change-set';

const root = 'http://127.0.0.1:4180/api/data/v9.2/';

describe('a change set', () => {
  it('is one batch with one part a row, each line ended by CRLF', () => {
    const { contentType, body } = changeSetBody(root, [
      { path: 'accounts(1)', row: { name: 'A' } },
      { path: 'contacts(2)', row: { lastname: 'B' } },
    ]);
    const boundary = /boundary=(.+)$/.exec(contentType)?.[1];
    expect(body.startsWith(`--${boundary}\r\n`)).toBe(true);
    expect(body.endsWith(`--${boundary}--\r\n`)).toBe(true);
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(body.match(/^PATCH .*$/gm)?.map((line) => line.trim())).toEqual([`PATCH ${root}accounts(1) HTTP/1.1`, `PATCH ${root}contacts(2) HTTP/1.1`]);
    expect(body).toContain('{"lastname":"B"}');
  });

  it('tells the error that undid it', () => {
    const answer = 'Content-ID: 2\r\n\r\nHTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{"error":{"code":"0x80044331","message":"Too long {really}."}}\r\n--x--';
    expect(errorInBatch(answer)).toEqual({ status: 400, code: '0x80044331', message: 'Too long {really}.' });
  });

  it('has no error where everything was written', () => {
    expect(errorInBatch('HTTP/1.1 204 No Content\r\n\r\n')).toBeUndefined();
  });
});
