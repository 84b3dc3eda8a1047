import { nextAutoNumber } from './autonumber';
import { openStage } from './test-support';

const stage = openStage();
const next = (pattern: string, column = pattern) => nextAutoNumber(stage.environment, 'acm_ticket', column, pattern);

afterAll(() => stage.environment.close());

describe('an autonumber', () => {
  it('counts from 1000, padded, each column for itself', () => {
    expect([next('A-{SEQNUM:6}'), next('A-{SEQNUM:6}'), next('{SEQNUM:2}')]).toEqual(['A-001000', 'A-001001', '1000']);
  });

  it('holds the moment in UTC and random letters and digits', () => {
    expect(next('{DATETIMEUTC:yyyyMMdd}/{SEQNUM:4}')).toBe('20261122/1000');
    expect(next('R{RANDSTRING:4}{RANDSTRING:99}')).toMatch(/^R[A-Z0-9]{10}$/);
  });

  it('leaves all other text as it is, and never grows beyond measure', () => {
    expect(next('{NOPE:3} {SEQNUM:x} plain')).toBe('{NOPE:3} 1000 plain');
    expect(next('{SEQNUM:99999999}')).toHaveLength(16);
  });
});
