import * as React from 'react';
import type { FieldValue } from '../contracts';
import { formatDate, formatDateTime } from '../format/dates';
import type { Locale } from '../format/locale';
import { DayBox } from './day-box';
import type { FieldProps } from './field-props';
import { ReadOnlyText } from './read-only-text';
import { TimeBox } from './time-box';
import { useLocale } from './use-locale';

/** A day, or a day and a time of day in the user's zone. */
export function DateField(props: FieldProps): JSX.Element {
  const { column, value, isReadOnly, setValue } = props;
  const locale = useLocale();
  const hasTime = column.format !== 'date' && column.behavior !== 'dateOnly';
  if (isReadOnly) return <ReadOnlyText field={props} text={showDate(value, hasTime, locale)} />;
  if (!hasTime) return <DayBox {...props} />;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', gap: 4 }}>
      <DayBox {...props} setValue={(day) => setValue(joinDayAndTime(day, value))} />
      <TimeBox {...props} />
    </div>
  );
}

const showDate = (value: FieldValue, hasTime: boolean, locale: Locale): string =>
  value instanceof Date ? (hasTime ? formatDateTime(value, locale) : formatDate(value, locale)) : '';

/** Another day at the time of day that was there. */
function joinDayAndTime(day: FieldValue, before: FieldValue): FieldValue {
  if (!(day instanceof Date) || !(before instanceof Date)) return day;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), before.getHours(), before.getMinutes());
}
