import { dayMs, daysLeft } from '../days-left';
import type { MessageFacts, MessageLanguageName, MessageRequest } from './facts';

const locales: Readonly<Record<MessageLanguageName, string>> = { english: 'en-GB', german: 'de-DE' };

/** What placeholders stand for in one language. */
interface Words {
  readonly administrators: (customer: string) => string;
  readonly greeting: (contact: string) => string;
  readonly greetingOfAll: (customer: string) => string;
  readonly days: (count: number) => string;
  readonly lessThanADay: string;
  readonly renews: string;
  readonly ends: string;
}

const words: Readonly<Record<MessageLanguageName, Words>> = {
  english: {
    administrators: (customer) => `administrators of ${customer}`,
    greeting: (contact) => `Dear ${contact},`,
    greetingOfAll: (customer) => `Dear administrators of ${customer},`,
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    lessThanADay: 'less than a day',
    renews: 'Microsoft then extends it by 180 days at a time, until one of us ends it. You can end it whenever you like.',
    ends: 'Then it ends by itself. You can end it earlier whenever you like.',
  },
  german: {
    administrators: (customer) => `Administratorinnen und Administratoren von ${customer}`,
    greeting: (contact) => `Guten Tag ${contact},`,
    greetingOfAll: (customer) => `Sehr geehrte Administratorinnen und Administratoren von ${customer},`,
    days: (count) => (count === 1 ? '1 Tag' : `${count} Tage`),
    lessThanADay: 'weniger als ein Tag',
    renews: 'Danach verlängert Microsoft ihn um jeweils 180 Tage, bis eine Seite ihn beendet. Sie können ihn jederzeit beenden.',
    ends: 'Danach endet er von selbst. Sie können ihn jederzeit früher beenden.',
  },
};

/** What the placeholders of one request stand for. Pure. */
export interface RequestView {
  readonly request: string;
  readonly roles: string;
  readonly duration: string;
  readonly renewal: string;
  readonly link: string;
  readonly lapseDate: string;
  readonly timeLeft: string;
  readonly endsOn: string;
}

/** @param rolesInLine for subjects: the roles' names alone, in one line */
export function requestView(request: MessageRequest, now: number, language: MessageLanguageName, rolesInLine = false): RequestView {
  const { days, lessThanADay, renews, ends } = words[language];
  const left = (count: number) => (count === 0 ? lessThanADay : days(count));
  const endsOn = request.replaces?.endsOn;
  return {
    request: oneLine(request.name),
    roles: rolesInLine ? rolesOf(request).map(({ name }) => name).join(', ') : rolesOf(request).map(({ name, description }) => (description ? `- ${name}: ${description}` : `- ${name}`)).join('\n'),
    duration: days(request.durationDays),
    renewal: request.autoRenew ? renews : ends,
    link: request.link.trim(),
    lapseDate: request.approvalDueOn === undefined ? '' : dayText(lastWholeDay(request.approvalDueOn, now), language),
    timeLeft: request.approvalDueOn === undefined || request.approvalDueOn <= now ? '' : left(daysLeft(request.approvalDueOn, now)),
    endsOn: endsOn === undefined || endsOn <= now ? '' : dayText(endsOn, language),
  };
}

/** What the placeholders stand for that are the same for all requests of a message. Pure. */
export function customerView({ customer: name, contact, partner }: MessageFacts, language: MessageLanguageName) {
  const { administrators, greeting, greetingOfAll } = words[language];
  const customer = oneLine(name);
  const person = oneLine(contact ?? '');
  return {
    customer,
    partner: oneLine(partner),
    contact: person === '' ? administrators(customer) : person,
    greeting: person === '' ? greetingOfAll(customer) : greeting(person),
  };
}

/** Each role once, by name: in a relationship a role is there once, whoever gets it. */
function rolesOf({ roles }: MessageRequest) {
  const each = new Map(roles.map(({ name, description }) => [oneLine(name), oneLine(description ?? '')]));
  return [...each].map(([name, description]) => ({ name, description })).sort((one, other) => one.name.localeCompare(other.name));
}

/** Whoever reads that a link is valid until a day counts on the whole of it, wherever he is. */
const lastWholeDay = (due: number, now: number): number => (due - dayMs > now ? due - dayMs : due);

/** By UTC: the same day for whoever looks at the preview and for the handlers who send it. */
const dayText = (moment: number, language: MessageLanguageName): string => new Date(moment).toLocaleDateString(locales[language], { dateStyle: 'long', timeZone: 'UTC' });

/**
 * Names have no lines, and turn no text around them: whatever else is in them cannot look like a line of ours. The
 * characters that are taken out set the direction of what follows them (Unicode Standard Annex 9); scripts that run from
 * right to left do so without them.
 */
export const oneLine = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
