import fc from 'fast-check';
import type { StoredRow } from '../environment';
import { stateAfter } from './state';
import { openStage, refusal } from './test-support';

/** Tickets: Draft (1), Open (…01), Waiting (…02) are active, Closed (2) is not; only some moves are allowed. */
const [DRAFT, OPEN, WAITING, CLOSED] = [1, 123450001, 123450002, 2];
const moves = new Map([[DRAFT, [OPEN]], [OPEN, [WAITING, CLOSED]], [WAITING, [OPEN]], [CLOSED, [OPEN]]]);
const stateOf = (status: number) => (status === CLOSED ? 1 : 0);
const at = (status: number): StoredRow => ({ statecode: stateOf(status), statuscode: status });

const stage = openStage();
const id = '8a3c1f60-0000-4000-8000-00000000000a';
const after = (before: StoredRow | undefined, changes: StoredRow, { table = 'acm_ticket', statusAloneMovesState = false } = {}) =>
  stateAfter({ catalog: stage.environment.catalog(), settings: { statusAloneMovesState }, id }, stage.table(table), before, changes);

afterAll(() => stage.environment.close());

describe('state and status', () => {
  it('of a new row are those that a row begins with', () => {
    expect(after(undefined, {})).toEqual(at(DRAFT));
    expect(after(undefined, { statecode: null, statuscode: null })).toEqual(at(DRAFT));
  });

  it('of a new row may be any pair that goes together, whatever the moves', () => {
    expect(after(undefined, at(CLOSED))).toEqual(at(CLOSED));
    expect(after(undefined, { statecode: 1 })).toEqual(at(CLOSED));
    expect(after(undefined, { statuscode: WAITING })).toEqual(at(WAITING));
    expect(refusal(() => after(undefined, { statuscode: CLOSED }))).toMatchObject({ code: '0x80048408' });
  });

  it('go to the default status of a state that is given alone, and stay where the row has that state already', () => {
    expect(after(at(OPEN), { statecode: 1 })).toEqual(at(CLOSED));
    expect(after(at(OPEN), { statecode: 0 })).toEqual(at(OPEN));
  });

  it('stay when neither is given', () => {
    expect(after(at(OPEN), { acm_name: 'x' })).toEqual({});
  });

  it('have to go together', () => {
    expect(refusal(() => after(at(OPEN), { statecode: 0, statuscode: CLOSED }))).toEqual({
      status: 400, code: '0x80048408', message: `2 is not a valid status code for state code acm_ticketState.Active on acm_ticket with Id ${id}.`,
    });
    expect(refusal(() => after(at(OPEN), { statuscode: 99 }))).toEqual({ status: 400, code: '0x80048408', message: `99 is not a valid status code on acm_ticket with Id ${id}.` });
    expect(refusal(() => after(at(OPEN), { statecode: 7 }))).toEqual({ status: 400, code: '0x80048408', message: `7 is not a valid state code on acm_ticket with Id ${id}.` });
  });

  it('move with a status alone only where a setting says so', () => {
    expect(refusal(() => after(at(OPEN), { statuscode: CLOSED }))).toMatchObject({ status: 400, code: '0x80048408' });
    expect(after(at(OPEN), { statuscode: CLOSED }, { statusAloneMovesState: true })).toEqual(at(CLOSED));
  });

  it('keep to the moves that the table lists, and may always stay', () => {
    const statuses = fc.constantFrom(DRAFT, OPEN, WAITING, CLOSED);
    fc.assert(fc.property(statuses, statuses, (from, to) => {
      const allowed = from === to || moves.get(from)?.includes(to);
      if (allowed) expect(after(at(from), at(to))).toEqual(at(to));
      else expect(refusal(() => after(at(from), at(to)))).toMatchObject({ status: 400, code: '0x80048408', message: expect.stringContaining(`from ${from} to ${to} is not allowed`) });
    }));
  });

  it('move freely where the table does not enforce its moves', () => {
    expect(after(at(1), { statecode: 1, statuscode: 2 }, { table: 'acm_project' })).toEqual(at(2));
    expect(after({ statecode: 1, statuscode: 2 }, { statecode: 0 }, { table: 'acm_project' })).toEqual(at(1));
  });

  it('do not exist in tables without them', () => {
    expect(after(undefined, {}, { table: 'systemuser' })).toEqual({});
  });
});
