import { account, gdapCategory, gdapDirectoryRole, gdapProvider, RequestStatus, type Row } from '@gdap-manager/entities';
import { providerId, type KnownGroup } from '../lib/connect-provider';
import { addCustomer } from '../lib/customers';
import { idOf } from '../lib/ids';
import type { Progress } from '../lib/progress';
import type { SandboxControls } from '../lib/sandbox-controls';
import { createStaff, type RoleForGroup } from '../lib/staff';
import { until } from '../lib/until';
import type { WebApi } from '../lib/web-api';
import { categories, customers, type DemoCustomer } from './customers';
import { recommendedGroups } from './partner';

const standardTemplateId = idOf('template', 'Managed Services');
/** Many wait at once here: asking too often would slow down what they wait for. */
const unhurried = { everyMs: 250, timeoutMs: 60_000 };

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

/** Fills an empty environment with customers, templates and requests in every state. */
export async function seedDemonstration(api: WebApi, controls: SandboxControls, groups: readonly KnownGroup[], progress: Progress) {
  const staff = createStaff(api);
  for (const name of categories) await api.upsert(`${gdapCategory.entitySetName}(${idOf('category', name)})`, { gdap_name: name });

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

  let done = 0;
  await Promise.all(
    customers.map(async (demo) => {
      await seedCustomer(demo);
      await bringToItsState(demo);
      progress.detail(`${(done += 1)} of ${customers.length} customers, ${demo.name}`);
    }),
  );

  async function seedCustomer(demo: DemoCustomer) {
    const [firstname, ...rest] = demo.contact.split(' ');
    const contactId = idOf('contact', demo.domain);
    const customer = await addCustomer(api, controls, {
      name: demo.name,
      domain: demo.domain,
      account: { address1_city: demo.city, 'gdap_CategoryId@odata.bind': `/${gdapCategory.entitySetName}(${idOf('category', demo.category)})` },
    });
    await api.upsert(`contacts(${contactId})`, {
      firstname,
      lastname: rest.join(' '),
      emailaddress1: `it@${demo.domain}.example`,
      'parentcustomerid_account@odata.bind': `/${account.entitySetName}(${customer.accountId})`,
    });
    if (demo.stands === 'none') return;
    const id = idOf('request', demo.domain);
    await staff.createRequestFromTemplate({ ...customer, id, name: `${demo.name}: managed services` }, standardTemplateId);
    if (demo.stands !== 'draft') await staff.submit(id);
  }

  /** The customer's part: approves, or refuses. What follows from it happens while somebody looks around. */
  async function bringToItsState({ name, stands, domain }: DemoCustomer) {
    if (stands !== 'active' && stands !== 'refused') return;
    const relationshipId = await until(`the acceptance link of ${name}`, async () => {
      const request = await staff.request(idOf('request', domain));
      return request.statuscode === RequestStatus.approvalPending ? (request.gdap_microsoftid ?? undefined) : undefined;
    }, unhurried);
    await controls.customer(relationshipId, stands === 'active' ? 'approve' : 'reject');
  }
}
