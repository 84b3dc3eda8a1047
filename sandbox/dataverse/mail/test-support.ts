import type { DataverseSettings } from '../../settings';
import { testDataverse, type TestDataverse } from '../http/test-support';
import { wellKnown } from '../storage/well-known';
import type { OutgoingMail } from './transport';

/** An environment with somebody who writes and somebody who is written to. */
export interface MailStage extends TestDataverse {
  /** The system administrator, with an address. */
  readonly user: string;
  readonly contact: string;
  /** The mail that has left. */
  readonly left: OutgoingMail[];
  /** The next mail is refused on its way. */
  refuseNext(): void;
  /** The next mail leaves, and nothing after that happens. */
  dieNext(): void;
  email(id: string): Promise<Record<string, unknown>>;
}

/** Mail leaves only when it is told to, unless the settings say otherwise. */
export async function openMailStage(settings: Partial<DataverseSettings> = {}): Promise<MailStage> {
  const left: OutgoingMail[] = [];
  let refuses = 0;
  let dies = 0;
  const transport = {
    send(mail: OutgoingMail) {
      if (refuses-- > 0) return false;
      left.push(mail);
      if (dies-- > 0) throw new Error('killed');
      return true;
    },
  };
  const dataverse = await testDataverse({ mailDeliveryMs: 3_600_000, ...settings }, transport);
  await dataverse.ask('PATCH', `systemusers(${wellKnown.administrator})`, { internalemailaddress: 'admin@contoso.example' });
  const contact = await dataverse.create('contacts', { firstname: 'Kim', lastname: 'Abercrombie', emailaddress1: 'kim@adatum.example' });
  return {
    ...dataverse,
    user: wellKnown.administrator,
    contact,
    left,
    refuseNext: () => void (refuses = 1),
    dieNext: () => void (dies = 1),
    email: async (id) => (await dataverse.ask('GET', `emails(${id})`)).body as Record<string, unknown>,
  };
}

/** The body of a new e-mail from the administrator to the contact. */
export const newEmail = ({ user, contact }: Pick<MailStage, 'user' | 'contact'>, more: object = {}) => ({
  subject: 'Subject',
  ...more,
  email_activity_parties: [
    { 'partyid_systemuser@odata.bind': `/systemusers(${user})`, participationtypemask: 1 },
    { 'partyid_contact@odata.bind': `/contacts(${contact})`, participationtypemask: 2 },
  ] as const,
});
