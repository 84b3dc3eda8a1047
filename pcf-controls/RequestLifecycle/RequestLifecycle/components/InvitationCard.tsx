import * as React from 'react';
import { Icon } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import { timeSince } from '../model/time-since';
import type { Invitation } from '../model/types';
import { useStyles } from './styles';

export interface InvitationCardProps {
  readonly invitation: Invitation;
  readonly now: number;
  readonly texts: Texts;
  readonly formatDate: (moment: number) => string;
}

/** Whether the customer has been asked by e-mail: whom, when, how often, and when again; or why not, and what to do. */
export const InvitationCard: React.FC<InvitationCardProps> = ({ invitation: { state, message, contact, on, sent, nextReminderOn }, now, texts, formatDate }) => {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{texts('Invited_Title')}</h3>
      <div className={styles.mover}>
        <span className={state === 'attention' ? styles.bad : undefined}><Icon iconName={icons[state]} aria-hidden="true" /></span>
        <span>{texts(headings[state])}</span>
      </div>
      {contact !== undefined && <div>{texts(sent > 0 ? 'Invited_To' : 'Invited_WillGoTo', contact)}</div>}
      {on !== undefined && sent > 0 && <div>{`${sentText(on, now, texts, formatDate)}${sent > 1 ? ` ${texts.count('Invited_Times', sent)}` : ''}`}</div>}
      {message !== '' && <p className={styles.problem}>{message}</p>}
      {state === 'notSent' && message === '' && <p className={styles.text}>{texts('Invited_HowTo')}</p>}
      {nextReminderOn !== undefined && <div className={styles.subtle}>{texts(state === 'attention' ? 'Invited_Again' : 'Invited_Next', formatDate(nextReminderOn))}</div>}
      {nextReminderOn === undefined && sent > 0 && <div className={styles.subtle}>{texts('Invited_NoNext')}</div>}
    </div>
  );
};

const icons: Record<Invitation['state'], string> = { notSent: 'Mail', sending: 'HourGlass', sent: 'Completed', attention: 'Error' };
const headings: Record<Invitation['state'], string> = { notSent: 'Invited_NotSent', sending: 'Invited_Sending', sent: 'Invited_Sent', attention: 'Invited_Attention' };

/** Clocks disagree by minutes: nothing was sent in the future. */
function sentText(on: number, now: number, texts: Texts, formatDate: (moment: number) => string): string {
  const { unit, number } = timeSince(on, now);
  return unit === 'days' ? texts.count('Invited_On', number, formatDate(on)) : texts('Invited_Today');
}
