import fc from 'fast-check';
import { globalAdministratorRoleId } from '@gdap-manager/entities';
import type { RoleTemplate } from '../gateways/graph/directory-gateway';
import { knownRoles } from './catalogue';
import type { RoleRow } from './model';
import { planRoles, type KnownRole, type RolesInput, type RolesPlan } from './plan';

const now = Date.parse('2026-11-22T10:00:00Z');
const known = (templateId: string, name: string, more: Partial<KnownRole> = {}): KnownRole => ({
  templateId, name, description: null, area: 'Identity', isPrivileged: false, isRecommended: false, support: 'confirmed', blocksAutoRenew: false, ...more,
});
const global = known(globalAdministratorRoleId, 'Global Administrator');
const catalogue = [global, known('a', 'Reader'), known('b', 'Writer'), known('old', 'Withdrawn', { support: 'deprecated' })];
const row = (role: KnownRole, more: Partial<RoleRow> = {}): RoleRow => ({ ...role, id: `row ${role.templateId}`, etag: 'W/"1"', standing: 'unchanged', formerName: null, standingSince: null, ...more });
const rows = catalogue.map((role) => row(role));
const template = (id: string, displayName: string): RoleTemplate => ({ id, displayName, description: undefined });
const listed = (...changed: readonly RoleTemplate[]): RoleTemplate[] => [
  ...catalogue.filter(({ templateId, support }) => support !== 'deprecated' && !changed.some(({ id }) => id === templateId)).map(({ templateId, name }) => template(templateId, name)), ...changed,
];
const plan = (more: Partial<RolesInput> = {}) => planRoles({ catalogue, rows, now, missingAtOnce: 1, ...more });
const changed = ({ updates }: RolesPlan) => updates.map(({ row: { templateId }, changes }) => [templateId, changes]);

describe('our catalogue alone', () => {
  it('makes the rows that are missing, and changes nothing where all is there', () => {
    expect(plan({ rows: [] }).creates).toHaveLength(catalogue.length);
    expect(plan()).toEqual({ creates: [], updates: [], news: [], doubted: [] });
  });

  it('of a later version brings its names and what it knows', () => {
    expect(changed(plan({ catalogue: [known('a', 'Global Reader', { isRecommended: true })], rows: [row(known('a', 'Reader'))] }))).toEqual([['a', { name: 'Global Reader', isRecommended: true }]]);
  });

  it('never gives back the name that Microsoft changed, until it knows the new one', () => {
    const renamed = row(known('a', 'Observer'), { standing: 'renamed', formerName: 'Reader', standingSince: now - 1 });
    expect(changed(plan({ rows: [renamed] }))).toEqual([]);
    expect(changed(plan({ catalogue: [known('a', 'Observer')], rows: [renamed] }))).toEqual([['a', { standing: 'unchanged', formerName: null, standingSince: null }]]);
  });

  it('keeps what is missing, and takes in what was new', () => {
    expect(changed(plan({ rows: [row(known('a', 'Reader'), { standing: 'missing' }), ...rows.filter(({ templateId }) => templateId !== 'a')] }))).toEqual([]);
    expect(changed(plan({ rows: [row(known('b', 'Writer', { support: 'unknown' }), { standing: 'added', standingSince: 1 })] }))).toEqual([['b', { support: 'confirmed', standing: 'unchanged', standingSince: null }]]);
  });
});

describe("Microsoft's list", () => {
  it('that is as the catalogue says changes nothing', () => expect(plan({ listed: listed() })).toMatchObject({ creates: [], updates: [], news: [], doubted: [] }));

  it('brings new roles, of which nobody knows whether they can be given', () => {
    const { creates, news } = plan({ listed: [...listed(), template('n', 'Robot Administrator')] });
    expect(creates).toMatchObject([{ templateId: 'n', name: 'Robot Administrator', support: 'unknown', standing: 'added', standingSince: now }]);
    expect(news).toEqual([{ kind: 'added', templateId: 'n', name: 'Robot Administrator' }]);
  });

  it('names roles, and the former name stays', () => {
    const { updates, news } = plan({ listed: listed(template('a', 'Observer')) });
    expect(updates[0]?.changes).toEqual({ name: 'Observer', standing: 'renamed', formerName: 'Reader', standingSince: now });
    expect(news).toEqual([{ kind: 'renamed', templateId: 'a', name: 'Observer', formerName: 'Reader' }]);
  });

  it('marks what it names no more, and takes the mark back', () => {
    const gone = plan({ listed: listed().filter(({ id }) => id !== 'a') });
    expect(changed(gone)).toEqual([['a', { standing: 'missing', standingSince: now }]]);
    const after = rows.map((one) => (one.templateId === 'a' ? { ...one, ...gone.updates[0]!.changes } : one));
    expect(changed(plan({ listed: listed(), rows: after }))).toEqual([['a', { standing: 'unchanged', standingSince: null }]]);
    expect(plan({ listed: listed(), rows: after }).news).toMatchObject([{ kind: 'back' }]);
  });

  it('need not name what was withdrawn long ago', () => expect(changed(plan({ listed: listed() }))).toEqual([]));

  it('is not believed where it leaves out too many, or Global Administrator', () => {
    expect(plan({ listed: [template(globalAdministratorRoleId, 'Global Administrator')] })).toMatchObject({ updates: [], doubted: ['Reader', 'Writer'] });
    expect(plan({ listed: listed().filter(({ id }) => id !== globalAdministratorRoleId) })).toMatchObject({ updates: [], doubted: ['Global Administrator'] });
  });
});

describe('tenants that Microsoft has not all changed yet', () => {
  it('do not take a role away that another one has', () => {
    const added = [...rows, row(known('n', 'Robot Administrator'), { standing: 'added', standingSince: 1 })];
    expect(changed(plan({ rows: added, listed: listed(), elsewhere: new Map([['n', 'Robot Administrator']]) }))).toEqual([]);
  });

  it('do not take a new name away', () => {
    const renamed = rows.map((one) => (one.templateId === 'a' ? { ...one, name: 'Observer', standing: 'renamed' as const, formerName: 'Reader', standingSince: 1 } : one));
    expect(changed(plan({ rows: renamed, listed: listed(), elsewhere: new Map([['a', 'Observer']]) }))).toEqual([]);
    expect(changed(plan({ rows: renamed, listed: listed(), elsewhere: new Map() }))).toEqual([['a', { name: 'Reader', standing: 'unchanged', formerName: null, standingSince: null }]]);
  });
});

describe('whatever Microsoft names', () => {
  const lists = fc.uniqueArray(fc.record({ id: fc.constantFrom(globalAdministratorRoleId, 'a', 'b', 'n', 'old'), displayName: fc.constantFrom('Reader', 'Writer', 'Observer', '🙂'.repeat(60)), description: fc.constant(undefined) }), { selector: ({ id }) => id });
  const carriedOut = (before: readonly RoleRow[], { creates, updates }: RolesPlan): RoleRow[] => [
    ...before.map((one) => ({ ...one, ...updates.find((update) => update.row.id === one.id)?.changes })),
    ...creates.map((view) => ({ ...view, id: `row ${view.templateId}`, etag: '' })),
  ];

  it('is brought over once, no role is ever lost or doubled, and the catalogue alone undoes nothing', () => {
    fc.assert(fc.property(fc.array(lists, { maxLength: 4 }), fc.integer({ min: 0, max: 3 }), (answers, missingAtOnce) => {
      let now = carriedOut([], planRoles({ catalogue, rows: [], now: 0, missingAtOnce }));
      for (const answer of answers) {
        const before = now;
        now = carriedOut(before, planRoles({ catalogue, listed: answer, rows: before, now: 1, missingAtOnce }));
        for (const one of before) expect(now.map(({ templateId }) => templateId)).toContain(one.templateId);
        expect(new Set(now.map(({ templateId }) => templateId)).size).toBe(now.length);
        for (const again of [planRoles({ catalogue, listed: answer, rows: now, now: 2, missingAtOnce }), planRoles({ catalogue, rows: now, now: 2, missingAtOnce })]) {
          expect([again.creates, again.updates, again.news]).toEqual([[], [], []]);
        }
        for (const { name, standing, standingSince } of now) expect([name.length <= 100, (standing === 'unchanged') === (standingSince === null)]).toEqual([true, true]);
      }
    }));
  });
});

it('reads the whole catalogue', () => {
  expect(new Set(knownRoles.map(({ templateId }) => templateId)).size).toBe(knownRoles.length);
  expect(knownRoles.find(({ templateId }) => templateId === globalAdministratorRoleId)).toMatchObject({ blocksAutoRenew: true });
});
