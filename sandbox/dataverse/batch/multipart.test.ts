import fc from 'fast-check';
import { DataverseError } from '../errors';
import { boundaryOf, parseMultipart, printMultipart, type MimePart } from './multipart';

const name = fc.stringMatching(/^[a-z][a-z-]{0,12}$/);
const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
const headers = fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }).map((members) => new Map(Object.entries(members)));
const part = (boundary: string): fc.Arbitrary<MimePart> => fc.record({
  headers,
  content: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '\r\n', '\r\n\r\n', `--${boundary}`, `\n--${boundary}\n`, `\r\n--${boundary}longer\r\n`, '{"a":1}\r\n'))
    .filter((content) => !`\r\n${content}\r\n`.includes(`\r\n--${boundary}\r\n`) && !`\r\n${content}`.includes(`\r\n--${boundary}--`)),
});

test('what is printed reads back', () => {
  const body = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/).chain((boundary) => fc.tuple(fc.constant(boundary), fc.array(part(boundary), { maxLength: 5 })));
  fc.assert(fc.property(body, ([boundary, parts]) => {
    expect(parseMultipart(printMultipart(parts, boundary), boundary)).toEqual(parts);
  }));
});

test('whatever is sent, it is read or refused with 400', () => {
  const piece = fc.constantFrom('--b', '--b--', '\r\n', '\n', 'a: b', ':', ' ', 'x', '--b ');
  fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join('')), (text) => {
    try {
      parseMultipart(text, 'b');
    } catch (error) {
      expect(error).toBeInstanceOf(DataverseError);
      expect(error).toHaveProperty('status', 400);
    }
  }));
});

test('a preamble, an epilogue and padding after the boundary are ignored', () => {
  expect(parseMultipart('hello\r\n--b \t\r\nA: 1\r\n\r\nx\r\n--b--\r\nbye', 'b')).toEqual([{ headers: new Map([['a', '1']]), content: 'x' }]);
});

test('headers without an empty line after them are a part without content', () => {
  expect(parseMultipart('--b\r\nA: 1\r\n--b--\r\n', 'b')).toEqual([{ headers: new Map([['a', '1']]), content: '' }]);
});

test.each([
  ['line ends without a carriage return', '--b\nA: 1\n\nx\n--b--\n', 'Stream was not readable'],
  ['a missing end', '--b\r\nA: 1\r\n\r\nx\r\n', 'Stream was not readable'],
  ['a header that is none', '--b\r\nhello\r\n\r\nx\r\n--b--\r\n', "the line 'hello'"],
])('%s is refused', (_case, text, message) => {
  expect(() => parseMultipart(text, 'b')).toThrow(expect.objectContaining({ status: 400, message: expect.stringContaining(message) }));
});

test.each([
  ['multipart/mixed; boundary="batch_a b"', 'batch_a b'],
  ['multipart/mixed;boundary=batch_1', 'batch_1'],
  ['Multipart/Mixed; charset=utf-8; Boundary=batch_1; x=y', 'batch_1'],
  ['multipart/mixed', undefined],
  ['multipart/form-data; boundary=b', undefined],
  ['application/json', undefined],
  [undefined, undefined],
  [`multipart/mixed; boundary=${'b'.repeat(201)}`, undefined],
])('the boundary of %p is %p', (contentType, boundary) => {
  expect(boundaryOf(contentType)).toBe(boundary);
});
