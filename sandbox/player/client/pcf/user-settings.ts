import type { Player } from '../player';
import { localeOf } from '../format/locale';
import { createGlobalContext } from '../xrm/global-context';

/** `context.userSettings`: who is there, and how dates and numbers are written in the language. */
export function userSettings(player: Player): object {
  const { userSettings: { userId, userName, securityRoles } } = createGlobalContext(player);
  const { languageId } = player.session;
  const { tag } = localeOf(languageId);
  return {
    userId, userName, securityRoles, languageId, isRTL: false,
    getTimeZoneOffsetMinutes: (date?: Date) => -(date ?? player.now()).getTimezoneOffset(),
    dateFormattingInfo: dateFormattingInfo(tag),
    numberFormattingInfo: numberFormattingInfo(tag),
  };
}

function dateFormattingInfo(tag: string): object {
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]) =>
    dates.map((date) => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(date));
  // 4 January 1970 was a Sunday.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(1970, 0, 4 + day)));
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(1970, month, 1)));
  const parts = new Intl.DateTimeFormat(tag).formatToParts(new Date(0));
  const pattern = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options).formatToParts(new Date(0)).map(patternPart).join('');
  return {
    dayNames: names({ weekday: 'long' }, days), abbreviatedDayNames: names({ weekday: 'short' }, days), shortestDayNames: names({ weekday: 'narrow' }, days),
    monthNames: names({ month: 'long' }, months), abbreviatedMonthNames: names({ month: 'short' }, months),
    dateSeparator: parts.find(({ type }) => type === 'literal')?.value ?? '/', timeSeparator: ':', amDesignator: 'AM', pmDesignator: 'PM',
    firstDayOfWeek: tag === 'en-US' ? 0 : 1,
    shortDatePattern: pattern({ year: 'numeric', month: 'numeric', day: 'numeric' }), shortTimePattern: pattern({ hour: 'numeric', minute: '2-digit' }),
  };
}

/** .NET's letters for the parts of a date. */
const patternPart = ({ type, value }: Intl.DateTimeFormatPart): string => {
  const isPadded = value.length > 1;
  const letters: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {
    year: 'yyyy', month: isPadded ? 'MM' : 'M', day: isPadded ? 'dd' : 'd', hour: 'h', minute: 'mm', dayPeriod: 'tt',
  };
  return letters[type] ?? value;
};

function numberFormattingInfo(tag: string): object {
  const parts = new Intl.NumberFormat(tag).formatToParts(-1234567.8);
  const part = (type: Intl.NumberFormatPartTypes, otherwise: string) => parts.find((each) => each.type === type)?.value ?? otherwise;
  return {
    numberDecimalSeparator: part('decimal', '.'), numberGroupSeparator: part('group', ','), negativeSign: part('minusSign', '-'), positiveSign: '+',
    numberDecimalDigits: 2, numberGroupSizes: [3], percentSymbol: '%',
  };
}
