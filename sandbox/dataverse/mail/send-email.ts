import type { Caller, Environment, StoredRow } from '../environment';
import { emailIncoming, emailNotDraft, missingMiscPrivilege } from '../errors';
import type { Table } from '../metadata/catalog';
import { storedMoment } from '../query/moments';
import type { Rows } from '../records';
import { quoted } from '../storage/database';
import { type EmailParties, partiesOf } from './parties';
import { EmailStatus } from './status';

/** What sending needs. */
interface Sending {
  readonly environment: Environment;
  readonly rows: Pick<Rows, 'update'>;
  readonly caller: Caller;
  /** Whether a user has a privilege that belongs to no table. */
  readonly may: (privilege: 'prvSendAsUser') => boolean;
}

/**
 * Accepts an e-mail for sending: from now on it is *Pending Send*. Addresses are those of this moment and stay in the
 * e-mail. Without `issueSend` it only counts as sent.
 * Source: Microsoft Learn, "SendEmail Action".
 * @returns the subject, as the action answers it
 * @throws DataverseError 400 where it is no draft any more, or has no single sender or no recipient who can be written to; 403
 */
export function sendEmail({ environment, rows, caller, may }: Sending, email: StoredRow, issueSend: boolean): string | null {
  const table = environment.catalog().table('email') as Table;
  const id = String(email.activityid);
  caller.access.demandRow('Write', table, email);
  if (email.statuscode !== EmailStatus.draft) throw emailNotDraft();
  if (email.directioncode === 0) throw emailIncoming();
  const parties = partiesOf(environment, id);
  demandSender(caller, parties, may);
  environment.transaction(() => {
    for (const { activityPartyId, address } of [parties.sender, ...parties.to, ...parties.cc, ...parties.bcc]) setAddress(environment, activityPartyId, address);
    rows.update(table, id, {
      ...senderColumns(parties),
      torecipients: joined(parties.to.map(({ address }) => address)),
      ...(issueSend
        ? { statecode: 1, statuscode: EmailStatus.pendingSend }
        : { statecode: 1, statuscode: EmailStatus.sent, senton: storedMoment(environment.clock.now()), actualend: storedMoment(environment.clock.now()) }),
    }, caller);
  });
  return (email.subject as string | null) ?? null;
}

/**
 * Whoever sends in another's name needs the privilege, or that other person's leave. A queue is nobody's name.
 * Source: Microsoft Learn, "Miscellaneous privileges", Send Email as Another User; "Set personal options", Email tab.
 */
function demandSender({ userId, access }: Caller, { sender: { row } }: EmailParties, may: Sending['may']): void {
  if (row?.table !== 'systemuser' || row.id === userId || access.isUnlimited) return;
  if (row.values.isallowedbyusertosendemail === 1 || may('prvSendAsUser')) return;
  throw missingMiscPrivilege(userId, 'prvSendAsUser');
}

const senderColumns = ({ sender: { row, address } }: EmailParties): StoredRow =>
  ({ sender: address, emailsender: row?.id ?? null, emailsenderobjecttypecode: row?.table ?? null });

/** As the column holds it: `;` between addresses and after the last one. Cut where it is full: the parties have them all. */
const joined = (addresses: readonly string[]) => addresses.map((address) => `${address};`).join('').slice(0, 500);

function setAddress({ database, nextVersion }: Environment, activityPartyId: string, address: string): void {
  database.prepare(`UPDATE ${quoted('activityparty')} SET addressused = ?, versionnumber = ? WHERE activitypartyid = ?`).run(address.slice(0, 200), nextVersion(), activityPartyId);
}
