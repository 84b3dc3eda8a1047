import { formattedValue } from '../format/cells';
import type { LookupValue, WebApiRow } from '../player';

/** Something that was done or is to be done about a row, as a timeline shows it. */
export interface Activity {
  readonly id: string;
  /** Logical name of its table, such as `email`. */
  readonly type: string;
  readonly subject: string;
  /** Label of its status reason. */
  readonly status: string;
  /** ISO 8601 UTC: when it ended, else when it last changed. */
  readonly when: string;
  readonly owner?: string;
  /** Of e-mails: what is only in their own table. */
  readonly email?: Email;
}

export interface Email {
  readonly from: readonly Party[];
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly bcc: readonly Party[];
  /** Markup or plain text, as it was written. */
  readonly body: string;
}

/** Who takes part in an e-mail. */
export interface Party {
  readonly name: string;
  readonly address?: string;
  /** The row that it is; absent: an address alone. */
  readonly row?: LookupValue;
}

/** A row of `activitypointers`. */
export function activityOf(row: WebApiRow, email?: WebApiRow): Activity {
  const type = text(row.activitytypecode) ?? '';
  const owner = text(row[`_ownerid_value${formattedValue}`]);
  return {
    id: text(row.activityid) ?? '',
    type,
    subject: text(row.subject) || '(no subject)',
    // Activities of all kinds have few status reasons in common: an e-mail's own say more.
    status: statusOf(email) ?? statusOf(row) ?? '',
    when: text(row.actualend) ?? text(row.modifiedon) ?? '',
    ...(owner && { owner }),
    ...(email && { email: emailOf(email) }),
  };
}

/** A row of `emails` with its parties expanded. */
export function emailOf(row: WebApiRow): Email {
  const parties = Array.isArray(row.email_activity_parties) ? (row.email_activity_parties as WebApiRow[]) : [];
  const inRole = (mask: number) => parties.filter(({ participationtypemask }) => participationtypemask === mask).map(partyOf);
  return { from: inRole(Role.Sender), to: inRole(Role.To), cc: inRole(Role.Cc), bcc: inRole(Role.Bcc), body: text(row.description) ?? '' };
}

/** `activityparty.participationtypemask`. Source: Microsoft Learn, "ActivityParty table". */
const Role = { Sender: 1, To: 2, Cc: 3, Bcc: 4 } as const;

function partyOf(row: WebApiRow): Party {
  const id = text(row._partyid_value);
  const name = text(row[`_partyid_value${formattedValue}`]);
  const table = text(row['_partyid_value@Microsoft.Dynamics.CRM.lookuplogicalname']);
  const address = text(row.addressused) ?? text(row.unresolvedpartyname);
  return {
    name: name ?? address ?? '(no name)',
    ...(address && { address }),
    ...(id && table && { row: { id, entityType: table, ...(name && { name }) } }),
  };
}

const statusOf = (row: WebApiRow | undefined) => text(row?.[`statuscode${formattedValue}`]) ?? text(row?.[`statecode${formattedValue}`]);

/** `Ada <ada@example.com>`: a name that is the address says it once. */
export const partyText = ({ name, address }: Party): string => (address && address !== name ? `${name} <${address}>` : name);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
