import fc from 'fast-check';
import { encodeChangeSet, readOutcome, sendChangeSet, type Change } from './change-set';

const changes: Change[] = [
  { method: 'DELETE', path: 'accounts(1)', headers: { 'If-Match': 'W/"7"' } },
  { method: 'POST', path: 'accounts', body: { name: 'Zürich → 日本' } },
];
const crlf = (text: string) => text.trim().replace(/\n */g, '\r\n');
const refused = (status: number, error: unknown) =>
  crlf(`--batchresponse_1
    Content-Type: application/http

    HTTP/1.1 ${status} Bad Request
    Content-Type: application/json

    ${JSON.stringify({ error })}
    --batchresponse_1--`);

describe('a change set', () => {
  it('is one nested multipart with a numbered part for every write', () => {
    const body = encodeChangeSet(changes, '/api/data/v9.2/');
    expect(body).toContain('\r\nContent-ID: 1\r\n\r\nDELETE /api/data/v9.2/accounts(1) HTTP/1.1\r\nIf-Match: W/"7"\r\n\r\n');
    expect(body).toContain('\r\nContent-ID: 2\r\n\r\nPOST /api/data/v9.2/accounts HTTP/1.1\r\nContent-Type: application/json; type=entry\r\n\r\n{"name":');
  });

  it('has CRLF everywhere and at its end, or Dataverse cannot read it', () => {
    const body = encodeChangeSet(changes, '/');
    expect(body.endsWith('--\r\n')).toBe(true);
    expect(body.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it('keeps every text, and is ASCII whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const body = encodeChangeSet([{ method: 'POST', path: 'accounts', body: { name } }], '/');
        expect(body).toMatch(/^[\x00-\x7e]*$/);
        expect(JSON.parse(/\{.*\}/.exec(body)?.[0] ?? '')).toEqual({ name });
      }),
    );
  });
});

describe('the answer', () => {
  it('says saved when no part failed', () => {
    expect(readOutcome(200, '--b\r\n\r\nHTTP/1.1 204 No Content\r\n')).toEqual({ kind: 'saved' });
  });

  it.each([412, 404])('says that a row changed meanwhile where a part is answered with %i', (status) => {
    expect(readOutcome(200, refused(status, { code: '0x80060882', message: 'The version differs.' }))).toEqual({ kind: 'changedMeanwhile', message: 'The version differs.' });
  });

  it("keeps Dataverse's code and text of a refusal", () => {
    expect(readOutcome(403, refused(403, { code: '0x80040220', message: 'No privilege.' }))).toEqual({ kind: 'refused', status: 403, code: '0x80040220', message: 'No privilege.' });
  });

  it('does not pretend to know what became of it where a gateway answered', () => {
    expect(readOutcome(502, '<html>Bad gateway</html>')).toEqual({ kind: 'unknown' });
  });
});

describe('sending', () => {
  it('says unknown where no answer comes', async () => {
    await expect(sendChangeSet({ clientUrl: '', fetch: () => Promise.reject(new TypeError('Failed to fetch')) }, changes)).resolves.toEqual({ kind: 'unknown' });
  });

  it('calls nobody for nothing', async () => {
    await expect(sendChangeSet({ clientUrl: '', fetch: () => Promise.reject(new Error('called')) }, [])).resolves.toEqual({ kind: 'saved' });
  });
});
