import { gdapProvider, globalAdministratorRoleId, RequestStatus, SendInvitations, type gdapDirectoryRole, type Row } from '@gdap-manager/entities';
import { recommendedMappings } from '../demo/seed';
import { staff } from '../demo/staff';
import { providerId } from '../lib/connect-provider';
import { customerOf, customerWrites, tellMicrosoft, type Customer } from '../lib/customers';
import { idOf } from '../lib/ids';
import type { Stack } from '../lib/stack';
import { requestWrites } from '../lib/staff';
import { personaOf, type Deed, type Persona } from './personas';

/** A customer who takes part. */
export interface Actor {
  readonly customer: Customer;
  readonly persona: Persona;
  /** Relationships that it was asked for, in order, with the number of messages about each. */
  readonly asked: Map<string, number>;
  /** What it is about to do. */
  readonly deeds: Deed[];
}

type Random = { between(low: number, high: number): number };

/** Where a customer's contact gets mail. */
export const addressOf = ({ tenantId }: Customer): string => `admin@${tenantId.slice(0, 8)}.example`;

const durations = [180, 270, 365, 540] as const;

/** Who takes part, and what each is asked for. */
export interface Population {
  readonly actors: readonly Actor[];
  /** Group and role at Microsoft, of what everybody is asked for: a role for one group, two for another. */
  readonly wanted: readonly string[];
}

/** The customers with their contacts, and a first request to each, submitted. */
export async function populate({ api, controls, groups }: Stack, count: number, random: Random): Promise<Population> {
  await api.update(`${gdapProvider.entitySetName}(${providerId})`, {
    gdap_sendinvitations: SendInvitations.all, gdap_reminderdays: '7, 21, 45, 75', gdap_renewaldays: 60,
    'gdap_SenderId@odata.bind': `/systemusers(${staff[0]!.id})`,
  });
  const all = await recommendedMappings(api, groups);
  const [first] = all;
  const ofAnother = all.filter(({ groupId }) => groupId !== first?.groupId).slice(0, 2);
  const [globalAdministrator] = await api.list<{ gdap_directoryroleid: string }>(`gdap_directoryroles?$select=gdap_directoryroleid&$filter=gdap_roletemplateid eq '${globalAdministratorRoleId}'`);
  if (!first || ofAnother.length < 2 || !globalAdministrator) throw new Error('The role catalogue has not been read.');

  const words = Array.from({ length: count }, (_, number) => ({ name: `Customer ${number}`, domain: `years${number}` }));
  const actors: Actor[] = [];
  for (const [number, word] of words.entries()) {
    const customer = customerOf(word.name, word.domain);
    const persona = personaOf(number, random);
    const contactId = idOf('contact', word.domain);
    await api.writeTogether([
      ...customerWrites(word),
      { path: `contacts(${contactId})`, row: { firstname: 'Contact', lastname: String(number), emailaddress1: addressOf(customer), 'parentcustomerid_account@odata.bind': `/accounts(${customer.accountId})` } },
    ]);
    await api.writeTogether([
      { path: `accounts(${customer.accountId})`, row: { 'primarycontactid@odata.bind': `/contacts(${contactId})` } },
      ...requestWrites(
        {
          ...customer, id: idOf('first request', word.domain), name: `${customer.name}: managed services`, autoRenew: persona === 'auto-renewing', durationDays: durations[random.between(0, 3)]!,
          mappings: [first, ...ofAnother, ...(persona === 'administrator' ? [{ roleId: globalAdministrator.gdap_directoryroleid, ...(first.groupId ? { groupId: first.groupId } : {}) }] : [])],
        },
        { statuscode: RequestStatus.submitting },
      ),
    ]);
    actors.push({ customer, persona, asked: new Map(), deeds: [] });
  }
  await tellMicrosoft(controls, words);
  const roles = await api.list<Row<typeof gdapDirectoryRole>>('gdap_directoryroles?$select=gdap_roletemplateid');
  const wanted = [first, ...ofAnother].map((mapping) => {
    const role = roles.find(({ gdap_directoryroleid: id }) => id === mapping.roleId);
    const group = groups.find(({ rowId }) => rowId === mapping.groupId);
    return `${group?.objectId} ${role?.gdap_roletemplateid}`;
  });
  return { actors, wanted };
}
