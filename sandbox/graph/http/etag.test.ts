import fc from 'fast-check';
import { settings } from '../relationships/test-state';
import { demandIfMatch, etagOf } from './etag';

const object = { id: 'x', version: 3, modifiedAt: Date.UTC(2026, 10, 22) };
const check =
  (sent: string | undefined, change = {}) =>
  () =>
    demandIfMatch(new Headers(sent === undefined ? {} : { 'If-Match': sent }), object, { ...settings, ...change });

describe('ETags', () => {
  it('are weak, and base64 of a quoted Cosmos DB tag', () => {
    const inner = /^W\/"(.+)"$/.exec(etagOf(object))?.[1] ?? '';
    expect(Buffer.from(inner, 'base64').toString()).toMatch(/^'"[0-9a-f]{8}-0000-0200-0000-[0-9a-f]{12}"'$/);
  });

  it('change with each version', () => {
    fc.assert(fc.property(fc.nat(10_000), (version) => etagOf({ ...object, version }) !== etagOf({ ...object, version: version + 1 })));
  });

  it('must be sent back word for word', () => {
    expect(check(etagOf(object))).not.toThrow();
    expect(check(etagOf({ ...object, version: 2 }))).toThrow(expect.objectContaining({ status: 412 }));
    expect(check(undefined)).toThrow(expect.objectContaining({ status: 400 }));
    expect(check('*')).toThrow(expect.objectContaining({ status: 400 }));
    expect(check('*', { anyIfMatch: true })).not.toThrow();
  });
});
