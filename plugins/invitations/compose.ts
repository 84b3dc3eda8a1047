import { messageTemplateFor } from '@gdap-manager/entities';
import { builtInMessages } from '@gdap-manager/entities/message-template/defaults';
import type { MessageKindName } from '@gdap-manager/entities/message-template/facts';
import { messageProblemText, problemsOfTemplate, renderMessage } from '@gdap-manager/entities/message-template/message';
import type { StoredMessage } from '@gdap-manager/entities/message-template/stored';
import { problems } from './messages';
import type { RequestFacts } from './model';

/** What a message says, or why it cannot be said. */
export type Composed = { readonly kind: 'composed'; readonly subject: string; readonly html: string } | { readonly kind: 'unfit'; readonly problem: string };

/**
 * The message to one customer about its requests, from the template that is for it. A template with a placeholder that
 * stands for nothing, or without the link, sends nothing. Pure.
 * @param requests of one customer and one provider; one at least
 */
export function compose(requests: readonly RequestFacts[], kind: MessageKindName, contact: string | undefined, templates: readonly StoredMessage[], now: number): Composed {
  const [first] = requests;
  const provider = first?.provider;
  const account = first?.account;
  const { template } = messageTemplateFor(templates, { kind, providerId: provider?.id ?? null, categoryId: account?.categoryId ?? null });
  const wrong = template ? problemsOfTemplate(template) : [];
  if (template && wrong.length > 0) return unfit(template, wrong.map((problem) => messageProblemText(problem)).join(' '));
  const language = template?.language ?? provider?.language ?? 'english';
  const facts = { customer: account?.name ?? '', contact, partner: provider?.name ?? '', now, requests: requests.map(messageRequest) };
  const { subject, html, unknown, lacksLink } = renderMessage(template ?? builtInMessages[language][kind], facts, language);
  if (template && (lacksLink || unknown.length > 0)) return unfit(template, messageProblemText(lacksLink ? { code: 'noLink' } : { code: 'unknown', part: 'body', tags: unknown }));
  return { kind: 'composed', subject, html };
}

const unfit = ({ name }: StoredMessage, what: string): Composed => ({ kind: 'unfit', problem: problems.template(name, what) });

const messageRequest = ({ name, roles, durationDays, autoRenew, link, approvalDueOn, isReplacement, replacedEndsOn }: RequestFacts) => ({
  name, roles, durationDays, autoRenew, link: link ?? '', approvalDueOn: approvalDueOn ?? undefined,
  ...(isReplacement ? { replaces: { endsOn: replacedEndsOn ?? undefined } } : {}),
});
