import { openStage } from '../records/test-support';
import { formattedValue } from './formatted';

const stage = openStage();
const show = (column: string, value: string | number | null, table = 'acm_ticket') =>
  formattedValue(stage.environment.catalog(), stage.table(table).attribute(column)!, value);

afterAll(() => stage.environment.close());

it.each([
  ['acm_kind', 123450001, 'Problem'], ['acm_priority', 123450000, 'Low'], ['statecode', 1, 'Inactive'], ['statuscode', 123450002, 'Waiting'],
  ['acm_urgent', 1, 'Yes'], ['acm_urgent', 0, 'No'], ['acm_points', 12345, '12,345'], ['acm_effort', 1234.5, '1,234.50'], ['acm_ratio', 0.5, '0.50000'],
  ['acm_cost', 1234567.891, '$1,234,567.89'], ['acm_dueon', '2026-11-02', '11/2/2026'], ['acm_reportedon', '2026-11-02T16:05:00Z', '11/2/2026 4:05 PM'],
] as const)('a value of %s, %s, is shown as %s', (column, value, text) => {
  expect(show(column, value)).toBe(text);
});

it('text, ids and empty columns are not shown another way', () => {
  expect([show('acm_name', 'x'), show('acm_ticketid', 'x'), show('acm_kind', null), show('acm_kind', 99)]).toEqual([undefined, undefined, undefined, undefined]);
});
