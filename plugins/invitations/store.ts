import type { StoredMessage } from '@gdap-manager/entities/message-template/stored';
import type { Change } from '../gateways/dataverse/gateway';
import type { MailOutcome } from '../mail/send-once';
import type { ContactFacts, RequestFacts, RequestHead } from './model';

/** A request that is to be looked at, and since when it is due. */
export interface DueRequest {
  readonly id: string;
  /** As the row has it. */
  readonly nextReminderOn: string;
}

/** Whose requests wait for something that staff put right. */
export type Concerned = { readonly accountId: string } | { readonly contactId: string } | { readonly providerId: string } | { readonly all: true };

/** What invitations need of Dataverse. Every method throws ServiceError. */
export interface InvitationStore {
  head(requestId: string): Promise<RequestHead | undefined>;
  /** The requests of a customer that wait for approval, or will. */
  ofAccount(accountId: string): Promise<readonly RequestFacts[]>;
  /** The requests that an e-mail is being sent for. */
  ofMail(mailId: string): Promise<readonly RequestHead[]>;
  /** The customer's own contacts. */
  contactsOf(accountId: string): Promise<readonly ContactFacts[]>;
  templates(): Promise<readonly StoredMessage[]>;
  /** All of it, or nothing. @throws ConcurrencyError, OutcomeUnknownError as `changeTogether` */
  write(changes: readonly Change[]): Promise<void>;
  /** Where an e-mail stands. */
  standing(mailId: string): Promise<MailOutcome | 'draft'>;
  /** Sends an e-mail where that has not been done yet. */
  send(mailId: string): Promise<MailOutcome>;

  /** Whose next reminder or check is due. */
  due(now: number): AsyncIterable<readonly DueRequest[]>;
  /** Whose e-mail has been under way since before a moment. */
  stuck(before: number): Promise<readonly string[]>;
  /** Wait for approval and are to be written to, by themselves or because staff wish it, and nobody has done it yet. */
  unasked(): Promise<readonly Pick<RequestHead, 'id' | 'etag'>[]>;
  /** Wait for approval and for something that was put right. */
  waiting(of: Concerned): Promise<readonly string[]>;
}
