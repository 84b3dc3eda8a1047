import fc from 'fast-check';
import { DataverseError } from '../errors';
import { readBatch } from './read-batch';
import { batchBody, changeSet, httpRequest } from './test-support';

const type = 'multipart/mixed; boundary=b';
const read = (...parts: string[]) => readBatch(type, batchBody('b', parts), 10);

test('single requests and change sets are read in their order', () => {
  expect(read(
    httpRequest('GET', 'accounts?$select=name'),
    changeSet('c', [httpRequest('POST', '/api/data/v9.2/accounts', { name: 'A' }, '1'), httpRequest('PATCH', '$1', { name: 'B' }, '2')]),
  )).toEqual([
    { kind: 'request', contentId: undefined, request: expect.objectContaining({ method: 'GET', url: 'accounts?$select=name' }) },
    {
      kind: 'changeSet',
      members: [
        { contentId: '1', request: expect.objectContaining({ method: 'POST', url: '/api/data/v9.2/accounts', body: '{"name":"A"}', headers: new Map([['content-type', 'application/json']]) }) },
        { contentId: '2', request: expect.objectContaining({ method: 'PATCH', url: '$1' }) },
      ],
    },
  ]);
});

test('a change set that the next boundary follows at once is read, as Microsoft prints it', () => {
  const text = '--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type:application/http\r\nContent-ID:1\r\n\r\nDELETE accounts(1) HTTP/1.1\r\n\r\n--c--\r\n--b--\r\n';
  expect(readBatch(type, text, 10)).toEqual([{ kind: 'changeSet', members: [{ contentId: '1', request: { method: 'DELETE', url: 'accounts(1)', headers: new Map(), body: '' } }] }]);
});

test.each([
  ['a GET in a change set', [changeSet('c', [httpRequest('GET', 'accounts', undefined, '1')])], /must not contain a GET/],
  ['a change set without a Content-ID', [changeSet('c', [httpRequest('DELETE', 'accounts(1)')])], /lacks its Content-ID/],
  ['the same Content-ID twice', [changeSet('c', [httpRequest('DELETE', 'a(1)', undefined, '1'), httpRequest('DELETE', 'a(2)', undefined, '1')])], /occurs twice/],
  ['a batch in a batch', [httpRequest('POST', '/api/data/v9.2/$batch')], /must not contain another batch/],
  ['a change set in a change set', [changeSet('c', [changeSet('d', [])])], /instead of 'application\/http'/],
  ['a part of another type', ['Content-Type: text/plain\r\n\r\nhello'], /instead of 'application\/http'/],
  ['a request line that is none', ['Content-Type: application/http\r\n\r\nhello'], /the line 'hello' where a request line belongs/],
  ['a method that the Web API lacks', [httpRequest('TRACE', 'accounts')], /request line/],
  ['a URL above 64 KB', [httpRequest('GET', `accounts?$filter=${'a'.repeat(65_536)}`)], /longer than 65536/],
  ['more requests than allowed', Array.from({ length: 11 }, () => httpRequest('GET', 'accounts')), /up to 10 requests, and this one has 11/],
])('%s is refused', (_case, parts, message) => {
  expect(() => read(...parts)).toThrow(expect.objectContaining({ status: 400, message: expect.stringMatching(message) }));
});

test('a body that does not end with CRLF is refused as Dataverse does', () => {
  const body = batchBody('b', [httpRequest('GET', 'accounts')]).trimEnd();
  expect(() => readBatch(type, body, 10)).toThrow(expect.objectContaining({ code: '0x80048d19', message: expect.stringContaining('Stream was not readable') }));
});

test('another content type is refused', () => {
  expect(() => readBatch('application/json', '{}', 10)).toThrow(/multipart\/mixed/);
});

test('whatever is sent, it is read or refused with 400', () => {
  const piece = fc.constantFrom('--b', '--b--', '--c', '--c--', '\r\n', 'Content-Type: application/http', 'Content-Type: multipart/mixed; boundary=c', 'Content-ID: 1', 'POST accounts HTTP/1.1', '{}');
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('\r\n')), (body) => {
    try {
      readBatch(type, `${body}\r\n`, 10);
    } catch (error) {
      expect(error).toBeInstanceOf(DataverseError);
    }
  }));
});
