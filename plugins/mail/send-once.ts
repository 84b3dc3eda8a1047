import { meaningOf } from '../failures';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { momentOf } from '../gateways/dataverse/moments';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { emails, MailStatus } from './mail';
import { deliveryFailedText, refusalText } from './refusal';

/** Where an e-mail stands. */
export type MailOutcome =
  /** It has left: when, in milliseconds since 1970, and to which addresses. */
  | { readonly kind: 'sent'; readonly on: number | undefined; readonly to: string }
  /** Dataverse has it and will send it, or nobody knows yet: look again. @param isDraft it has not been taken: ask again */
  | { readonly kind: 'sending'; readonly isDraft?: true }
  /** It did not leave, and will not by itself. @param message what staff must do */
  | { readonly kind: 'failed'; readonly message: string; readonly failure?: ServiceFailure }
  /** Somebody deleted or cancelled it. */
  | { readonly kind: 'gone' };

/** What sending needs of Dataverse. */
export type MailGateway = Pick<DataverseGateway, 'retrieve' | 'perform'>;

interface MailRow {
  readonly statuscode: number;
  readonly senton: string | null;
  readonly torecipients: string | null;
}

/**
 * Sends an e-mail that was written as a draft, or says where it stands: safe to repeat. What was asked to be sent is
 * no draft any more, so asking again cannot send it twice; an answer that did not come is found by reading.
 * @throws ServiceError where Dataverse cannot be read
 */
export async function sendOnce(dataverse: MailGateway, id: string): Promise<MailOutcome> {
  const before = await mailStanding(dataverse, id);
  if (before !== 'draft') return before;
  try {
    await dataverse.perform(emails, id, 'Microsoft.Dynamics.CRM.SendEmail', { IssueSend: true });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const after = await mailStanding(dataverse, id);
    if (after !== 'draft') return after;
    return meaningOf(error.failure) === 'later' ? { kind: 'sending', isDraft: true } : { kind: 'failed', message: refusalText(error.failure), failure: error.failure };
  }
  const after = await mailStanding(dataverse, id);
  return after === 'draft' ? { kind: 'sending', isDraft: true } : after;
}

/** Where an e-mail stands, without sending it. @throws ServiceError where Dataverse cannot be read */
export async function mailStanding(dataverse: Pick<DataverseGateway, 'retrieve'>, id: string): Promise<MailOutcome | 'draft'> {
  const row = await dataverse.retrieve<MailRow>(emails, id, { select: ['statuscode', 'senton', 'torecipients'] });
  switch (row?.statuscode) {
    case undefined:
    case MailStatus.canceled:
      return { kind: 'gone' };
    case MailStatus.draft:
      return 'draft';
    case MailStatus.pendingSend:
    case MailStatus.sending:
      return { kind: 'sending' };
    case MailStatus.failed:
      return { kind: 'failed', message: deliveryFailedText };
    default:
      return { kind: 'sent', on: momentOf(row?.senton) ?? undefined, to: (row?.torecipients ?? '').split(';').filter((address) => address !== '').join(', ') };
  }
}
