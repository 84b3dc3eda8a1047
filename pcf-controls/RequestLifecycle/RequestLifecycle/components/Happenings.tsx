import * as React from 'react';
import { ActionButton, Icon } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Happening } from '../model/types';
import { useStyles } from './styles';

export interface HappeningsProps {
  readonly happenings: readonly Happening[];
  readonly hasMore: boolean;
  readonly texts: Texts;
  readonly formatMoment: (moment: number) => string;
  readonly showMore: () => void;
}

/** What happened last, newest first, with what Microsoft said. */
export const Happenings: React.FC<HappeningsProps> = ({ happenings, hasMore, texts, formatMoment, showMore }) => {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <h3 className={styles.title}>{texts('Events_Title')}</h3>
      {happenings.length === 0 ? (
        <div className={styles.subtle}>{texts('Events_None')}</div>
      ) : (
        <ol className={styles.events}>
          {happenings.map(({ id, name, message, severity, occurredOn, nextTryOn, microsoftCode, microsoftRequestId, trackingId }) => (
            <li key={id} className={styles.event}>
              <div className={styles.eventHead}>
                {severity !== 'information' && (
                  <span className={severity === 'error' ? styles.bad : styles.warn}>
                    <Icon iconName={severity === 'error' ? 'Error' : 'Warning'} aria-label={texts(severity === 'error' ? 'Severity_Error' : 'Severity_Warning')} role="img" />
                  </span>
                )}
                <span className={styles.eventName}>{name}</span>
                <span className={styles.subtle}>{formatMoment(occurredOn)}</span>
              </div>
              {message !== '' && <div>{message}</div>}
              {nextTryOn !== undefined && <div className={styles.subtle}>{texts('Events_NextTry', formatMoment(nextTryOn))}</div>}
              {microsoftCode !== '' && <div className={styles.subtle}>{texts('Events_Microsoft', microsoftCode, microsoftRequestId || '–', trackingId || '–')}</div>}
            </li>
          ))}
        </ol>
      )}
      {hasMore && <div><ActionButton iconProps={{ iconName: 'ChevronDown' }} onClick={showMore}>{texts('Events_More')}</ActionButton></div>}
    </div>
  );
};
