import { Calendar, Callout, DirectionalHint, FocusTrapZone, IconButton, TextField } from '@fluentui/react';
import * as React from 'react';
import type { FieldValue } from '../contracts';
import { formatDate } from '../format/dates';
import type { Locale } from '../format/locale';
import { usePlayer } from '../player';
import { ariaOf, type FieldProps } from './field-props';
import { parseDay } from './parse-date';
import { useLocale } from './use-locale';
import { useTyping, type Parsed } from './use-typing';

/** A day, typed or picked from a calendar. What is no day stays as it was typed, with a message. */
export function DayBox(props: FieldProps): JSX.Element {
  const { control, inputId, value, setValue } = props;
  const locale = useLocale();
  const player = usePlayer();
  const box = React.useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = React.useState(false);
  const typing = useTyping(props, (shown) => showDay(shown, locale), (typed) => readDay(typed, locale, player.now()));
  const name = `Calendar for ${control.label}`;
  return (
    <div ref={box} style={{ display: 'flex', minWidth: 0 }}>
      <TextField
        id={inputId}
        {...ariaOf(props)}
        invalid={props.isInvalid}
        styles={{ root: { flex: 1, minWidth: 0 } }}
        value={typing.text}
        placeholder="---"
        autoComplete="off"
        onChange={(_, text) => typing.type(text ?? '')}
        onBlur={typing.commit}
        onKeyDown={(event) => {
          typing.commitOnEnter(event);
          if (event.altKey && event.key === 'ArrowDown') setOpen(true);
        }}
      />
      <IconButton iconProps={{ iconName: 'Calendar' }} ariaLabel={name} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(true)} />
      {isOpen && (
        <Callout
          role="dialog"
          ariaLabel={name}
          target={box.current}
          isBeakVisible={false}
          directionalHint={DirectionalHint.bottomLeftEdge}
          onDismiss={() => setOpen(false)}
        >
          <FocusTrapZone isClickableOutsideFocusTrap>
            <Calendar
              {...(value instanceof Date && { value })}
              today={player.now()}
              // Who wants another year types it.
              isMonthPickerVisible={false}
              firstDayOfWeek={firstDayOfWeek(locale)}
              onDismiss={() => setOpen(false)}
              onSelectDate={(day) => {
                setValue(new Date(day.getFullYear(), day.getMonth(), day.getDate()));
                setOpen(false);
              }}
            />
          </FocusTrapZone>
        </Callout>
      )}
    </div>
  );
}

const showDay = (value: FieldValue, locale: Locale): string => (value instanceof Date ? formatDate(value, locale) : '');

function readDay(typed: string, locale: Locale, today: Date): Parsed {
  if (typed.trim() === '') return { value: null };
  const value = parseDay(typed, locale, today);
  return value ? { value } : { error: `“${typed}” is not a date. Write it as ${formatDate(today, locale)}.` };
}

/** 0 is Sunday. Weeks begin on Sunday where English of the United States, Portuguese of Brazil or Japanese is written, else on Monday. */
const firstDayOfWeek = ({ tag }: Locale): 0 | 1 => (['en-US', 'pt-BR', 'ja-JP'].includes(tag) ? 0 : 1);
