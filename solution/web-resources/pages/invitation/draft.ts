import { messageKindFor, messageTemplateFor, type MessageReason } from '@gdap-manager/entities/message-template/choosing';
import { builtInMessages } from '@gdap-manager/entities/message-template/defaults';
import { htmlOf } from '@gdap-manager/entities/message-template/html';
import { renderMessage, type MessageKindName, type MessageLanguageName } from '@gdap-manager/entities/message-template/message';
import { text } from '../../shared/text';
import type { Message } from './messages';
import type { Recipient } from './recipients';
import type { Template } from './templates';

/** A message as it stands on the page. */
export interface Draft {
  readonly message: Message;
  readonly recipient: Recipient | undefined;
  /** undefined: the built-in text. */
  readonly template: Template | undefined;
  /** Why it is this template; undefined where staff chose it. */
  readonly reason: MessageReason | undefined;
  /** What staff wrote in place of what the template says. */
  readonly edited: { readonly subject: string; readonly text: string } | undefined;
}

/** What a customer will read. */
export interface Content {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Placeholders that stand for nothing. */
  readonly unknown: readonly string[];
  readonly lacksLink: boolean;
}

/** Which message it is. Pure. */
export const kindOf = ({ requests }: Message): MessageKindName => messageKindFor(requests);

/** A message before anybody has touched it. Pure. */
export function draftOf(message: Message, templates: readonly Template[]): Draft {
  const { template, reason } = messageTemplateFor(templates, { kind: kindOf(message), providerId: message.partner.id, categoryId: message.company.categoryId ?? null });
  return { message, recipient: message.recipient, template, reason, edited: undefined };
}

/** What the message says. Pure. @param now the environment's time */
export function contentOf(draft: Draft, now: number): Content {
  const { edited, message } = draft;
  const rendered = rendering(draft, now);
  if (!edited) return rendered;
  const links = message.requests.map(({ link }) => link ?? '');
  const filled = `${rendered.subject}\n${rendered.text}`;
  const written = `${edited.subject}\n${edited.text}`;
  // What somebody writes himself is not filled in; what stands in names and descriptions is text.
  const unknown = [...new Set([...rendered.unknown.filter((tag) => written.includes(tag)), ...tagsIn(written).filter((tag) => !filled.includes(tag))])];
  return { subject: edited.subject.trim(), text: edited.text, html: htmlOf(edited.text, links), unknown, lacksLink: links.some((link) => link === '' || !edited.text.includes(link)) };
}

const tagsIn = (value: string): string[] => value.match(/\{\{[^{}]*\}\}/g) ?? [];

function rendering({ message: { company, partner, requests, ...message }, recipient, template }: Draft, now: number): Content {
  if (requests.length === 0) return { subject: '', text: '', html: '', unknown: [], lacksLink: true };
  const language: MessageLanguageName = template?.language ?? partner.language;
  return renderMessage(
    template ?? builtInMessages[language][kindOf({ company, partner, requests, ...message })],
    {
      customer: company.name,
      contact: recipient?.kind === 'contact' ? recipient.name : undefined,
      partner: partner.name,
      now,
      requests: requests.map(({ link, isReplacement, replacedEndsOn, ...request }) => ({ ...request, link: link ?? '', ...(isReplacement ? { replaces: { endsOn: replacedEndsOn } } : {}) })),
    },
    language,
  );
}

/**
 * Why the message cannot be sent as it is, and what to do; empty where it can. Pure but for the texts.
 * @param canSend whether the person has an address
 */
export function obstaclesOf({ message, recipient, edited }: Draft, content: Content, canSend: boolean): string[] {
  if (message.requests.length === 0) return message.leftOut.map(({ request, reason }) => text('Invite_RequestReason', request.name, reason));
  return [
    ...(canSend ? [] : [text('Invite_NoOwnAddress')]),
    ...(recipient === undefined ? [text('Invite_NoRecipient', message.company.name)] : []),
    ...(recipient?.against === undefined ? [] : [text('Invite_RecipientAgainst', recipient.name, recipient.against)]),
    ...(content.unknown.length === 0 ? [] : [text(edited ? 'Invite_UnknownEdited' : 'Invite_Unknown', content.unknown.join(', '))]),
    ...(content.subject === '' ? [text('Invite_NoSubject')] : []),
    ...(content.lacksLink ? [text(edited ? 'Invite_LinkMissing' : 'Invite_LinkMissingInTemplate')] : []),
  ];
}
