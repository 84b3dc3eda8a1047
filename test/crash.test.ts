import { crashOfCustomers } from '../scripts/crash/customers';
import { crash } from '../scripts/crash/run';

describe('killed at random moments and started again', () => {
  it('brings every request where it should be, with one relationship each', async () => {
    const report = await crash({ kills: 4, seed: 7, atOnce: 3, log: () => undefined });
    expect(report.problems).toEqual([]);
    expect(report.kills).toBe(4);
    expect(report.requests).toBeGreaterThanOrEqual(3);
  }, 300_000);

  it('has one row for every customer, as Microsoft has it', async () => {
    const report = await crashOfCustomers({ kills: 3, customersAtOnce: 200, seed: 7, log: () => undefined });
    expect(report).toEqual({ kills: 3, customers: 600, problems: [] });
  }, 400_000);
});
