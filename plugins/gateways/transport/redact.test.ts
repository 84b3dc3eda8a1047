import fc from 'fast-check';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['a bearer token', 'Authorization: Bearer abc.def-ghi', 'Authorization: Bearer …'],
    ['a JWT anywhere', 'got eyJhbGciOi.eyJzdWIi.sig-nature back', 'got …token… back'],
    ['a secret in a form', 'grant_type=x&client_secret=s3cr3t~1&scope=y', 'grant_type=x&client_secret=…&scope=y'],
    ['a secret in JSON', '{"client_secret":"s3cr3t","a":1}', '{"client_secret":"…","a":1}'],
    ['a webhook key', 'POST /webhook?code=abcdef&x=1', 'POST /webhook?code=…&x=1'],
  ])('takes out %s', (_what, text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('leaves other text as it is', () => {
    const text = 'graph 409: nameAlreadyExists: A relationship of that name exists.';
    expect(redact(text)).toBe(text);
  });

  it('hides every secret that stands after its name', () => {
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z0-9~._-]{8,40}$/), (secret) => {
      expect(redact(`client_secret=${secret}`)).not.toContain(secret);
    }));
  });
});
