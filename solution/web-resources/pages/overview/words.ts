import type { FindingKind } from '@gdap-manager/entities/finding/table';
import type { WaitingOn } from '@gdap-manager/entities/waiting-on';
import { countedOrNone, text } from '../../shared/text';
import { ages, type Bar, type Series } from './figures';

/** Texts of the page, by the names that the definitions have. */
const whom: Readonly<Record<keyof typeof WaitingOn, string>> = {
  nobody: 'Overview_Nobody', staff: 'Overview_Staff', customer: 'Overview_Customer', microsoft: 'Overview_Microsoft', indirectProvider: 'Overview_IndirectProvider',
};
const outlook: Readonly<Record<Series, string>> = {
  atRisk: 'Overview_AtRisk', replacing: 'Overview_Replacing', later: 'Overview_Later', renews: 'Overview_Renews', ends: 'Overview_Ends', none: 'Overview_NotJudged',
};
const finding: Readonly<Record<keyof typeof FindingKind, string>> = {
  onlyHere: 'Overview_OnlyHere', onlyAtMicrosoft: 'Overview_OnlyAtMicrosoft', differs: 'Overview_Differs', duplicate: 'Overview_Superseded',
};

export const whomText = (name: keyof typeof WaitingOn): string => text(whom[name]);
export const outlookText = (name: Series): string => text(outlook[name]);
export const findingText = (name: keyof typeof FindingKind): string => text(finding[name]);

/** The heading of a column of ages, days. */
export const ageText = (index: number): string => {
  const [from, to] = [(ages[index - 1] ?? -1) + 1, ages[index]];
  return to === undefined ? text('Overview_Over', from - 1) : from === 0 ? text('Overview_UpTo', to) : text('Overview_Between', from, to);
};

export const daysText = (days: number): string => countedOrNone('Overview_Days', days);

const language = () => document.documentElement.lang || 'en';

/** A day, such as `12 Dec 2026`. @param moment milliseconds since 1970 */
export const dayText = (moment: number): string =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(moment);

/** A moment on the clock of whoever looks. */
export const momentText = (moment: number): string =>
  new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), { dateStyle: 'medium', timeStyle: 'short' }).format(moment);

/** A month, such as `December 2026`, or what a bar stands for that is none. */
export function barText({ kind, month }: Bar, short = false): string {
  if (kind === 'overdue') return text('Overview_Overdue');
  if (kind === 'after') return text('Overview_After');
  const format = { month: short ? 'short' : 'long', year: short ? '2-digit' : 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : language(), format).format(Date.UTC(Math.floor(month / 12), month % 12));
}
