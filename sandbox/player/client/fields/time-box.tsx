import { TextField } from '@fluentui/react';
import * as React from 'react';
import type { FieldValue } from '../contracts';
import type { Locale } from '../format/locale';
import { ariaOf, type FieldProps } from './field-props';
import { parseTime } from './parse-date';
import { useLocale } from './use-locale';
import { useTyping, type Parsed } from './use-typing';

/** The time of day of a date that is there; without a date there is none. */
export function TimeBox(props: FieldProps): JSX.Element {
  const { control, inputId, value } = props;
  const locale = useLocale();
  const typing = useTyping(props, (shown) => showTime(shown, locale), (typed) => readTime(typed, value, locale));
  const { 'aria-labelledby': _day, 'aria-required': _required, ...aria } = ariaOf(props);
  return (
    <TextField
      id={`${inputId}-time`}
      {...aria}
      ariaLabel={`${control.label}, time`}
      invalid={props.isInvalid}
      disabled={!(value instanceof Date)}
      value={typing.text}
      placeholder="---"
      autoComplete="off"
      onChange={(_, text) => typing.type(text ?? '')}
      onBlur={typing.commit}
      onKeyDown={typing.commitOnEnter}
    />
  );
}

const showTime = (value: FieldValue, { tag, timeZone }: Locale): string =>
  value instanceof Date ? new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone }).format(value) : '';

function readTime(typed: string, date: FieldValue, locale: Locale): Parsed {
  if (!(date instanceof Date)) return { value: null };
  const time = parseTime(typed === '' ? '0:00' : typed);
  if (!time) return { error: `“${typed}” is not a time. Write it as ${showTime(new Date(2001, 0, 1, 14, 30), locale)}.` };
  return { value: new Date(date.getFullYear(), date.getMonth(), date.getDate(), time.hours, time.minutes) };
}
