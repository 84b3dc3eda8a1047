import type { Shape } from '../gateways/dataverse/gateway';
import type { AccountFacts, ContactFacts } from './matching/evidence';

/** Microsoft's account, as far as matching reads it. */
export interface AccountRow {
  readonly accountid: string;
  readonly name: string | null;
  readonly websiteurl: string | null;
  readonly emailaddress1: string | null;
}

/** Microsoft's contact, as far as matching reads it. */
export interface ContactRow {
  readonly contactid: string;
  readonly emailaddress1: string | null;
  /** An account, or another contact. */
  readonly _parentcustomerid_value: string | null;
}

export const accountShape: Shape = { select: ['accountid', 'name', 'websiteurl', 'emailaddress1'] };
export const contactShape: Shape = { select: ['contactid', 'emailaddress1', '_parentcustomerid_value'] };

/** Filters: of contacts those that can tell a domain. */
export const activeAccounts = 'statecode eq 0';
export const activeContacts = 'statecode eq 0 and emailaddress1 ne null and _parentcustomerid_value ne null';

export const accountFacts = ({ accountid: id, name, websiteurl, emailaddress1 }: AccountRow): AccountFacts => ({ id, name: name ?? '', website: websiteurl, email: emailaddress1 });
export const contactFacts = ({ _parentcustomerid_value: accountId, emailaddress1: email }: ContactRow): ContactFacts[] => (accountId ? [{ accountId, email }] : []);
