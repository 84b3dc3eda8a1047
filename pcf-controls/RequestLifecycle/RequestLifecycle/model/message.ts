import { messageKindFor, messageTemplateFor } from '@gdap-manager/entities/message-template/choosing';
import { builtInMessages } from '@gdap-manager/entities/message-template/defaults';
import { renderMessage, type RenderedMessage } from '@gdap-manager/entities/message-template/message';
import type { MessageParts } from '../data/store';
import type { Request } from './types';

/** The message that asks the customer of a request to approve, from the template that applies. Pure. @param now the environment's time */
export function messageFor(request: Request, link: string, { roles, templates }: MessageParts, now: number): RenderedMessage {
  const kind = messageKindFor([{ sent: request.invitation.sent, isReplacement: request.isReplacement }]);
  const { template } = messageTemplateFor(templates, { kind, providerId: request.providerId ?? null, categoryId: request.categoryId ?? null });
  const language = template?.language ?? request.language;
  const { customer, partner, autoRenew, approvalDueOn } = request;
  const asked = { name: request.name, roles, durationDays: request.durationDays ?? 0, autoRenew, link, approvalDueOn, ...(request.isReplacement ? { replaces: { endsOn: request.replacedEndsOn } } : {}) };
  return renderMessage(template ?? builtInMessages[language][kind], { customer, contact: request.invitation.contact, partner, now, requests: [asked] }, language);
}
