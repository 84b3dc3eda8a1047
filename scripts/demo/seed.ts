import {
  account, DigestRhythm, FindingKind, gdapCategory, gdapDirectoryRole, gdapFinding, gdapProvider, gdapRequest, RequestAtEnd, RequestStatus, WantedAction, type Row,
} from '@gdap-manager/entities';
import type { RowWrite } from '../lib/change-set';
import { providerId, type KnownGroup } from '../lib/connect-provider';
import { customerOf, customerWrites, tellMicrosoft } from '../lib/customers';
import { idOf } from '../lib/ids';
import type { Progress } from '../lib/progress';
import type { SandboxControls } from '../lib/sandbox-controls';
import { createStaff, requestWrites, type RequestRow, type RoleForGroup } from '../lib/staff';
import { until } from '../lib/until';
import type { WebApi } from '../lib/web-api';
import { categories, customers, type DemoCustomer } from './customers';
import { recommendedGroups } from './partner';
import { toAdopt } from './past';

const standardTemplateId = idOf('template', 'Managed Services');
/** Many wait at once here: asking too often would slow down what they wait for. A busy machine takes as long as it takes. */
const unhurried = { everyMs: 250, timeoutMs: 600_000 };

/** Whose customers they are: the administrator has the enterprises. */
const firstOperator = idOf('user', 'olga');
const ownerOf = ({ category }: DemoCustomer): string => (category === 'Enterprise' ? idOf('user', 'amara') : firstOperator);

const serviceDeskTemplateId = idOf('template', 'Service Desk Only');

/** The recommended roles on the partner's groups, as mappings of a template. */
export async function recommendedMappings(api: WebApi, groups: readonly KnownGroup[]): Promise<RoleForGroup[]> {
  const roles = await api.list<Row<typeof gdapDirectoryRole>>(
    `${gdapDirectoryRole.entitySetName}?$select=gdap_name&$filter=gdap_isrecommended eq true`,
  );
  const idOfRole = new Map(roles.map((role) => [role.gdap_name, role.gdap_directoryroleid]));
  return recommendedGroups.flatMap((group) =>
    group.roles.map((role) => {
      const roleId = idOfRole.get(role);
      const groupId = groups.find((known) => known.name === group.name)?.rowId;
      if (!roleId || !groupId) throw new Error(`The demonstration names a role or group that is not there: ${role}, ${group.name}.`);
      return { roleId, groupId, name: `${role} → ${group.name}` };
    }),
  );
}

/** What accounts and templates of all providers are told apart by. */
export const seedCategories = (api: WebApi): Promise<void> =>
  api.writeTogether(categories.map((name) => ({ path: `${gdapCategory.entitySetName}(${idOf('category', name)})`, row: { gdap_name: name } })));

/** Fills an empty environment with customers, templates and requests in every state. */
export async function seedDemonstration(api: WebApi, controls: SandboxControls, groups: readonly KnownGroup[], progress: Progress) {
  const staff = createStaff(api);

  const mappings = await recommendedMappings(api, groups);
  const provider = { 'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})` };
  await staff.createTemplate(
    { gdap_templateid: standardTemplateId, gdap_name: 'Managed Services', gdap_description: 'The recommended roles for customers whose tenant we run.', gdap_isdefault: true, gdap_autorenew: true, gdap_durationdays: 730, ...provider },
    mappings,
  );
  await staff.createTemplate(
    { gdap_templateid: serviceDeskTemplateId, gdap_name: 'Service Desk Only', gdap_description: 'Help for users and nothing more.', gdap_isdefault: false, gdap_autorenew: false, gdap_durationdays: 365, ...provider },
    mappings.filter((mapping) => mapping.groupId === groups[0]?.rowId),
  );

  // Who writes to customers, and how often they are reminded.
  await api.update(`${gdapProvider.entitySetName}(${providerId})`, { gdap_reminderdays: '7, 21, 45', gdap_digest: DigestRhythm.daily, 'gdap_SenderId@odata.bind': `/systemusers(${firstOperator})` });
  const begun = await controls.now();
  await addCustomers();
  await api.writeTogether(customers.flatMap(requestOf));
  await bringToTheirStates();
  await adoptWhatIsWanted();

  /** Many rows at once: one by one they would take longer than everything else together. */
  async function addCustomers() {
    await api.writeTogether(customers.flatMap((demo) => [
      ...customerWrites({ ...demo, account: { address1_city: demo.city, 'gdap_CategoryId@odata.bind': `/${gdapCategory.entitySetName}(${idOf('category', demo.category)})`, 'ownerid@odata.bind': `/systemusers(${ownerOf(demo)})` } }),
      contactOf(demo),
    ]));
    await tellMicrosoft(controls, customers);
  }

  /** As *New from template* makes it, and as far as staff brought it. */
  function requestOf(demo: DemoCustomer): RowWrite[] {
    if (demo.stands === 'none') return [];
    const request = { ...customerOf(demo.name, demo.domain), id: idOf('request', demo.domain), name: `${demo.name}: managed services` };
    return [
      ...requestWrites({ ...request, templateId: standardTemplateId, autoRenew: demo.days === undefined, durationDays: demo.days ?? 730, mappings }, {
        statuscode: demo.stands === 'draft' ? RequestStatus.draft : RequestStatus.submitting,
        ...(demo.letEnd ? { gdap_atend: RequestAtEnd.letEnd } : {}),
        ...(demo.invited ? { gdap_invitationwantedon: begun.toISOString(), ...(demo.mute ? {} : { 'gdap_ContactId@odata.bind': `/contacts(${idOf('contact', demo.domain)})` }) } : {}),
      }),
      { path: `${gdapRequest.entitySetName}(${request.id})`, row: { 'ownerid@odata.bind': `/systemusers(${ownerOf(demo)})` } },
    ];
  }

  /** Of what the handlers have found at Microsoft, staff take over some. What follows from it happens while somebody looks around. */
  async function adoptWhatIsWanted() {
    const set = gdapFinding.entitySetName;
    const names = toAdopt.map((name) => `gdap_relationshipname eq '${name}'`).join(' or ');
    const found = await until('what exists at Microsoft', async () => {
      const rows = await api.list<Row<typeof gdapFinding>>(`${set}?$select=gdap_name&$filter=gdap_kind eq ${FindingKind.onlyAtMicrosoft} and (${names})`);
      return rows.length >= toAdopt.length && rows;
    }, unhurried);
    await api.writeTogether(found.map(({ gdap_findingid: id }) => ({ path: `${set}(${id})`, row: { gdap_wantedaction: WantedAction.adopt } })));
  }

  /** The customers' part: they approve, or refuse. What follows from it happens while somebody looks around. */
  async function bringToTheirStates() {
    const answering = new Map(customers.filter(({ stands }) => stands === 'active' || stands === 'refused').map((demo) => [idOf('request', demo.domain), demo]));
    const many = answering.size;
    const filter = `statuscode eq ${RequestStatus.approvalPending} and gdap_microsoftid ne null`;
    await until('the acceptance links of the customers', async () => {
      const linked = await api.list<RequestRow>(`${gdapRequest.entitySetName}?$select=gdap_microsoftid&$filter=${filter}`);
      for (const { gdap_requestid: id, gdap_microsoftid: relationshipId } of linked) {
        const demo = answering.get(id);
        if (!demo || !relationshipId) continue;
        await controls.customer(relationshipId, demo.stands === 'active' ? 'approve' : 'reject');
        answering.delete(id);
        progress.detail(`${many - answering.size} of ${many} customers have answered, ${demo.name}`);
      }
      return answering.size === 0;
    }, unhurried);
  }
}

function contactOf({ domain, contact, mute }: DemoCustomer): RowWrite {
  const [firstname, ...rest] = contact.split(' ');
  return {
    path: `contacts(${idOf('contact', domain)})`,
    row: {
      firstname,
      lastname: rest.join(' '),
      emailaddress1: mute ? null : `it@${domain}.example`,
      'parentcustomerid_account@odata.bind': `/${account.entitySetName}(${idOf('account', domain)})`,
    },
  };
}
