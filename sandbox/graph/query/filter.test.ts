import fc from 'fast-check';
import { GraphError } from '../errors';
import { parseFilter } from './filter';

const statusOf = (text: string): number | undefined => {
  try {
    parseFilter(text);
    return undefined;
  } catch (error) {
    if (error instanceof GraphError) return error.status;
    throw error;
  }
};

describe('$filter', () => {
  it.each([
    ["status eq 'active'", [{ property: 'status', operator: 'eq', value: 'active' }]],
    [
      "(status eq 'active') AND (customer/tenantId eq 'x')",
      [
        { property: 'status', operator: 'eq', value: 'active' },
        { property: 'customer/tenantId', operator: 'eq', value: 'x' },
      ],
    ],
    [
      'securityEnabled eq true and mailEnabled eq false',
      [
        { property: 'securityEnabled', operator: 'eq', value: true },
        { property: 'mailEnabled', operator: 'eq', value: false },
      ],
    ],
    ["startswith(displayName, 'O''Neill (and Co)')", [{ property: 'displayName', operator: 'startswith', value: "O'Neill (and Co)" }]],
    ['((a eq null))', [{ property: 'a', operator: 'eq', value: null }]],
  ])('reads %s', (text, comparisons) => expect(parseFilter(text)).toEqual(comparisons));

  it.each([
    '',
    'status',
    "status eq 'active",
    'status eq active',
    "eq 'active'",
    "status eq 'a' and",
    "(status eq 'a'",
    "status eq 'a')",
    "status eq 'a' status eq 'b'",
    "status eq 'a'; DROP TABLE x",
    `${'('.repeat(30)}a eq true${')'.repeat(30)}`,
    `a eq '${'x'.repeat(5000)}'`,
  ])('refuses %p as malformed', (text) => expect(statusOf(text)).toBe(400));

  it.each(["a ne 'x'", "not a eq 'x'", "a eq 'x' and (b eq 'y') and not c eq true", "contains(a,'x')", "a in ('x')"])(
    'says that %s is not supported',
    (text) => expect(statusOf(text)).toBe(501),
  );

  it('reads back every text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (value) =>
        expect(parseFilter(`p eq '${value.replaceAll("'", "''")}'`)).toEqual([{ property: 'p', operator: 'eq', value }]),
      ),
    );
  });

  it('reads or refuses whatever comes, never anything else', () => {
    const piece = fc.constantFrom('status', 'eq', "'a'", 'and', '(', ')', ',', 'startswith', 'or', 'true', "'", ' ', '\\', ';', 'null');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => expect([undefined, 400, 501]).toContain(statusOf(pieces.join(' ')))),
    );
  });
});
