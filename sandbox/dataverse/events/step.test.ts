import fc from 'fast-check';
import type { RowChange } from '../environment';
import { isTriggered, updatedColumns, type ProcessingStep } from './step';

const step = (more: Partial<ProcessingStep> = {}): ProcessingStep => ({
  id: 's', name: 'Watch', message: 'Update', primaryEntity: 'acm_ticket', filteringAttributes: [], stage: 40, mode: 1, rank: 1,
  asyncAutoDelete: false, runAs: undefined, handler: { table: 'serviceendpoint', id: 'e' }, images: [], ...more,
});

const caller = { userId: 'u', businessUnitId: 'b', organizationId: 'o', correlationId: 'c', requestId: 'r', depth: 1 };

const change = (more: Partial<RowChange> = {}): RowChange => ({
  message: 'Update', table: 'acm_ticket', id: 't', target: { acm_name: 'x' }, before: {}, after: {}, caller, ...more,
});

const columns = fc.uniqueArray(fc.constantFrom('acm_name', 'acm_due', 'acm_priority', 'ownerid', 'acm_projectid'));

describe('a step is triggered', () => {
  test('by its message on its table only', () => {
    expect(isTriggered(step(), change())).toBe(true);
    expect(isTriggered(step({ message: 'Create' }), change())).toBe(false);
    expect(isTriggered(step({ primaryEntity: 'acm_project' }), change())).toBe(false);
  });

  test('by every table when it names none', () => {
    fc.assert(fc.property(fc.string(), (table) => isTriggered(step({ primaryEntity: undefined }), change({ table }))));
  });

  test('by an Update exactly when a filtered column is in the target, or nothing is filtered', () => {
    fc.assert(fc.property(columns, columns, (filteringAttributes, sent) => {
      const target = Object.fromEntries(sent.map((name) => [name, null]));
      const expected = filteringAttributes.length === 0 || filteringAttributes.some((name) => sent.includes(name));
      expect(isTriggered(step({ filteringAttributes }), change({ target }))).toBe(expected);
    }));
  });

  test('by Create and Delete whatever is filtered', () => {
    fc.assert(fc.property(columns, fc.constantFrom('Create' as const, 'Delete' as const), (filteringAttributes, message) =>
      isTriggered(step({ message, filteringAttributes }), change({ message, target: {} }))));
  });

  test('by a filtered column whose value stays the same: what was sent counts', () => {
    const same = change({ target: { acm_name: 'x' }, before: { acm_name: 'x' }, after: { acm_name: 'x' } });
    expect(isTriggered(step({ filteringAttributes: ['acm_name'] }), same)).toBe(true);
  });
});

describe('state and status', () => {
  const deactivated = change({ target: { statecode: 1 }, before: { statecode: 0, statuscode: 1 }, after: { statecode: 1, statuscode: 2 } });

  test('the half that the platform moved along is in the target', () => {
    expect([...updatedColumns(deactivated)].sort()).toEqual(['statecode', 'statuscode']);
  });

  test('neither is there when neither was sent', () => {
    expect([...updatedColumns({ ...deactivated, target: { acm_name: 'x' } })]).toEqual(['acm_name']);
  });
});
