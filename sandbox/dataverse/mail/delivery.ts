import type { ChangeListener, Environment, StoredRow } from '../environment';
import type { Table } from '../metadata/catalog';
import { storedMoment } from '../query/moments';
import type { Rows } from '../records';
import { readPlatformRow } from '../storage/platform-rows';
import { systemCaller } from './system-caller';
import { EmailStatus } from './status';
import { Participation } from './parties';
import type { MailTransport, OutgoingMail } from './transport';

/** Carries away what is *Pending Send*, as server-side synchronisation does. */
export interface MailDelivery extends ChangeListener {
  /** Carries away everything that waits, now. */
  settle(): void;
  close(): void;
}

/** At once: more of them wait for the next turn, so that no call waits for thousands of mails. */
const AT_ONCE = 200;

/**
 * Mail leaves some moments after it was accepted, whatever becomes of the process in between: what waits is what the
 * rows say. A mail that has left and could not be marked any more has the same key the next time.
 */
export function createMailDelivery(environment: Environment, transport: MailTransport | undefined): MailDelivery & { use(rows: Pick<Rows, 'update'>): void } {
  const { database, settings, clock } = environment;
  let rows: Pick<Rows, 'update'> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const pending = (limit: number) =>
    database.prepare('SELECT * FROM email WHERE statuscode = ? AND directioncode = 1 ORDER BY modifiedon, activityid LIMIT ?').all(EmailStatus.pendingSend, limit) as StoredRow[];

  function wake(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (deliver(AT_ONCE) === AT_ONCE) wake();
    }, settings.mailDeliveryMs).unref();
  }

  function deliver(limit: number): number {
    if (!rows) return 0;
    const waiting = pending(limit);
    for (const email of waiting) deliverOne(rows, email);
    return waiting.length;
  }

  function deliverOne(writer: Pick<Rows, 'update'>, email: StoredRow): void {
    const now = clock.now();
    const attempts = Number(email.deliveryattempts ?? 0);
    const mail = outgoing(environment, email, attempts, now);
    const left = mail !== undefined && mailboxOf(environment, email) && (transport?.send(mail) ?? true);
    writer.update(environment.catalog().table('email') as Table, String(email.activityid), {
      deliveryattempts: attempts + 1,
      ...(left
        ? { statecode: 1, statuscode: EmailStatus.sent, senton: storedMoment(now), actualend: storedMoment(now), messageid: `<${mail.key}@${settings.organizationDomain}>` }
        : { statecode: 0, statuscode: EmailStatus.failed }),
    }, systemCaller(environment));
  }

  return {
    use(writer) {
      rows = writer;
      if (pending(1).length > 0) wake();
    },
    changed({ table, after }) {
      if (table === 'email' && after?.statuscode === EmailStatus.pendingSend) wake();
    },
    settle() {
      while (deliver(AT_ONCE) === AT_ONCE);
    },
    close() {
      clearTimeout(timer);
      rows = undefined;
    },
  };
}

/** Undefined where there is nobody to write to: somebody set the status by hand. */
function outgoing({ database }: Environment, email: StoredRow, attempts: number, now: Date): OutgoingMail | undefined {
  const id = String(email.activityid);
  const parties = database.prepare('SELECT participationtypemask AS kind, addressused AS address FROM activityparty WHERE activityid = ? ORDER BY rowid').all(id) as { kind: number; address: string | null }[];
  const addresses = (kind: number) => parties.flatMap((party) => (party.kind === kind && party.address ? [party.address] : []));
  const [sender] = addresses(Participation.sender);
  const recipients = addresses(Participation.to);
  const [cc, bcc] = [addresses(Participation.cc), addresses(Participation.bcc)];
  if (sender === undefined || recipients.length + cc.length + bcc.length === 0) return undefined;
  return {
    key: `${id}.${attempts}`,
    sentAt: now.toISOString(),
    sender, recipients, cc, bcc,
    subject: String(email.subject ?? ''),
    body: String(email.description ?? ''),
    activityId: id,
    regarding: email.regardingobjectid ? { table: String(email.regardingobjecttypecode), id: String(email.regardingobjectid) } : null,
  };
}

/** Whether the sender's mailbox is set up for sending. Rows older than these columns count as set up. */
function mailboxOf(environment: Environment, { emailsender, emailsenderobjecttypecode }: StoredRow): boolean {
  if (emailsenderobjecttypecode !== 'systemuser' || typeof emailsender !== 'string') return true;
  const user = readPlatformRow(environment, 'systemuser', emailsender);
  return (user?.outgoingemaildeliverymethod ?? 2) !== 0 && (user?.emailrouteraccessapproval ?? 1) === 1;
}
