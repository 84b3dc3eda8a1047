import { buildSolution, readBuiltParts } from '@gdap-manager/solution';
import { simulate } from '../scripts/years/simulate';
import { personas } from '../scripts/years/personas';

/** A smaller `npm run years`: one customer of each kind, failures, and kills of the handlers in the middle of their work. */
describe('the years of customers who approve early, late, never, refuse, or remove us', () => {
  it('take no assignment from anybody who approved in time, send nothing twice, and leave nothing behind', async () => {
    const report = await simulate({
      customers: personas.length, years: 1, seed: 3, stepDays: 12, kills: 2, faults: 8, solutionZip: buildSolution({ managed: true, parts: readBuiltParts() }), log: () => undefined,
    });
    expect(report.problems).toEqual([]);
    expect(report.kills).toBe(2);
    expect(report.faults).toBe(8);
    // It happened: somebody was asked again, approved, and the old one was ended for it.
    expect(report.judgement.overlaps.length).toBeGreaterThan(2);
    const of = (persona: (typeof personas)[number]) => report.lines.find((line) => line.persona === persona)!;
    expect(of('reminded').messages).toBeGreaterThanOrEqual(3);
    expect(report.lines.every(({ gapsByUs }) => gapsByUs === 0)).toBe(true);
  }, 300_000);
});
