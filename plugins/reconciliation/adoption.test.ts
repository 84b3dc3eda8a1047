import fc from 'fast-check';
import type { Assignment } from '../gateways/graph/types';
import { defaultPolicy } from '../policy';
import type { MappingFacts, RequestFacts } from '../request-lifecycle/model';
import { plan } from '../request-lifecycle/plan';
import { guid, now, observation, tenant } from '../request-lifecycle/testing/facts';
import { adoptedRequestId, planAdoption, type AdoptedRequest, type Known } from './adoption';
import { adoptionChanges } from './adoption-rows';
import { elsewhere, provider } from './testing/facts';

const roleIds = [guid(20), guid(21), guid(22)];
const known: Known = {
  tenants: new Map([[guid(800), { id: guid(5), tenantId: guid(800), name: 'Contoso', accountId: guid(7) }]]),
  roles: new Map(roleIds.map((id) => [id, { rowId: `${id} row`, templateId: id, name: `Role ${id.slice(-2)}` }])),
  groups: new Map([[guid(201), { rowId: guid(101), groupId: guid(201), name: 'Group 1', isThere: true }], [guid(203), { rowId: guid(103), groupId: guid(203), name: 'Group 3', isThere: false }]]),
  groupsInEntra: new Map([[guid(202), { id: guid(202), displayName: 'Group 2', description: undefined, isRoleAssignable: true }]]),
};
const assignment = (group: number, roles: readonly string[], status = 'active'): Assignment => ({ id: `a${group}`, etag: 'e', groupId: guid(200 + group), roleIds: roles, status });
const adopt = (assignments: readonly Assignment[], more: Parameters<typeof elsewhere>[1] = {}, with_: Partial<Known> = {}) =>
  planAdoption({ provider, relationship: elsewhere(1, { roleIds, endsOn: now + 1000 * 24 * 3600_000, ...more }), assignments, known: { ...known, ...with_ }, now }, defaultPolicy);

/** The request as a look reads it. */
function observed(adopted: AdoptedRequest, assignments: readonly Assignment[]) {
  const request: RequestFacts = { ...adopted.view, id: adopted.requestId, etag: 'W/"1"', isInvitationHeld: false, accountId: adopted.tenant.accountId, providerAccountId: adopted.tenant.id, removeGlobalAdministrator: false };
  const mappings = adopted.mappings.map(({ id, role, group, assignmentId, state }): MappingFacts => ({
    id, etag: 'W/"1"', role: { templateId: role.templateId, name: role.name, support: 'confirmed', standing: 'unchanged', blocksAutoRenew: false },
    group: group && { rowId: group.rowId, groupId: group.groupId, name: group.name, providerId: provider.id, presence: 'present' }, assignmentId, state, message: null,
  }));
  const owner = { ...tenant, providerAccountId: adopted.tenant.id, tenantId: guid(800), accountId: adopted.tenant.accountId, provider };
  return observation({ request, mappings, tenant: owner, seen: { relationship: adopted.relationship, assignments, missingGroups: 'unread', refusedGroups: {}, log: [{ kind: 'read' }, { kind: 'readAssignments' }] } });
}

describe('a relationship as a request', () => {
  it('has a mapping for each group and role, and one for each role that no group has', () => {
    const { mappings, view, tenant: ofIt, isTenantNew } = adopt([assignment(1, [roleIds[0]!, roleIds[1]!])]);
    expect(mappings.map(({ role, group, state }) => [role.name, group?.name, state])).toEqual([['Role 20', 'Group 1', 'active'], ['Role 21', 'Group 1', 'active'], ['Role 22', undefined, 'none']]);
    expect([view.status, view.waitingOn, ofIt.name, isTenantNew]).toEqual(['active', 'nobody', 'Contoso', false]);
  });

  it('makes the tenant and the groups that are missing, with ids that are always the same', () => {
    const [one, again] = [1, 2].map(() => adopt([assignment(2, [roleIds[0]!])], {}, { tenants: new Map() }));
    expect(one).toMatchObject({ isTenantNew: true, newGroups: [{ name: 'Group 2', groupId: guid(202), isRoleAssignable: true }] });
    expect(adoptionChanges(provider, one!, now, 't')).toEqual(adoptionChanges(provider, again!, now, 't'));
    expect(adoptionChanges(provider, one!, now, 't').map((change) => [change.do, change.set])).toEqual([
      ['create', 'gdap_provideraccounts'], ['create', 'gdap_securitygroups'], ['create', 'gdap_requests'], ['create', 'gdap_rolemappings'], ['create', 'gdap_rolemappings'], ['create', 'gdap_rolemappings'], ['create', 'gdap_events'],
    ]);
  });

  it('leaves a group out that has a role we do not know, or was deleted: a mapping of some of its roles would take the others away', () => {
    const { mappings, leftOut, view } = adopt([assignment(1, [roleIds[0]!, 'unknown']), assignment(3, [roleIds[1]!])], { roleIds: [...roleIds, 'unknown'] });
    expect(mappings.every(({ group }) => group === undefined)).toBe(true);
    expect(leftOut).toEqual([{ group: 'Group 1', unknownRoles: ['unknown'] }, { group: 'Group 3', unknownRoles: [] }]);
    expect([view.memory.groups, view.memory.differs?.groups.length, view.memory.differs?.unnamed]).toEqual([[], 2, ['unknown']]);
  });

  it('is the request that it was made for, where it has its name', () => {
    expect(adoptedRequestId({ id: 'r', displayName: `GDAP-${guid(77)}` })).toBe(guid(77));
    expect(adoptedRequestId({ id: 'r', displayName: 'GDAP by hand' })).not.toBe(adoptedRequestId({ id: 's', displayName: 'GDAP by hand' }));
  });

  it('is looked at without anything being written or changed at Microsoft, whatever it has', () => {
    const assignments = fc.uniqueArray(fc.record({ group: fc.constantFrom(1, 2, 3, 4), roles: fc.subarray([...roleIds, 'unknown'], { minLength: 1 }), status: fc.constantFrom('active', 'active', 'deleted') }), { selector: ({ group }) => group })
      .map((all) => all.map(({ group, roles, status }) => assignment(group, roles, status)));
    fc.assert(fc.property(assignments, fc.constantFrom('active', 'active', 'approvalPending'), fc.boolean(), fc.boolean(), (all, status, autoExtend, hasTenant) => {
      const adopted = adopt(all, { status, autoExtend, roleIds: [...roleIds, 'unknown'], ...(status === 'active' ? {} : { activatedOn: undefined, endsOn: undefined }) }, hasTenant ? {} : { tenants: new Map() });
      const next = plan(observed(adopted, all), defaultPolicy);
      expect(next.kind === 'finish' && [next.writes.request, next.writes.mappings, next.writes.events]).toEqual([{}, [], []]);
    }));
  });

  it('is looked at at once while Microsoft is at work on it', () => {
    expect(adopt([assignment(1, [roleIds[0]!], 'pending')]).view).toMatchObject({ status: 'active', waitingOn: 'microsoft', nextCheckOn: now });
    expect(adopt([], { status: 'activating' }).view).toMatchObject({ status: 'activating', nextCheckOn: now });
  });
});
