import { gdapProvider, globalAdministratorRoleId, RequestStatus, SendInvitations } from '@gdap-manager/entities';
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

/** The customers with their contacts, and a first request to each, submitted. */
export async function populate({ api, controls, groups }: Stack, count: number, random: Random): Promise<Actor[]> {
  await api.update(`${gdapProvider.entitySetName}(${providerId})`, {
    gdap_sendinvitations: SendInvitations.all, gdap_reminderdays: '7, 21, 45, 75', gdap_renewaldays: 60,
    'gdap_SenderId@odata.bind': `/systemusers(${staff[0]!.id})`,
  });
  const [first, second] = await recommendedMappings(api, groups);
  const [globalAdministrator] = await api.list<{ gdap_directoryroleid: string }>(`gdap_directoryroles?$select=gdap_directoryroleid&$filter=gdap_roletemplateid eq '${globalAdministratorRoleId}'`);
  if (!first || !second || !globalAdministrator) throw new Error('The role catalogue has not been read.');

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
          mappings: [first, second, ...(persona === 'administrator' ? [{ roleId: globalAdministrator.gdap_directoryroleid, ...(first.groupId ? { groupId: first.groupId } : {}) }] : [])],
        },
        { statuscode: RequestStatus.submitting },
      ),
    ]);
    actors.push({ customer, persona, asked: new Map(), deeds: [] });
  }
  await tellMicrosoft(controls, words);
  return actors;
}
