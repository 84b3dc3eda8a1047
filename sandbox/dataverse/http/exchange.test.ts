import type { OperationRequest } from '../batch';
import { refusal } from '../records/test-support';
import { bodyOf, type Exchange, header, preconditionOf } from './exchange';

const exchange = (headers: Record<string, string>, body = '') =>
  ({ request: { method: 'PATCH', url: 'http://localhost/', headers: new Map(Object.entries(headers)), body } satisfies OperationRequest }) as unknown as Exchange;

describe('the conditions of a change', () => {
  it('are a version, or any, or that there is no row', () => {
    expect(preconditionOf(exchange({ 'if-match': 'W/"123"' }))).toEqual({ ifMatch: 123 });
    expect(preconditionOf(exchange({ 'if-match': '*' }))).toEqual({ ifMatch: '*' });
    expect(preconditionOf(exchange({ 'if-none-match': '*' }))).toEqual({ ifNoneMatch: '*' });
    expect(preconditionOf(exchange({}))).toEqual({});
  });

  it('are none with the text null, as the platform has it', () => {
    expect(preconditionOf(exchange({ 'if-match': 'null', 'if-none-match': 'null' }))).toEqual({});
    expect(header(exchange({ prefer: ' ' }).request, 'prefer')).toBeUndefined();
  });

  it.each(['123', '"123"', 'W/123', 'W/"x"', 'W/"1", W/"2"', 'W/"-1"'])('are refused when they are no ETag: %s', (etag) => {
    expect(refusal(() => preconditionOf(exchange({ 'if-match': etag })))).toMatchObject({ status: 400, code: '0x80040203' });
  });
});

describe('a body', () => {
  it('is a JSON object', () => {
    expect(bodyOf(exchange({}, '{"name":"x"}'), 'accounts')).toEqual({ name: 'x' });
  });

  it.each(['', '{', '[]', '"x"', '5', 'null', 'true', "{'name':'x'}", '{"a":1}{', '<a/>', '\u0000'])('is nothing else: %j', (body) => {
    expect(refusal(() => bodyOf(exchange({}, body), 'accounts'))).toMatchObject({
      status: 400, code: '0x80048d19', message: expect.stringMatching(/^Error identified in Payload provided by the user for Entity :'accounts'.*Microsoft\.OData\.ODataException: /s),
    });
  });
});
