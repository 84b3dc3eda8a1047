import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import * as fc from 'fast-check';
import type { RequestRow } from '../shared/requests';
import { requestOf } from '../testing/mappings';
import { decide, mayBecome } from './decide';

const row = (id: string, status: number): RequestRow => requestOf(id, { status, name: id });
const ids = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String));
const statuses = fc.constantFrom(...Object.values(requestStatus).map(({ value }) => value));

describe('mayBecome', () => {
  it('lets drafts be submitted and nothing else', () => {
    expect(Object.entries(requestStatus).filter(([, { value }]) => mayBecome(value, 'submitting')).map(([name]) => name)).toEqual(['draft']);
  });

  it('lets be terminated what is under way or in force, not what has ended', () => {
    expect(Object.entries(requestStatus).filter(([, { value }]) => mayBecome(value, 'terminating')).map(([name]) => name).sort())
      .toEqual(['activating', 'active', 'approvalPending', 'submitting']);
  });

  it('lets nothing become anything from a status that it does not know', () => {
    expect([mayBecome(99, 'submitting'), mayBecome(99, 'terminating')]).toEqual([false, false]);
  });
});

describe('decide', () => {
  it('puts every row that was selected in exactly one place, and no other', () => {
    fc.assert(fc.property(ids, fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }).map(String), statuses)), (selected, present) => {
      const rows = [...new Map(present.map(([id, status]) => [id, row(id, status)])).values()];
      const { act, skip, gone } = decide(selected, rows, ({ status }) => (mayBecome(status, 'submitting') ? undefined : 'no draft'));
      expect([...act.map(({ id }) => id), ...skip.map((skipped) => skipped.row.id), ...gone].sort()).toEqual([...selected].sort());
    }));
  });

  it('acts only on rows that nothing speaks against', () => {
    fc.assert(fc.property(fc.array(statuses), (all) => {
      const rows = all.map((status, index) => row(String(index), status));
      const { act } = decide(rows.map(({ id }) => id), rows, ({ status }) => (mayBecome(status, 'submitting') ? undefined : 'no draft'));
      expect(act.every(({ status }) => status === requestStatus.draft.value)).toBe(true);
      expect(act).toHaveLength(all.filter((status) => status === requestStatus.draft.value).length);
    }));
  });
});
