import fc from 'fast-check';
import { GraphError } from '../errors';
import { addDuration, DAY_MS, isRelationshipDuration } from './duration';
import { GLOBAL_ADMINISTRATOR, relationshipStatuses } from './model';
import { decidePatch, readNewTerms, readTerms, type Terms } from './rules';
import { READER, settings, START, stateOf } from './test-state';

const roles = (...ids: string[]) => ({ unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })) });
const good = { displayName: 'Contoso admin relationship', duration: 'P730D', accessDetails: roles(READER) };
const refusal = (work: () => unknown): GraphError => {
  try {
    work();
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
};

describe('the terms of a new relationship', () => {
  it('need a name, a duration and roles; the rest has defaults', () => {
    expect(readNewTerms(good, settings)).toEqual({
      displayName: good.displayName,
      duration: 'P730D',
      roles: [READER],
      customer: null,
      autoExtendDuration: 'PT0S',
    });
    for (const name of Object.keys(good)) expect(refusal(() => readNewTerms({ ...good, [name]: undefined }, settings)).status).toBe(400);
  });

  it.each([
    ['a name of 51 characters', { displayName: 'x'.repeat(51) }],
    ['an empty name', { displayName: '' }],
    ['a name with odd characters', { displayName: 'Contoso & Söhne' }],
    ['no days', { duration: 'P0D' }],
    ['more than two years', { duration: 'P731D' }],
    ['months', { duration: 'P24M' }],
    ['another extension', { autoExtendDuration: 'P90D' }],
    ['no roles', { accessDetails: roles() }],
    ['a role that is no GUID', { accessDetails: roles('Global Reader') }],
    ['a role twice', { accessDetails: roles(READER, READER.toUpperCase()) }],
    ['a customer without tenant', { customer: { displayName: 'Contoso' } }],
    ['a customer tenant that is no GUID', { customer: { tenantId: 'contoso.com' } }],
    ['a property that the service sets', { status: 'active' }],
    ['a property that does not exist', { colour: 'red' }],
    ['Global Administrator with auto-extension', { accessDetails: roles(GLOBAL_ADMINISTRATOR), autoExtendDuration: 'P180D' }],
  ])('refuse %s', (_what, change) => {
    expect(refusal(() => readNewTerms({ ...good, ...change }, settings))).toMatchObject({ status: 400 });
  });

  it.each([null, [], 'text', 7, undefined])('refuse %p as a body', (body) => {
    expect(refusal(() => readNewTerms(body, settings)).status).toBe(400);
  });

  it('refuse roles beyond the assignable ones where those are known', () => {
    const strict = { ...settings, assignableRoles: [READER] };
    expect(readNewTerms(good, strict).roles).toEqual([READER]);
    expect(refusal(() => readNewTerms({ ...good, accessDetails: roles(GLOBAL_ADMINISTRATOR) }, strict)).message).toContain(
      GLOBAL_ADMINISTRATOR,
    );
  });

  it('say that relationships of indirect resellers are not supported', () => {
    expect(refusal(() => readTerms({ '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship' }, settings)).status).toBe(501);
  });

  it('never answer anything but terms or a refusal', () => {
    fc.assert(
      fc.property(
        fc.object({
          key: fc.constantFrom('displayName', 'duration', 'accessDetails', 'unifiedRoles', 'customer', 'tenantId', '__proto__', 'x'),
        }),
        (body) => {
          try {
            expect(readNewTerms(body, settings).roles.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(GraphError);
          }
        },
      ),
    );
  });
});

describe('durations', () => {
  it('reach from one day to two years', () => {
    fc.assert(fc.property(fc.nat(2000), (days) => expect(isRelationshipDuration(`P${days}D`)).toBe(days >= 1 && days <= 730)));
    expect(['P1Y', 'P2Y', 'P3Y', 'P0Y', 'PT24H', 'P', '-P1D', 'P1D '].filter(isRelationshipDuration)).toEqual(['P1Y', 'P2Y']);
  });

  it('of years go by the calendar', () => {
    expect(addDuration(START, 'P730D')).toBe(START + 730 * DAY_MS);
    expect(new Date(addDuration(START, 'P2Y')).toISOString()).toBe('2028-11-22T00:00:00.000Z');
  });
});

describe('changing a relationship', () => {
  const change: Partial<Terms> = { displayName: 'New', roles: [GLOBAL_ADMINISTRATOR] };

  it('may change everything while it is created', () => {
    expect(decidePatch(stateOf(), change, settings)).toEqual({ kind: 'changed', change });
  });

  it('keeps Global Administrator and auto-extension apart, also in two steps', () => {
    expect(refusal(() => decidePatch(stateOf({ autoExtendDuration: 'P180D' }), change, settings)).status).toBe(400);
    expect(
      refusal(() => decidePatch(stateOf({ status: 'active', roles: [GLOBAL_ADMINISTRATOR] }), { autoExtendDuration: 'P180D' }, settings))
        .status,
    ).toBe(400);
  });

  it('may switch auto-extension while it is active', () => {
    expect(decidePatch(stateOf({ status: 'active' }), { autoExtendDuration: 'P180D' }, settings)).toEqual({
      kind: 'changed',
      change: { autoExtendDuration: 'P180D' },
    });
  });

  it('may only take Global Administrator away while it is active, and that takes time', () => {
    const active = stateOf({ status: 'active', roles: [READER, GLOBAL_ADMINISTRATOR] });
    expect(decidePatch(active, { roles: [READER] }, settings)).toEqual({ kind: 'removesGlobalAdministrator', change: {} });
    expect(decidePatch(active, { roles: [GLOBAL_ADMINISTRATOR, READER] }, settings)).toEqual({ kind: 'unchanged' });
    expect(refusal(() => decidePatch(active, { roles: [GLOBAL_ADMINISTRATOR] }, settings)).status).toBe(400);
    expect(refusal(() => decidePatch(active, { displayName: 'New' }, settings)).status).toBe(400);
  });

  it('is refused in every other state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...relationshipStatuses.filter((status) => status !== 'created' && status !== 'active')), (status) => {
        expect(refusal(() => decidePatch(stateOf({ status }), { autoExtendDuration: 'PT0S' }, settings)).status).toBe(
          settings.wrongStateStatus,
        );
      }),
    );
  });
});
