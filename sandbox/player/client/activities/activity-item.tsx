import { Icon, Link, useTheme } from '@fluentui/react';
import * as React from 'react';
import { formatDateTime } from '../format/dates';
import { localeOf } from '../format/locale';
import { usePlayer } from '../player';
import { partyText, type Activity } from './activity';
import { activityStyles } from './activity-styles';
import { MessageBody } from './message-body';

/** Fluent icons of the activities that Dataverse brings. */
const icons: Readonly<Record<string, string>> = { email: 'Mail', phonecall: 'Phone', task: 'TaskLogo', appointment: 'Calendar', letter: 'Page' };

/** One activity of a timeline: what it is in two lines, and the whole of it when it is opened. */
export function ActivityItem({ activity, headingLevel }: { readonly activity: Activity; readonly headingLevel: 3 | 4 }): JSX.Element {
  const player = usePlayer();
  const styles = activityStyles(useTheme());
  const [isOpen, setOpen] = React.useState(false);
  const { id, type, subject, status, when, owner, email } = activity;
  const regionId = `activity-${id}`;
  const locale = localeOf(player.session.languageId);
  const summary = email ? `To: ${email.to.map(({ name }) => name).join(', ') || 'nobody yet'}` : owner && `Owner: ${owner}`;
  const opens = player.app.tables[type] !== undefined && email !== undefined;
  const Heading = `h${headingLevel}` as const;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <Icon iconName={icons[type] ?? 'ActivityFeed'} aria-hidden className={styles.sign} />
        <div className={styles.what}>
          <Heading className={styles.subject}>
            <button type="button" className={styles.disclosure} aria-expanded={isOpen} aria-controls={regionId} onClick={() => setOpen(!isOpen)}>
              <Icon iconName={isOpen ? 'ChevronDown' : 'ChevronRight'} aria-hidden className={styles.chevron} />
              {subject}
            </button>
          </Heading>
          <div className={styles.facts}>
            <span>{player.app.tables[type]?.displayName ?? type}</span>
            <span>{status}</span>
            {when && <time dateTime={when}>{formatDateTime(new Date(when), locale)}</time>}
          </div>
          {summary && <div className={styles.small}>{summary}</div>}
        </div>
      </div>
      <div id={regionId} hidden={!isOpen} className={styles.opened}>
        {isOpen && email && (
          <>
            <p className={styles.small}>
              From: {email.from.map(partyText).join('; ') || 'nobody yet'}<br />
              To: {email.to.map(partyText).join('; ') || 'nobody yet'}
              {email.cc.length > 0 && <><br />Cc: {email.cc.map(partyText).join('; ')}</>}
            </p>
            <MessageBody body={email.body} title={`Message: ${subject}`} />
          </>
        )}
        {isOpen && opens && <p className={styles.small}><Link onClick={() => void player.navigate({ kind: 'record', table: type, id })}>Open the e-mail</Link></p>}
        {isOpen && !email && <p className={styles.small}>The sandbox shows no more of this activity. In Power Apps its form opens here.</p>}
      </div>
    </li>
  );
}
