import type { Capability } from '../../capability';
import type { Work } from '../../work';
import { createDispatch } from './dispatch';

const done: string[] = [];
const capability = (name: string, ...tables: string[]): Capability => ({
  name,
  looks: Object.fromEntries(tables.map((table) => [table, async ({ id }: Work) => `${name} looked at ${id}`])),
  reportPoison: async ({ id }) => void done.push(`${name} ${id}`),
});
const dispatch = createDispatch([capability('a', 'account', 'contact'), capability('b', 'account')]);
const work = (table: string, capabilityName?: string): Work => ({ table, id: '1', message: 'Update', correlationId: 'c', ...(capabilityName ? { capability: capabilityName } : {}) });

describe('work', () => {
  it('becomes one piece for each capability that looks at the table', () => {
    expect(dispatch.forEach(work('account')).map((one) => one.capability)).toEqual(['a', 'b']);
    expect(dispatch.forEach(work('contact')).map((one) => one.capability)).toEqual(['a']);
    expect(dispatch.forEach(work('lead'))).toEqual([]);
  });

  it('about what the handlers did themselves is none for those who have seen to it', () => {
    const seenTo = createDispatch([{ ...capability('a', 'account'), ignoresOwnChangesOf: ['account'] }, capability('b', 'account')]);
    expect(seenTo.forEach({ ...work('account'), byHandlers: true }).map((one) => one.capability)).toEqual(['b']);
    expect(seenTo.forEach(work('account')).map((one) => one.capability)).toEqual(['a', 'b']);
  });

  it('about a new row that the handlers made is none for those who need not look at it, and later changes are', () => {
    const seenTo = createDispatch([{ ...capability('a', 'account'), ignoresOwnNewRowsOf: ['account'] }]);
    expect(seenTo.forEach({ ...work('account'), message: 'Create', byHandlers: true })).toEqual([]);
    expect(seenTo.forEach({ ...work('account'), message: 'Create' })).toHaveLength(1);
    expect(seenTo.forEach({ ...work('account'), byHandlers: true })).toHaveLength(1);
  });

  it('that names its capability is for it alone', () => {
    expect(dispatch.forEach(work('account', 'b'))).toEqual([work('account', 'b')]);
  });

  it('is done by its capability', async () => {
    expect(await dispatch.handle(work('account', 'b'), false)).toBe('b looked at 1');
    expect(await dispatch.handle(work('contact', 'b'), false)).toBe('not ours');
    expect(await dispatch.handle(work('account', 'of an older version'), false)).toBe('not ours');
  });

  it('that failed too often is told of by its capability', async () => {
    await dispatch.reportPoison(work('account', 'a'));
    await dispatch.reportPoison(work('account', 'of an older version'));
    expect(done).toEqual(['a 1']);
  });
});
