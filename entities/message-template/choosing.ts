import type { MessageKindName } from './facts';

/** What decides whether a message template is used. */
export interface CandidateMessage {
  readonly id: string;
  readonly kind: MessageKindName;
  /** null: for customers of every provider. */
  readonly providerId: string | null;
  /** null: for customers of every category. */
  readonly categoryId: string | null;
  /** Milliseconds since 1970. */
  readonly createdOn: number;
  /** Inactive templates are used no more. */
  readonly isActive: boolean;
}

/** Why a message has the text that it has: how specific the template is, or `builtIn` where none fits. */
export type MessageReason = 'providerAndCategory' | 'provider' | 'category' | 'everyone' | 'builtIn';

/** What a message is for. */
export interface MessagePurpose {
  readonly kind: MessageKindName;
  readonly providerId: string | null;
  /** Of the account; null = none. */
  readonly categoryId: string | null;
}

/**
 * The template of a message: the most specific that fits; of those equally specific the oldest; none where the
 * built-in text is used. Ids in lower case. Pure.
 */
export function messageTemplateFor<T extends CandidateMessage>(templates: readonly T[], purpose: MessagePurpose): { readonly template: T | undefined; readonly reason: MessageReason } {
  const [template] = templates.filter((candidate) => fits(candidate, purpose)).sort((a, b) => weight(b) - weight(a) || a.createdOn - b.createdOn || (a.id < b.id ? -1 : 1));
  return { template, reason: template ? reasonOf(template) : 'builtIn' };
}

const fits = ({ kind, providerId, categoryId, isActive }: CandidateMessage, purpose: MessagePurpose): boolean =>
  isActive && kind === purpose.kind && (providerId === null || providerId === purpose.providerId) && (categoryId === null || categoryId === purpose.categoryId);

const weight = ({ providerId, categoryId }: CandidateMessage): number => (providerId === null ? 0 : 1) + (categoryId === null ? 0 : 1);

function reasonOf({ providerId, categoryId }: CandidateMessage): MessageReason {
  if (providerId !== null) return categoryId !== null ? 'providerAndCategory' : 'provider';
  return categoryId !== null ? 'category' : 'everyone';
}

/** Which message goes out: whoever has been asked for all of it already is reminded. Pure. */
export function messageKindFor(requests: readonly { readonly sent: number; readonly isReplacement: boolean }[]): MessageKindName {
  if (requests.length > 0 && requests.every(({ sent }) => sent > 0)) return 'reminder';
  return requests.length > 0 && requests.every(({ isReplacement }) => isReplacement) ? 'replacement' : 'invitation';
}
