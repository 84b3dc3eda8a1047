import fc from 'fast-check';
import type { RuleModel, ScriptCall } from '../../app-model';
import { allHold, type RuleContext } from './rules';

const call: ScriptCall = { library: 'acm_/desk.js', functionName: 'Acme.may', parameters: [] };
const context = (more: Partial<RuleContext> = {}): RuleContext => ({
  selectionCount: 1,
  privilege: (name) => (name.toLowerCase() === 'prvwriteacm_ticket' ? 2 : 0),
  schemaName: (table) => table ?? 'acm_Ticket',
  value: () => undefined,
  run: () => true,
  broke: () => undefined,
  ...more,
});
const plain = { invert: false };

it('shows a command without rules', async () => {
  expect(await allHold([], context())).toBe(true);
});

it('counts what is selected', async () => {
  const rule: RuleModel = { ...plain, kind: 'selectionCount', minimum: 1, maximum: 2 };
  const answers = await Promise.all([0, 1, 2, 3].map((selectionCount) => allHold([rule], context({ selectionCount }))));
  expect(answers).toEqual([false, true, true, false]);
});

it('asks for privileges in the depth that the rule wants', async () => {
  const rule = (depth: string): RuleModel => ({ ...plain, kind: 'entityPrivilege', table: 'acm_ticket', privilege: 'Write', depth });
  expect(await allHold([rule('Local')], context())).toBe(true);
  expect(await allHold([rule('Global')], context())).toBe(false);
  expect(await allHold([{ ...plain, kind: 'entityPrivilege', privilege: 'Delete', depth: 'Basic' }], context())).toBe(false);
});

it('takes a read-only row for an existing one', async () => {
  const existing: RuleModel = { ...plain, kind: 'formState', state: 'Existing' };
  expect(await allHold([existing], context({ formState: 'ReadOnly' }))).toBe(true);
  expect(await allHold([existing], context({ formState: 'Create' }))).toBe(false);
});

it('waits for scripts that answer later', async () => {
  expect(await allHold([{ ...plain, kind: 'script', call }], context({ run: () => Promise.resolve(false) }))).toBe(false);
  expect(await allHold([{ ...plain, kind: 'script', call }], context({ run: () => Promise.resolve(true) }))).toBe(true);
});

it('hides a command whose script breaks, and says so, even when its answer would be turned round', async () => {
  const broke = jest.fn();
  const run = () => { throw new Error('no such column'); };
  expect(await allHold([{ invert: true, kind: 'script', call }], context({ run, broke }))).toBe(false);
  expect(broke).toHaveBeenCalledWith(call, expect.objectContaining({ message: 'no such column' }));
});

it('does not ask scripts when a cheaper rule already says no', async () => {
  const run = jest.fn(() => true);
  await allHold([{ ...plain, kind: 'script', call }, { ...plain, kind: 'selectionCount', minimum: 2 }], context({ run }));
  expect(run).not.toHaveBeenCalled();
});

it('needs one group of an or', async () => {
  const always = (holds: boolean): RuleModel => ({ ...plain, kind: 'always', holds });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.boolean(), { maxLength: 3 }), { maxLength: 3 }), fc.boolean(), async (groups, invert) => {
      const expected = groups.some((group) => group.every(Boolean)) !== invert;
      expect(await allHold([{ invert, kind: 'or', groups: groups.map((group) => group.map(always)) }], context())).toBe(expected);
    }),
  );
});
