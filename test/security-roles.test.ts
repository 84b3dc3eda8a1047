import { gdapDirectoryRole, gdapProvider, gdapSecurityGroup, primaryIdName, type Table } from '@gdap-manager/entities';
import { staff as people } from '../scripts/demo/staff';
import type { Customer } from '../scripts/lib/customers';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { createStaff, type Staff } from '../scripts/lib/staff';
import { createWebApi, type WebApi } from '../scripts/lib/web-api';
import type { World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

/** Of the three who work for the demonstration's partner. */
type Person = 'Amara' | 'Olga' | 'Rafael';

const idOfPerson = (person: Person) => people.find(({ firstName }) => firstName === person)!.id;

describe('with the roles that we ship', () => {
  let stack: Stack;
  let world: World;
  let customer: Customer;
  let apiOf: (person: Person) => WebApi;
  let staffOf: (person: Person) => Staff;

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
    customer = await world.newCustomer('Contoso');
    apiOf = (person) => {
      const cookie = `SandboxUser=${idOfPerson(person)}`;
      return createWebApi(stack.url, (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } }));
    };
    staffOf = (person) => createStaff(apiOf(person));
  });
  afterAll(() => stack.close());

  const draft = (id: string) => ({
    id: idOf('request', id), name: id, accountId: customer.accountId, providerAccountId: customer.providerAccountId, autoRenew: false, durationDays: 90,
    mappings: world.mappings.slice(0, 2),
  });
  const anyOf = async ({ entitySetName, logicalName }: Table) => {
    const [row] = await stack.api.list<Record<string, string>>(`${entitySetName}?$top=1`);
    return `${entitySetName}(${row![primaryIdName({ logicalName })]})`;
  };
  const denied = expect.objectContaining({ status: 403 }) as unknown;

  it.each(['Amara', 'Olga'] as const)('%s requests access, with roles and groups, and submits the request', async (person) => {
    const staff = staffOf(person);
    const request = draft(`${person}'s request`);
    await staff.createRequest(request);
    const [mapping] = await staff.mappings(request.id);
    await staff.removeMapping(mapping!.gdap_rolemappingid);
    await staff.submit(request.id);
    expect((await staff.request(request.id)).statuscode).not.toBe(1);
  });

  it('Olga, an operator, uses the set-up without changing it', async () => {
    const api = apiOf('Olga');
    for (const table of [gdapProvider, gdapSecurityGroup, gdapDirectoryRole]) {
      const row = await anyOf(table);
      await expect(api.get(row)).resolves.toMatchObject({ gdap_name: expect.any(String) as string });
      await expect(api.update(row, { gdap_name: 'Changed' })).rejects.toEqual(denied);
    }
    await expect(api.create('gdap_categories', { gdap_name: 'Hers' })).rejects.toEqual(denied);
    await expect(api.create('gdap_events', { gdap_name: 'Invented' })).rejects.toEqual(denied);
  });

  it('Olga changes the request of a colleague, and deletes none but her own', async () => {
    const [hers, his] = [draft('one of hers'), draft('one of a colleague')];
    await staffOf('Olga').createRequest(hers);
    await staffOf('Amara').createRequest(his);
    await staffOf('Olga').change(his.id, { gdap_durationdays: 30 });
    await expect(apiOf('Olga').remove(`gdap_requests(${his.id})`)).rejects.toEqual(denied);
    await expect(apiOf('Olga').remove(`gdap_requests(${hers.id})`)).resolves.toBeUndefined();
  });

  it('Rafael, a reader, sees the requests and changes nothing', async () => {
    const seen = draft('one to read');
    await staffOf('Amara').createRequest(seen);
    const rafael = staffOf('Rafael');
    await expect(rafael.request(seen.id)).resolves.toMatchObject({ gdap_name: 'one to read' });
    await expect(rafael.submit(seen.id)).rejects.toEqual(denied);
    await expect(rafael.change(seen.id, { gdap_name: 'His' })).rejects.toEqual(denied);
    await expect(rafael.createRequest(draft('one that he may not make'))).rejects.toEqual(denied);
  });

  it('Olga writes to a customer about a request as herself, not as others; Rafael reads it', async () => {
    const [request, api] = [draft('one to invite to'), apiOf('Olga')];
    await staffOf('Amara').createRequest(request);
    const contact = await stack.api.create('contacts', { firstname: 'Kim', lastname: 'Abercrombie', emailaddress1: 'kim@contoso.example' });
    const invitation = (sender: Person) => ({
      subject: 'Please approve',
      'regardingobjectid_gdap_request_email@odata.bind': `/gdap_requests(${request.id})`,
      email_activity_parties: [
        { 'partyid_systemuser@odata.bind': `/systemusers(${idOfPerson(sender)})`, participationtypemask: 1 },
        { 'partyid_contact@odata.bind': `/contacts(${contact})`, participationtypemask: 2 },
      ],
    });
    for (const person of ['Olga', 'Amara'] as const) await stack.api.update(`systemusers(${idOfPerson(person)})`, { internalemailaddress: `${person}@fabrikam.example` });
    const send = (id: string) => api.action(`emails(${id})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true });

    await expect(send(await api.create('emails', invitation('Amara')))).rejects.toEqual(denied);
    const own = await api.create('emails', invitation('Olga'));
    await expect(send(own)).resolves.toBeUndefined();
    const about = await apiOf('Rafael').list(`activitypointers?$select=subject&$filter=_regardingobjectid_value eq ${request.id}&$orderby=createdon`);
    expect(about).toHaveLength(2);
    await expect(apiOf('Rafael').update(`emails(${own})`, { subject: 'His' })).rejects.toEqual(denied);
  });

  it('Amara, an administrator, sets everything up', async () => {
    const api = apiOf('Amara');
    const category = await api.create('gdap_categories', { gdap_name: 'Enterprise of tomorrow' });
    await expect(api.update(`accounts(${customer.accountId})`, { 'gdap_CategoryId@odata.bind': `/gdap_categories(${category})` })).resolves.toBeUndefined();
    await expect(api.update(await anyOf(gdapProvider), { gdap_secretname: 'OTHER' })).resolves.toBeUndefined();
  });
});
