import fc from 'fast-check';
import { openStage, refusal } from './test-support';
import { storedValue } from './values';

const stage = openStage();
const ticket = stage.table('acm_ticket');
const context = (dateTimesNeedZone = true) => ({ catalog: stage.environment.catalog(), settings: { dateTimesNeedZone } });
const stored = (column: string, json: unknown, needZone?: boolean) => {
  const attribute = ticket.attribute(column);
  if (!attribute) throw new Error(column);
  return storedValue(context(needZone), ticket, attribute, json);
};
const refused = (column: string, json: unknown) => refusal(() => stored(column, json));

afterAll(() => stage.environment.close());

describe('a value of a body', () => {
  it('may be null for every column', () => {
    for (const { logicalName } of ticket.attributes) expect(stored(logicalName, null)).toBeNull();
  });

  it('is text of the column\'s length, counted in UTF-16 units as .NET does', () => {
    expect(stored('acm_externalid', 'x'.repeat(50))).toHaveLength(50);
    expect(stored('acm_externalid', '😀'.repeat(25))).toBe('😀'.repeat(25));
    expect(refused('acm_externalid', '😀'.repeat(26))).toEqual({
      status: 400, code: '0x80044331',
      message: "A validation error occurred.  The length of the 'acm_externalid' attribute of the 'acm_ticket' entity exceeded the maximum allowed length of '50'.",
    });
    expect(refused('acm_notes', 'x'.repeat(2001))).toMatchObject({ code: '0x80044331' });
  });

  it.each([['a\0b'], ['\ud800'], ['x\udc00y']])('is not text that would come back as another one: %j', (text) => {
    expect(refused('acm_name', text)).toMatchObject({ status: 400, code: '0x80048d19' });
  });

  it('is a whole number in range', () => {
    expect(stored('acm_points', 100)).toBe(100);
    expect(refused('acm_points', 101)).toEqual({ status: 400, code: '0x8004432f', message: "A validation error occurred. The value of 'acm_points' on record of type 'acm_ticket' is outside the valid range of 0 to 100." });
    for (const json of [1.5, '5', true, 2147483648, 1e300, [], {}]) expect(refused('acm_points', json)).toMatchObject({ status: 400, code: '0x80048d19' });
  });

  it('is a big number only as far as JSON numbers are exact', () => {
    expect(stored('versionnumber', Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
    expect(refused('versionnumber', 2 ** 53)).toMatchObject({ code: '0x80048d19' });
  });

  it('is a decimal, rounded as it was written', () => {
    expect([1.005, 2.345, 1.0049, 999.994, 0.001, 0].map((json) => stored('acm_effort', json))).toEqual([1.01, 2.35, 1, 999.99, 0, 0]);
    expect([-0.000005, 0.1234549].map((json) => stored('acm_ratio', json))).toEqual([-0.00001, 0.12345]);
    expect(refused('acm_effort', 1000.01)).toMatchObject({ code: '0x80044330' });
    expect(refused('acm_cost', -1)).toMatchObject({ code: '0x80044330' });
    expect(refused('acm_cost', '1')).toMatchObject({ code: '0x80048d19' });
  });

  it('keeps decimals that have no more digits than the column, and moves others by half a digit at most', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), (hundredths) => {
      expect(stored('acm_effort', hundredths / 100)).toBe(hundredths / 100);
    }));
    fc.assert(fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (json) => {
      expect(Math.abs((stored('acm_effort', json) as number) - json)).toBeLessThanOrEqual(0.005 + 1e-9);
    }));
  });

  it('is true or false, and nothing like it', () => {
    expect([stored('acm_urgent', true), stored('acm_urgent', false)]).toEqual([1, 0]);
    for (const json of [0, 1, 'true', []]) expect(refused('acm_urgent', json)).toMatchObject({ code: '0x80048d19' });
  });

  it('is an option of the choice, its own or a global one', () => {
    expect(stored('acm_kind', 123450001)).toBe(123450001);
    expect(refused('acm_kind', 5)).toEqual({ status: 400, code: '0x8004431a', message: "A validation error occurred. The value 5 of 'acm_kind' on record of type 'acm_ticket' is outside the valid range. Accepted Values: 123450000,123450001" });
    expect(refused('acm_priority', 123450002)).toMatchObject({ code: '0x8004431a' });
    expect(refused('acm_kind', '123450001')).toMatchObject({ code: '0x80048d19' });
  });

  it('is a day that the calendar has', () => {
    expect(stored('acm_dueon', '2028-02-29')).toBe('2028-02-29');
    for (const json of ['2027-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11-22T00:00:00Z', 20261122, 'today']) {
      expect(refused('acm_dueon', json)).toMatchObject({ status: 400, code: '0x80048d19' });
    }
    expect(refused('acm_dueon', '1752-12-31')).toMatchObject({ code: '0x80040239' });
    expect(stored('acm_dueon', '1753-01-01')).toBe('1753-01-01');
  });

  it('is a moment with its zone, kept in UTC to the second', () => {
    expect(stored('acm_reportedon', '2026-11-22T04:05:44.987+02:00')).toBe('2026-11-22T02:05:44Z');
    expect(stored('acm_reportedon', '2026-11-22T04:05Z')).toBe('2026-11-22T04:05:00Z');
    for (const json of ['2026-11-22', '2026-11-22T04:05:44', '2026-02-30T00:00:00Z', '2026-11-22T24:00:00Z', '2026-11-22T04:05:44+25:00', 0]) {
      expect(refused('acm_reportedon', json)).toMatchObject({ status: 400, code: '0x80048d19' });
    }
    expect(refused('acm_reportedon', '9999-12-31T23:59:59-01:00')).toMatchObject({ code: '0x80040239' });
  });

  it('is a moment without its zone where a setting says so', () => {
    expect(stored('acm_meetingat', '2026-11-22T04:05:44', false)).toBe('2026-11-22T04:05:44Z');
    expect(stored('acm_meetingat', '2026-11-22', false)).toBe('2026-11-22T00:00:00Z');
  });

  it('is a GUID, kept in lower case without braces', () => {
    expect(stored('acm_ticketid', '{8A3C1F60-0000-4000-8000-00000000000A}')).toBe('8a3c1f60-0000-4000-8000-00000000000a');
    for (const json of ['8a3c1f60', '', 1]) expect(refused('acm_ticketid', json)).toMatchObject({ code: '0x80048d19' });
  });

  it('is told in the error, unless it is a tree', () => {
    expect(refused('acm_points', 'five').message).toMatch(/^Error identified in Payload provided by the user for Entity :'acm_tickets'.*Microsoft\.OData\.ODataException: Cannot convert the literal 'five' of 'acm_points' to the expected type 'Edm\.Int32'\.$/);
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
    expect(refused('acm_points', deep)).toMatchObject({ status: 400, message: expect.stringContaining("'[…]'") });
  });

  it('whatever it is, is kept or refused with a clear error', () => {
    fc.assert(fc.property(fc.constantFrom(...ticket.attributes.map(({ logicalName }) => logicalName)), fc.jsonValue(), (column, json) => {
      try {
        expect(['string', 'number', 'object']).toContain(typeof stored(column, json));
      } catch (error) {
        expect(error).toMatchObject({ name: 'DataverseError', status: 400 });
      }
    }));
  });
});
