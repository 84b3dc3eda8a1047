import { gdapRoleMapping, RequestOrigin, RequestStatus, type Row } from '@gdap-manager/entities';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';
import { openScripts, type ScriptHost } from './support/xrm';

/** The command script of the zip, on a running environment with its handlers. */
describe('commands', () => {
  let stack: Stack;
  let world: World;
  let scripts: ScriptHost;
  const list = { refresh: () => undefined };
  const draft = async (name: string, mappings = world.mappings.slice(0, 2)) => {
    const id = world.newId(name);
    await world.staff.createRequest({ ...(await world.newCustomer(name)), id, name, autoRenew: true, durationDays: 365, mappings });
    return id;
  };
  const row = (id: string) => world.staff.request(id);

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
  });
  afterAll(() => stack?.close());
  beforeEach(() => {
    scripts = openScripts(stack.api);
  });

  it('submit drafts, leave the others, and say which', async () => {
    const [first, second] = [await draft('First'), await draft('Second')];
    await world.staff.submit(second);
    await untilStatus(world, second, 'approvalPending');
    await scripts.call('submitList', list, [first, second]);
    expect(scripts.shown.alerts).toEqual(['1 request submitted. 1 was left as it is.\n\nLeft as it is: Second. Its status is Approval Pending.']);
    await untilStatus(world, first, 'approvalPending');
  });

  it('submit what can be submitted where Dataverse refuses one of many', async () => {
    const ids = [await draft('Third'), await draft('Fourth')];
    // Nobody else uses the fault up.
    await stack.host.idle();
    await stack.controls.addFault({ service: 'dataverse', method: 'POST', path: '\\$batch', status: 503, times: 1 });
    await scripts.call('submitList', list, ids);
    expect(scripts.shown.notes).toEqual(['2 requests submitted.']);
    for (const id of ids) await untilStatus(world, id, 'approvalPending');
  });

  it('copy the link, and a message that says who asks for what', async () => {
    const id = await draft('Contoso');
    await world.staff.submit(id);
    const { gdap_acceptancelink: link } = await untilStatus(world, id, 'approvalPending');
    await scripts.call('copyLinkList', list, [id]);
    await scripts.call('copyMessageList', list, [id]);
    const [copiedLink, message] = scripts.clipboard;
    expect(copiedLink).toBe(link);
    expect(message).toContain('Dear administrators of Contoso,');
    expect(message).toContain(link);
    expect(message).toContain('The access lasts 365 days from your approval.');
    expect(message).toMatch(/- \w.+: \w.+/);
  });

  it('make the handlers look at once', async () => {
    const id = await draft('Looked at');
    await world.staff.submit(id);
    const before = await untilStatus(world, id, 'approvalPending');
    await stack.controls.advance('PT2H');
    await scripts.call('checkNowList', list, [id]);
    await until('another look', async () => {
      const now = await row(id);
      return now.gdap_checkedon !== before.gdap_checkedon && now.gdap_nextcheckon === before.gdap_nextcheckon;
    });
  });

  it('replace a request by a draft that asks for the same, with its groups', async () => {
    const id = await draft('Replaced');
    await world.staff.submit(id);
    await untilStatus(world, id, 'approvalPending');
    await scripts.call('replaceList', list, [id]);
    const [opened] = scripts.shown.opened as { entityId: string }[];
    const [old, made] = [await row(id), await row(opened!.entityId)];
    expect(made).toMatchObject({
      gdap_name: 'Replaced (replacement)', statuscode: RequestStatus.draft, gdap_origin: RequestOrigin.replacement, gdap_durationdays: old.gdap_durationdays,
      _gdap_accountid_value: old._gdap_accountid_value, _gdap_provideraccountid_value: old._gdap_provideraccountid_value,
    });
    const pairs = async (request: string) =>
      (await stack.api.list<Row<typeof gdapRoleMapping>>(`${gdapRoleMapping.entitySetName}?$filter=_gdap_requestid_value eq ${request}`))
        .map((mapping) => [mapping._gdap_directoryroleid_value, mapping._gdap_securitygroupid_value].join(' ')).sort();
    expect(await pairs(made.gdap_requestid)).toEqual(await pairs(id));
  });

  it('terminate what is in force, saying who loses what', async () => {
    const id = await draft('Ended');
    await world.staff.submit(id);
    const { gdap_microsoftid } = await untilStatus(world, id, 'approvalPending');
    await stack.controls.customer(gdap_microsoftid!, 'approve');
    await untilStatus(world, id, 'active');
    await scripts.call('terminateList', list, [id, world.newId('never there')]);
    expect(scripts.shown.confirms[0]).toMatch(/1 relationship will be ended[^]*Customers: Ended\n1 is in force\.\n\nThese groups lose/);
    expect(scripts.shown.alerts[0]).toContain('It does not exist any more');
    await untilStatus(world, id, 'terminated');
  });
});
