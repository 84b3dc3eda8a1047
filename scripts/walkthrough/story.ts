import { AssignmentState, gdapDirectoryRole, gdapProvider, gdapRoleMapping, gdapSecurityGroup, globalAdministratorRoleId, type Row } from '@gdap-manager/entities';
import { providerId } from '../lib/connect-provider';
import type { MappingRow, NewRequest } from '../lib/staff';
import { until } from '../lib/until';
import { untilStatus, type World } from './world';

/** One thing that somebody does, and what is then to be seen. Returns what is worth telling. */
export interface Step {
  readonly title: string;
  readonly play: (world: World) => Promise<string>;
}

interface Shared {
  /** The request whose whole life is shown, and others whose ends are. */
  main: string;
  lapsing: string;
  expiring: string;
  leaving: string;
  templateId: string;
}

/** Everything that a request can live through, in the order in which one clock allows it. */
export function story(): Step[] {
  const shared = {} as Shared;
  const step = (title: string, play: Step['play']): Step => ({ title, play });

  return [
    step('Make a template: fifteen recommended roles on five groups', async (world) => {
      shared.templateId = world.newId('template');
      await world.staff.createTemplate(
        {
          gdap_templateid: shared.templateId,
          gdap_name: 'Walkthrough: recommended roles',
          gdap_autorenew: true,
          gdap_durationdays: 730,
          'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})`,
        },
        world.mappings,
      );
      return `${world.mappings.length} roles, ${world.groups.length} groups`;
    }),
    step('Make a request for a customer’s tenant from it', async (world) => {
      const customer = await world.newCustomer('Proseware');
      shared.main = world.newId('main');
      await world.staff.createRequestFromTemplate({ ...customer, id: shared.main, name: 'Proseware: managed services' }, shared.templateId);
      return `Draft ${(await world.staff.request(shared.main)).gdap_number}`;
    }),
    step('Submit it: created at Microsoft, locked, link to send', async (world) => {
      await world.staff.submit(shared.main);
      const row = await untilStatus(world, shared.main, 'approvalPending', (r) => !!r.gdap_acceptancelink);
      return `${row.gdap_acceptancelink?.slice(0, 60)}…`;
    }),
    step('The customer approves: Active, every assignment in force', async (world) => {
      await approve(world, shared.main);
      const row = await untilStatus(world, shared.main, 'active');
      await untilAssigned(world, shared.main);
      return `until ${row.gdap_expirydate}`;
    }),
    step('Give a role to another group', async (world) => {
      const mapping = (await world.staff.mappings(shared.main))[0];
      const group = world.groups.find((known) => known.rowId !== mapping?._gdap_securitygroupid_value);
      if (!mapping || !group) throw new Error('The request has no mappings to change.');
      await world.staff.changeMapping(mapping.gdap_rolemappingid, { 'gdap_SecurityGroupId@odata.bind': `/${gdapSecurityGroup.entitySetName}(${group.rowId})` });
      await untilAssigned(world, shared.main);
      return `${mapping.gdap_name} → ${group.name}`;
    }),
    step('Take every role from a group', async (world) => {
      const gone = world.groups[4]!;
      for (const mapping of await world.staff.mappings(shared.main)) {
        if (mapping._gdap_securitygroupid_value === gone.rowId) await world.staff.removeMapping(mapping.gdap_rolemappingid);
      }
      const relationshipId = await relationshipOf(world, shared.main);
      await until('the assignment to be deleted', async () =>
        (await world.graph.assignments(relationshipId)).some((a) => a.accessContainer.accessContainerId === gone.objectId && a.status === 'deleted'),
      );
      return `${gone.name} has no roles any more`;
    }),
    step('Turn auto-renew off, and on again', async (world) => {
      for (const gdap_autorenew of [false, true]) {
        await world.staff.change(shared.main, { gdap_autorenew });
        const relationshipId = await relationshipOf(world, shared.main);
        await until('Microsoft to have it', async () => (await autoExtension(world, relationshipId)) === gdap_autorenew);
      }
      return 'Microsoft extends it again';
    }),
    ...refusals().map(([title, request]) =>
      step(`Refused: ${title}`, async (world) => {
        const draft = await request(world);
        await world.staff.createRequest(draft);
        await world.staff.submit(draft.id);
        const row = await untilStatus(world, draft.id, 'draft', (r) => !!r.gdap_lasterror);
        return row.gdap_lasterror ?? '';
      }),
    ),
    step('Three more customers: one approves for 30 days, one leaves, one never answers', async (world) => {
      const submitFor = async (name: string, autoRenew: boolean, durationDays: number) => {
        const customer = await world.newCustomer(name);
        const id = world.newId(name);
        await world.staff.createRequest({ ...customer, id, name, autoRenew, durationDays, mappings: world.mappings });
        await world.staff.submit(id);
        return id;
      };
      shared.expiring = await submitFor('Wingtip Toys', false, 30);
      shared.leaving = await submitFor('Litware', true, 365);
      shared.lapsing = await submitFor('Trey Research', true, 365);
      for (const id of [shared.expiring, shared.leaving, shared.lapsing]) await untilStatus(world, id, 'approvalPending');
      for (const id of [shared.expiring, shared.leaving]) await approve(world, id);
      for (const id of [shared.expiring, shared.leaving]) await untilStatus(world, id, 'active');
      return 'two Active, one Approval Pending';
    }),
    step('A customer ends it in the admin center', async (world) => {
      await world.controls.customer(await relationshipOf(world, shared.leaving), 'terminate');
      const row = await untilStatus(world, shared.leaving, 'terminated');
      return row.gdap_lasterror ?? 'Terminated';
    }),
    step('31 days later: the one without auto-renew expires', async (world) => {
      await world.controls.advance('P31D');
      await untilStatus(world, shared.expiring, 'expired');
      return 'Expired';
    }),
    step('60 days later: the one that nobody approved lapses', async (world) => {
      await world.controls.advance('P60D');
      const row = await untilStatus(world, shared.lapsing, 'expired');
      return row.gdap_lasterror ?? 'Expired';
    }),
    step('After 731 days: Microsoft has extended the one with auto-renew', async (world) => {
      const before = await world.staff.request(shared.main);
      await world.controls.advance('P640D');
      const row = await untilStatus(world, shared.main, 'active', (r) => r.gdap_expirydate !== before.gdap_expirydate);
      return `until ${before.gdap_expirydate} → ${row.gdap_expirydate}`;
    }),
    step('Terminate it', async (world) => {
      await world.staff.terminate(shared.main);
      await untilStatus(world, shared.main, 'terminated');
      return 'Terminated';
    }),
  ];
}

/** What Microsoft, or reason, would refuse: each goes back to Draft with a sentence. */
function refusals(): [title: string, request: (world: World) => Promise<NewRequest>][] {
  const bad = (name: string, change: (draft: NewRequest, world: World) => Promise<Partial<NewRequest>>) =>
    async (world: World): Promise<NewRequest> => {
      const customer = await world.newCustomer(name);
      const draft = { ...customer, id: world.newId(name), name, autoRenew: true, durationDays: 365, mappings: world.mappings };
      return { ...draft, ...(await change(draft, world)) };
    };
  return [
    ['Global Administrator with auto-renew', bad('Refused GA', async (draft, world) => ({ mappings: [...draft.mappings, { roleId: await roleId(world, globalAdministratorRoleId) }] }))],
    ['a duration of 731 days', bad('Refused 731', async () => ({ durationDays: 731 }))],
    ['a duration of 0 days', bad('Refused 0', async () => ({ durationDays: 0 }))],
    ['no roles', bad('Refused no roles', async () => ({ mappings: [] }))],
    ['no tenant', bad('Refused no tenant', async () => ({ providerAccountId: undefined }))],
    ['the tenant of another customer', bad('Refused other', async (_draft, world) => ({ providerAccountId: (await world.newCustomer('Another')).providerAccountId }))],
  ];
}

/** The row of a role. */
export async function roleId(world: World, templateId: string): Promise<string> {
  const role = await world.api.get<Row<typeof gdapDirectoryRole>>(`${gdapDirectoryRole.entitySetName}(gdap_roletemplateid='${templateId}')`);
  return role.gdap_directoryroleid;
}

export async function relationshipOf(world: World, requestId: string): Promise<string> {
  const { gdap_microsoftid } = await world.staff.request(requestId);
  if (!gdap_microsoftid) throw new Error('The request has no relationship yet.');
  return gdap_microsoftid;
}

/** The customer's administrator approves what a request asks for. */
export const approve = async (world: World, requestId: string) =>
  world.controls.customer(await relationshipOf(world, requestId), 'approve');

/** Every mapping is in force, and Microsoft has just the groups and roles that the mappings say. */
const untilAssigned = (world: World, requestId: string) =>
  until('every mapping to be in force', async () => {
    const rows = await world.api.list<MappingWithRole>(
      `${gdapRoleMapping.entitySetName}?$filter=_gdap_requestid_value eq ${requestId}&$expand=gdap_DirectoryRoleId($select=gdap_roletemplateid)`,
    );
    const wanted = rows.map((row) => {
      const group = world.groups.find((known) => known.rowId === row._gdap_securitygroupid_value);
      return `${group?.objectId} ${row.gdap_DirectoryRoleId.gdap_roletemplateid}`;
    });
    const assignments = await world.graph.assignments(await relationshipOf(world, requestId));
    const given = assignments
      .filter(({ status }) => status === 'active')
      .flatMap(({ accessContainer, accessDetails }) => accessDetails.unifiedRoles.map((role) => `${accessContainer.accessContainerId} ${role.roleDefinitionId}`));
    return rows.every((row) => row.gdap_assignmentstate === AssignmentState.active) && wanted.sort().join() === given.sort().join();
  });

type MappingWithRole = MappingRow & { gdap_DirectoryRoleId: { gdap_roletemplateid: string } };

async function autoExtension(world: World, relationshipId: string): Promise<boolean> {
  const found = (await world.graph.relationships()).find(({ id }) => id === relationshipId);
  return found?.autoExtendDuration === 'P180D';
}

