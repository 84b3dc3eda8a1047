import {
  account, DigestRhythm, FindingKind, FindingStatus, gdapFinding, gdapProvider, gdapRequest, globalAdministratorRoleId, InvitationState, Outlook, RequestStatus, WantedAction, type Row,
} from '@gdap-manager/entities';
import { staff as demoStaff } from '../demo/staff';
import { providerId } from '../lib/connect-provider';
import type { Customer } from '../lib/customers';
import { inPartnerCenter } from '../lib/partner-center';
import type { SentMail } from '../lib/sandbox-controls';
import { requestWrites, type NewRequest, type RequestRow } from '../lib/staff';
import { until } from '../lib/until';
import { approve, relationshipOf, roleId, type Step } from './story';
import { untilStatus, type World } from './world';

type Finding = Row<typeof gdapFinding>;

/** Roles as Microsoft knows them. */
const roles = { globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451', userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1' } as const;
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de';

const olga = demoStaff.find(({ firstName }) => firstName === 'Olga')!;

/** Many things happen at once here. */
const patient = { everyMs: 100 };

interface Shared {
  customer: Customer;
  both: string[];
  adopted: { requestId: string; relationshipId: string; customer: Customer };
  /** Their customers approve the replacement, and refuse it. */
  renewed: string;
  refused: string;
}

/** Nobody who wants us loses our help: invitations, what already exists at Microsoft, renewal without a gap, and who is told. */
export function keepingAccess(): Step[] {
  const shared = {} as Shared;
  const step = (title: string, play: Step['play']): Step => ({ title, play });

  return [
    step('Choose who writes to customers, when they are reminded, and a daily digest', async (world) => {
      const days = '7, 21';
      await world.api.update(`${gdapProvider.entitySetName}(${providerId})`, {
        gdap_reminderdays: days, gdap_digest: DigestRhythm.daily, 'gdap_SenderId@odata.bind': `/systemusers(${olga.id})`,
      });
      return `${olga.firstName} ${olga.lastName}; after ${days} days`;
    }),
    step('Two requests of a customer: one e-mail asks for both', async (world) => {
      const customer = await customerWithContact(world, 'Coho Vineyard');
      shared.customer = customer;
      shared.both = await Promise.all([world.mappings.slice(0, 3), world.mappings.slice(3, 6)].map((mappings, index) => submitted(world, customer, `Coho Vineyard ${index + 1}`, { mappings, autoRenew: true })));
      const wanted = (await world.controls.now()).toISOString();
      await world.api.writeTogether(shared.both.map((id) => ({ path: `${gdapRequest.entitySetName}(${id})`, row: { gdap_invitationwantedon: wanted } })));
      // For some seconds the handlers gather what the customer is to be asked.
      await world.controls.advance('PT3S');
      for (const id of shared.both) await until('the invitation to leave', async () => (await world.staff.request(id)).gdap_invitationstate === InvitationState.sent, patient);
      const mails = await mailTo(world, customer);
      return `${told(mails)} to ${addressOf(customer)}`;
    }),
    step('Seven days later: the customer is reminded', async (world) => {
      await world.controls.advance('P7D');
      const mails = await until('the reminder', async () => { const all = await mailTo(world, shared.customer); return all.length > 1 && all; }, patient);
      return told(mails.slice(1));
    }),
    step('The customer approves both: no more reminders, the owner is told in the app', async (world) => {
      for (const id of shared.both) await approve(world, id);
      for (const id of shared.both) await untilStatus(world, id, 'active', ({ gdap_nextreminderon: next }) => next === null);
      const notifications = () => world.api.list<{ title: string; data: string }>(`appnotifications?$select=title,data&$filter=_ownerid_value eq ${olga.id}`);
      const ours = async () => (await notifications()).filter(({ data }) => shared.both.some((id) => data.includes(id)));
      await until('the notifications', async () => (await ours()).length === shared.both.length, patient);
      return (await ours()).map(({ title }) => `"${title}"`).join(', ');
    }),
    step('Made in Partner Center: found at Microsoft, adopted in one click', async (world) => {
      const customer = await world.newCustomer('Alpine Lodge');
      const elsewhere = inPartnerCenter(world);
      const relationshipId = await elsewhere.ask({ displayName: 'Made in Partner Center', tenantId: customer.tenantId, roles: Object.values(roles), autoExtend: true });
      await elsewhere.bringIntoForce(relationshipId, { [world.groups[0]!.objectId]: [roles.globalReader] });
      const found = await finding(world, 'onlyAtMicrosoft', `gdap_microsoftid eq '${relationshipId}' and gdap_microsoftstatus eq 'active'`);
      await want(world, found, 'adopt');
      const request = await until('the request', async () => (await world.api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=gdap_microsoftid eq '${relationshipId}'`))[0], patient);
      shared.adopted = { requestId: request.gdap_requestid, relationshipId, customer };
      return `${request.gdap_number}, ${(await world.staff.mappings(request.gdap_requestid)).map(({ gdap_name: name }) => name).join(', ')}`;
    }),
    step('Somebody gives another group its roles there: the difference is put right', async (world) => {
      const { requestId, relationshipId } = shared.adopted;
      const group = world.groups[1]!;
      await inPartnerCenter(world).assign(relationshipId, group.objectId, [roles.userAdministrator]);
      // Microsoft's lists do not tell of assignments: it is seen as soon as the request is looked at for another reason.
      await world.staff.change(requestId, { gdap_autorenew: false });
      await want(world, await finding(world, 'differs', `_gdap_requestid_value eq ${requestId}`), 'putRight');
      await until('the assignment to be taken away', async () =>
        (await world.graph.assignments(relationshipId)).some(({ accessContainer, status }) => accessContainer.accessContainerId === group.objectId && status === 'deleted'), patient);
      return `${group.name} has no roles in it any more`;
    }),
    step('Another relationship supersedes it: ended in one click, nobody loses a role', async (world) => {
      const { requestId, customer } = shared.adopted;
      const elsewhere = inPartnerCenter(world);
      const larger = await elsewhere.ask({ displayName: 'The same and one role more', tenantId: customer.tenantId, roles: [...Object.values(roles), exchangeAdministrator], autoExtend: true });
      await elsewhere.bringIntoForce(larger, { [world.groups[0]!.objectId]: [roles.globalReader] });
      const found = await finding(world, 'duplicate', `_gdap_requestid_value eq ${requestId}`);
      await want(world, found, 'putRight');
      await untilStatus(world, requestId, 'terminated');
      return found.gdap_details?.split('\n')[0] ?? '';
    }),
    step('Two that Microsoft does not extend: asked again in time, by e-mail', async (world) => {
      const customers = [await customerWithContact(world, 'Margie’s Travel'), await customerWithContact(world, 'Nod Publishers')] as const;
      const [renewed, refused] = await Promise.all(customers.map((customer) => submitted(world, customer, customer.name, { durationDays: 100 })));
      Object.assign(shared, { renewed, refused });
      for (const id of [shared.renewed, shared.refused]) await approve(world, id);
      for (const id of [shared.renewed, shared.refused]) await outlookIs(world, id, 'later');
      await world.controls.advance('P51D');
      for (const id of [shared.renewed, shared.refused]) {
        await outlookIs(world, id, 'replacing');
        await until('the invitation to the replacement', async () => (await replacementOf(world, id))?.gdap_invitationstate === InvitationState.sent, patient);
      }
      return told(await mailTo(world, customers[0]));
    }),
    step('The customer approves: the old one is ended when the new one is in force', async (world) => {
      const replacement = (await replacementOf(world, shared.renewed))!;
      await approve(world, replacement.gdap_requestid);
      await untilStatus(world, shared.renewed, 'terminated');
      const given = await world.graph.assignments(await relationshipOf(world, replacement.gdap_requestid));
      const ended = await world.graph.relationship(await relationshipOf(world, shared.renewed));
      const inForce = Math.max(...given.map(({ lastModifiedDateTime: since }) => Date.parse(since)));
      const overlap = Date.parse(ended.lastModifiedDateTime) - inForce;
      if (overlap < 0 || given.some(({ status }) => status !== 'active')) throw new Error('There was a gap in access.');
      return `no gap; both in force for ${(overlap / 1000).toFixed(1)} s`;
    }),
    step('The other customer refuses: will lose access if nobody acts', async (world) => {
      await world.controls.customer((await replacementOf(world, shared.refused))?.gdap_microsoftid ?? '', 'reject');
      return (await outlookIs(world, shared.refused, 'atRisk')).gdap_outlookreason ?? '';
    }),
    step('Global Administrator taken out of two at once: Microsoft extends them', async (world) => {
      const mappings = [...world.mappings.slice(0, 3), { roleId: await roleId(world, globalAdministratorRoleId), groupId: world.mappings[0]!.groupId!, name: 'Global Administrator' }];
      const ids = await Promise.all(['Fourth Coffee', 'Lamna Healthcare'].map(async (name) => submitted(world, await customerWithContact(world, name), name, { mappings })));
      for (const id of ids) await approve(world, id);
      for (const id of ids) await outlookIs(world, id, 'later');
      await world.api.writeTogether(ids.map((id) => ({ path: `${gdapRequest.entitySetName}(${id})`, row: { gdap_removeglobaladministrator: true } })));
      for (const id of ids) await outlookIs(world, id, 'renews');
      return (await requestsOf(world, ids)).map(({ gdap_number: number }) => number).join(', ');
    }),
    step('The next morning: the digest tells the owner what needs them', async (world) => {
      await world.controls.advance('P1D');
      const digest = await until('the digest', async () => (await world.controls.outbox()).find(({ recipients, body }) => recipients.includes(olga.address ?? '') && body.includes(shared.refused)), patient);
      return `"${digest.subject}" to ${olga.address}`;
    }),
  ];
}

async function customerWithContact(world: World, name: string): Promise<Customer> {
  const customer = await world.newCustomer(name);
  await world.api.upsert(`contacts(${world.newId(`contact of ${name}`)})`, {
    firstname: 'Kim', lastname: 'Abercrombie', emailaddress1: addressOf(customer), 'parentcustomerid_account@odata.bind': `/${account.entitySetName}(${customer.accountId})`,
  });
  return customer;
}

/** Nobody else's. */
const addressOf = ({ accountId }: Pick<Customer, 'accountId'>): string => `kim@${accountId.slice(0, 8)}.example`;

const mailTo = async (world: World, customer: Pick<Customer, 'accountId'>): Promise<SentMail[]> =>
  (await world.controls.outbox()).filter(({ recipients }) => recipients.includes(addressOf(customer)));

const told = (mails: readonly SentMail[]): string => mails.map(({ subject }) => `"${subject}"`).join(', ');

/** A request of Olga's that the customer can approve. */
async function submitted(world: World, customer: Customer, name: string, changes: Partial<NewRequest>): Promise<string> {
  const id = world.newId(`keeping access: ${name}`);
  const request = { ...customer, id, name, autoRenew: false, durationDays: 365, mappings: world.mappings.slice(0, 3), ...changes };
  await world.api.writeTogether([
    ...requestWrites(request, { statuscode: RequestStatus.submitting }),
    { path: `${gdapRequest.entitySetName}(${id})`, row: { 'ownerid@odata.bind': `/systemusers(${olga.id})` } },
  ]);
  await untilStatus(world, id, 'approvalPending', ({ gdap_acceptancelink: link }) => link !== null);
  return id;
}

const requestsOf = (world: World, ids: readonly string[]): Promise<RequestRow[]> => Promise.all(ids.map((id) => world.staff.request(id)));

const replacementOf = async (world: World, id: string): Promise<RequestRow | undefined> =>
  (await world.api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=_gdap_replacesid_value eq ${id}`))[0];

const outlookIs = (world: World, id: string, outlook: keyof typeof Outlook): Promise<RequestRow> =>
  until(`the outlook of the request to be ${outlook}`, async () => { const row = await world.staff.request(id); return row.gdap_outlook === Outlook[outlook] && row; }, patient);

/** Has the provider compared with Microsoft, and waits for what comes of it. */
async function finding(world: World, kind: keyof typeof FindingKind, filter: string): Promise<Finding> {
  await world.api.update(`${gdapProvider.entitySetName}(${providerId})`, { gdap_refreshrequestedon: (await world.controls.now()).toISOString() });
  const found = `${gdapFinding.entitySetName}?$filter=gdap_kind eq ${FindingKind[kind]} and statuscode eq ${FindingStatus.open} and ${filter}`;
  return until(`the finding ${kind}`, async () => (await world.api.list<Finding>(found))[0], patient);
}

const want = (world: World, { gdap_findingid: id }: Finding, action: keyof typeof WantedAction): Promise<unknown> =>
  world.api.update(`${gdapFinding.entitySetName}(${id})`, { gdap_wantedaction: WantedAction[action] });
