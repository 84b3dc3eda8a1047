import type { Environment } from '../environment';
import type { Table } from '../metadata/catalog';
import { indexForOrder } from './order-index';
import { put, ticketEnvironment } from './test-support';

let environment: Environment;
beforeEach(() => {
  environment = ticketEnvironment();
});
afterEach(() => environment.close());

const table = () => environment.catalog().table('acm_ticket') as Table;
const indexes = () => environment.database.prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'order_%'").all().map((row) => (row as { name: string }).name);
const fill = (rows: number) => environment.transaction(() => {
  for (let number = 0; number < rows; number += 1) put(environment, 'acm_ticket', { acm_ticketid: String(number), acm_name: 'T', acm_points: number });
});

describe('an index for an order', () => {
  it('is made once a table is large, of columns that have none', () => {
    fill(20_001);
    for (const column of ['acm_points', 'acm_points', 'acm_name', 'createdon', 'acm_projectid', 'acm_ticketid', 'nothing', undefined]) indexForOrder(environment, table(), column);
    expect(indexes()).toEqual(['order_acm_ticket_acm_points']);
  });

  it('is not made for a small table', () => {
    fill(10);
    indexForOrder(environment, table(), 'acm_points');
    expect(indexes()).toEqual([]);
  });
});
