import * as React from 'react';
import { Icon, Spinner, SpinnerSize, css } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Snapshot } from '../data/store';
import { countdown, type Countdown } from '../model/countdown';
import { nextMove } from '../model/next-move';
import { timeSince, type TimeSince } from '../model/time-since';
import type { Mover } from '../model/types';
import { useStyles } from './styles';

export interface NextMoveCardProps {
  readonly snapshot: Snapshot;
  readonly texts: Texts;
  readonly isWatching: boolean;
  readonly formatDate: (moment: number) => string;
}

/** Who must move next, since when, what for, and what runs out. */
export const NextMoveCard: React.FC<NextMoveCardProps> = ({ snapshot: { request, happenings, now }, texts, isWatching, formatDate }) => {
  const styles = useStyles();
  const { mover, since, text, until } = nextMove(request, happenings);
  const age = timeSince(since, now);
  const left = countdown(request, now);
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{texts('Move_Title')}</h3>
      <div className={styles.mover}>
        <Icon iconName={text === 'Next_Ended' ? 'Blocked' : icons[mover]} aria-hidden="true" />
        <span>{texts(text === 'Next_Ended' ? 'Mover_Over' : movers[mover], request.customer || texts('Mover_TheCustomer'))}</span>
        {isWatching && <Spinner size={SpinnerSize.xSmall} ariaLabel={texts('Watch_Running')} />}
      </div>
      {mover !== 'nobody' && <div className={styles.subtle}>{texts('Move_Since', formatDate(since), ageText(age, texts))}</div>}
      <p className={styles.text}>{texts(text, ...(until === undefined ? [] : [formatDate(until)]))}</p>
      {left && (
        <div className={css(left.isSoon && styles.soon)}>
          {left.isSoon && <Icon iconName="Clock" aria-hidden="true" />}
          <span>{left.days < 0 ? texts(passed[left.kind], formatDate(left.on)) : leftText(left, formatDate(left.on), texts)}</span>
        </div>
      )}
    </div>
  );
};

const icons: Record<Mover, string> = { nobody: 'Completed', staff: 'Edit', customer: 'Mail', microsoft: 'HourGlass', indirectProvider: 'Mail' };
const movers: Record<Mover, string> = { nobody: 'Mover_Nobody', staff: 'Mover_Staff', customer: 'Mover_Customer', microsoft: 'Mover_Microsoft', indirectProvider: 'Mover_IndirectProvider' };
const lastDay: Record<Countdown['kind'], string> = { approval: 'LastDay_Approval', expiry: 'LastDay_Expiry', renewal: 'LastDay_Renewal' };
const passed: Record<Countdown['kind'], string> = { approval: 'Passed_Approval', expiry: 'Passed_Expiry', renewal: 'Passed_Renewal' };

function ageText({ unit, number }: TimeSince, texts: Texts): string {
  if (unit === 'minutes') return texts.count('Age_Minutes', number);
  return unit === 'hours' ? texts.count('Age_Hours', number) : texts.count('Age_Days', number);
}

function leftText({ kind, days }: Countdown, date: string, texts: Texts): string {
  if (days === 0) return texts(lastDay[kind], date);
  if (kind === 'approval') return texts.count('Left_Approval', days, date);
  return kind === 'expiry' ? texts.count('Left_Expiry', days, date) : texts.count('Left_Renewal', days, date);
}
