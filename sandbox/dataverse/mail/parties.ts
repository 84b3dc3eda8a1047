import type { Environment, StoredRow } from '../environment';
import { emailAddressMissing, emailNotAllowed, emailRecipientMissing, emailRecipientUnresolved, emailSenderMissing, emailSendersSeveral, emailSenderUnfit, emailSenderUnresolved, rowNotFound } from '../errors';
import { readPlatformRow } from '../storage/platform-rows';

/** `participationtypemask` of those who matter to an e-mail. */
export const Participation = { sender: 1, to: 2, cc: 3, bcc: 4 } as const;

/** Where the address stands, by the table of the party. The tables that may send are among them. */
const ADDRESS: Readonly<Record<string, string>> = { account: 'emailaddress1', contact: 'emailaddress1', systemuser: 'internalemailaddress', queue: 'emailaddress' };
const MAY_SEND: ReadonlySet<string> = new Set(['systemuser', 'queue']);

/** Somebody who takes part in an e-mail, with the address of this moment. */
export interface Party {
  readonly activityPartyId: string;
  /** Undefined: an address that belongs to no row. */
  readonly row: { readonly table: string; readonly id: string; readonly values: StoredRow } | undefined;
  readonly address: string;
}

export interface EmailParties {
  readonly sender: Party;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly bcc: readonly Party[];
}

/**
 * Who an e-mail is from and for, with their addresses as they are now.
 * @throws DataverseError 400 for whatever keeps the e-mail from being sent
 */
export function partiesOf(environment: Environment, emailId: string): EmailParties {
  const rows = environment.database
    .prepare('SELECT activitypartyid, partyid, partyobjecttypecode, participationtypemask, addressused FROM activityparty WHERE activityid = ? ORDER BY rowid')
    .all(emailId) as PartyRow[];
  const [sender, second] = rows.filter(({ participationtypemask }) => participationtypemask === Participation.sender);
  if (!sender) throw emailSenderMissing();
  if (second) throw emailSendersSeveral();
  const recipients = (kind: number) => rows.filter(({ participationtypemask }) => participationtypemask === kind).map((row) => recipientOf(environment, row));
  const parties: EmailParties = {
    sender: senderOf(environment, sender),
    to: recipients(Participation.to),
    cc: recipients(Participation.cc),
    bcc: recipients(Participation.bcc),
  };
  if (parties.to.length + parties.cc.length + parties.bcc.length === 0) throw emailRecipientMissing();
  return parties;
}

interface PartyRow {
  readonly activitypartyid: string;
  readonly partyid: string | null;
  readonly partyobjecttypecode: string | null;
  readonly participationtypemask: number | null;
  readonly addressused: string | null;
}

function senderOf(environment: Environment, party: PartyRow): Party {
  const { partyid, partyobjecttypecode } = party;
  if (partyid === null || partyobjecttypecode === null) throw emailSenderUnresolved();
  if (!MAY_SEND.has(partyobjecttypecode)) throw emailSenderUnfit(partyobjecttypecode);
  return resolved(environment, party, partyobjecttypecode, partyid);
}

/**
 * An address alone, without a row that has it, is refused: an environment allows that only where its administrator says
 * so (Microsoft Learn, "Resolve an unresolved email recipient").
 */
function recipientOf(environment: Environment, party: PartyRow): Party {
  const { partyid, partyobjecttypecode } = party;
  if (partyid === null || partyobjecttypecode === null) throw emailRecipientUnresolved();
  const found = resolved(environment, party, partyobjecttypecode, partyid);
  if (found.row?.values.donotemail === 1) throw emailNotAllowed(partyobjecttypecode, partyid);
  return found;
}

function resolved(environment: Environment, { activitypartyid }: PartyRow, table: string, id: string): Party {
  const values = readPlatformRow(environment, table, id);
  if (!values) throw rowNotFound(table, id);
  const address = values[ADDRESS[table] ?? ''];
  if (typeof address !== 'string' || address.trim() === '') throw emailAddressMissing(table, id);
  return { activityPartyId: activitypartyid, row: { table, id, values }, address: address.trim() };
}
