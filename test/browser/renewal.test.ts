import { gdapRequest, globalAdministratorRoleId, Outlook, RequestAtEnd, RequestStatus } from '@gdap-manager/entities';
import { idOf } from '../../scripts/lib/ids';
import type { RequestRow } from '../../scripts/lib/staff';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

let stage: Stage;
let operator: Staff;
beforeAll(async () => {
  stage = await openStage();
  operator = await stage.staff('Olga Nowak');
});
afterAll(() => stage.close());

/** A request in force of a customer of that name, with Global Administrator beside another role. */
async function inForce(name: string): Promise<string> {
  const { world } = stage;
  const id = idOf('request', name);
  const { accountId, providerAccountId } = await world.newCustomer(name);
  const role = await world.api.get<{ gdap_directoryroleid: string }>(`gdap_directoryroles(gdap_roletemplateid='${globalAdministratorRoleId}')`);
  const [first] = world.mappings;
  const mappings = [first!, { roleId: role.gdap_directoryroleid, groupId: first!.groupId!, name: 'Global Administrator' }];
  await world.staff.createRequest({ id, name, accountId, providerAccountId, autoRenew: false, durationDays: 365, mappings });
  await world.staff.submit(id);
  await eventually(async () => (await world.staff.request(id)).gdap_acceptancelink !== null, 'The link');
  await world.controls.customer((await world.staff.request(id)).gdap_microsoftid ?? '', 'approve');
  await eventually(async () => (await world.staff.request(id)).gdap_outlook === Outlook.later, 'The outlook');
  return id;
}

const stored = (id: string) => stage.world.staff.request(id);

describe('an operator decides what becomes of access', () => {
  let id: string;

  it('lets it end, and keeps it after all', async () => {
    id = await inForce('Renewing KG');
    const { app } = operator;
    await app.openRow('gdap_request', id);
    await app.command('Let It End');
    await app.dialog('Let it end').getByRole('button', { name: 'Let it end' }).click();
    await eventually(async () => (await stored(id)).gdap_outlook === Outlook.ends, 'The outlook');
    await app.command('Keep Access');
    await app.dialog('Keep access').getByRole('button', { name: 'Keep access' }).click();
    await eventually(async () => (await stored(id)).gdap_outlook === Outlook.later, 'The outlook');
    expect((await stored(id)).gdap_atend).toBe(RequestAtEnd.askAgain);
  });

  it('takes Global Administrator out and has Microsoft extend it', async () => {
    const { app } = operator;
    await app.command('Remove Global Administrator and Auto-Renew…');
    const dialog = app.dialog('Remove Global Administrator and auto-renew');
    await dialog.getByText(/1 relationship holds Global Administrator/).waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await eventually(async () => (await stored(id)).gdap_outlook === Outlook.renews, 'The outlook');
    await eventually(async () => (await stored(id)).gdap_removeglobaladministrator === false, 'The wish fulfilled');
  });

  it('has another customer asked again before it is time', async () => {
    const other = await inForce('Asked Again KG');
    const { app } = operator;
    await app.openRow('gdap_request', other);
    await app.command('Ask Again Now');
    await app.dialog('Ask again now').getByRole('button', { name: 'Ask again' }).click();
    await eventually(async () => {
      const [made] = await stage.world.api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=_gdap_replacesid_value eq ${other}`);
      return made?.statuscode === RequestStatus.approvalPending;
    }, 'The replacement');
    expect(operator.complaints).toEqual([]);
  });
});
