import type { Literal } from '../odata/ast';
import { refusal } from '../records/test-support';
import { storedLiteral, storedText } from './literals';
import { ticketEnvironment } from './test-support';

const environment = ticketEnvironment();
const column = (name: string) => environment.catalog().table('acm_ticket')!.attribute(name)!;
const literal = (type: Literal['type'], text: string): Literal => ({ kind: 'literal', type, text });

afterAll(() => environment.close());

describe('a literal of a filter', () => {
  it.each([
    ['acm_points', 'number', '5', 5], ['acm_effort', 'number', '1.5e2', 150], ['acm_urgent', 'boolean', 'true', 1], ['statuscode', 'number', '1', 1],
    ['acm_name', 'string', 'x', 'x'], ['acm_projectid', 'guid', '8A3C1F60-0000-4000-8000-00000000000A', '8a3c1f60-0000-4000-8000-00000000000a'],
    ['acm_dueon', 'date', '2026-11-22', '2026-11-22'], ['createdon', 'date', '2026-11-22', '2026-11-22T00:00:00Z'], ['createdon', 'moment', '2026-11-22T01:00:00+02:00', '2026-11-21T23:00:00Z'],
  ] as const)('compares with %s as it is stored: %s %s', (name, type, text, value) => {
    expect(storedLiteral(column(name), literal(type, text), 'Equal')).toBe(value);
  });

  it('has to be of the column\'s type', () => {
    expect(refusal(() => storedLiteral(column('acm_points'), literal('string', '5'), 'GreaterThan'))).toEqual({
      status: 400, code: '0x0', message: "A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'GreaterThan'.",
    });
    for (const [name, type] of [['acm_name', 'number'], ['acm_urgent', 'number'], ['acm_dueon', 'moment'], ['acm_projectid', 'string']] as const) {
      expect(refusal(() => storedLiteral(column(name), literal(type, '1'), 'Equal'))).toMatchObject({ status: 400, code: '0x0' });
    }
  });

  it.each([['acm_points', '1e999'], ['acm_points', ''], ['acm_dueon', '2026-02-30'], ['createdon', '2026-02-29'], ['createdon', '0000-01-01T00:00:00+14:00'], ['acm_urgent', 'yes'], ['acm_projectid', 'x']])(
    'has to have a meaning: not %s %j', (name, text) => {
      expect(refusal(() => storedText(column(name), text))).toMatchObject({ status: 400, code: '0x80060888', message: expect.stringContaining('cannot be converted') });
    });
});
