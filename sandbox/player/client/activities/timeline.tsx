import { DefaultButton, IconButton, MessageBar, MessageBarButton, MessageBarType, Spinner, useTheme } from '@fluentui/react';
import * as React from 'react';
import { ActivityItem } from './activity-item';
import { activityStyles } from './activity-styles';
import type { TimelineOptions } from './timeline-query';
import { useTimeline } from './use-timeline';

interface Props {
  readonly title: string;
  /** Id of the row that the activities are about. */
  readonly id: string;
  /** Changes when the row does: then the activities are read again, too. */
  readonly occasion: string;
  readonly options: TimelineOptions;
}

/** What was done about a row, newest first: the Timeline of Power Apps, to read. */
export function Timeline({ title, id, occasion, options }: Props): JSX.Element {
  const styles = activityStyles(useTheme());
  const { activities, isLoading, error, hasMore, readings, showMore, refresh } = useTimeline(id, options, occasion);
  return (
    <section aria-label={title} aria-busy={isLoading} className={styles.timeline}>
      <div className={styles.heading}>
        <h3 className={styles.title}>{title}</h3>
        <IconButton iconProps={{ iconName: 'Refresh' }} ariaLabel={`Refresh ${title}`} title="Refresh" onClick={refresh} />
      </div>
      {error && (
        <MessageBar messageBarType={MessageBarType.error} isMultiline actions={<div><MessageBarButton text="Try again" onClick={refresh} /></div>}>
          {`The activities could not be read. ${error.message}`}
        </MessageBar>
      )}
      {activities.length > 0 && (
        <ol className={styles.list}>
          {activities.map((activity) => <ActivityItem key={activity.id} activity={activity} headingLevel={4} />)}
        </ol>
      )}
      {readings > 0 && !error && activities.length === 0 && <p>Nothing has been sent about this row yet.</p>}
      {isLoading && readings === 0 && <Spinner label="Reading the activities" />}
      {hasMore && <DefaultButton text="Show more" disabled={isLoading} onClick={showMore} className={styles.more} />}
      <div role="status" className={styles.small}>
        {readings > 0 && activities.length > 0 && (hasMore ? `The ${activities.length} latest are shown.` : activities.length === 1 ? '1 activity' : `${activities.length} activities`)}
      </div>
      {options.wantsMore && (
        <p className={styles.small}>Notes and posts are not supported by the sandbox. In Power Apps they appear here.</p>
      )}
    </section>
  );
}
