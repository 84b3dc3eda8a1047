import * as React from 'react';
import { useReturn } from '../grid/use-return';
import { usePlayer, type WebApi, type WebApiError } from '../player';
import { activityOf, type Activity } from './activity';
import { emailsPath, timelineFetchXml, type TimelineOptions } from './timeline-query';

export interface Timeline {
  readonly activities: readonly Activity[];
  readonly isLoading: boolean;
  readonly error: WebApiError | undefined;
  readonly hasMore: boolean;
  /** How often activities were read to the end. */
  readonly readings: number;
  showMore(): void;
  /** Reads from the first page again. */
  refresh(): void;
}

interface State extends Pick<Timeline, 'activities' | 'isLoading' | 'error' | 'readings'> {
  readonly next?: string | undefined;
}

const nothing: State = { activities: [], isLoading: true, error: undefined, readings: 0 };

/**
 * The activities about a row, page by page: two calls a page. Answers that come after somebody asked for something else are dropped.
 * @param occasion when it changes they are read again
 */
export function useTimeline(id: string, { perPage, newestFirst }: TimelineOptions, occasion = ''): Timeline {
  const { api, onRowsChanged } = usePlayer();
  const [state, setState] = React.useState(nothing);
  const latest = React.useRef(0);

  const read = React.useCallback(
    async (next?: string) => {
      const call = ++latest.current;
      setState((now) => ({ ...now, isLoading: true, error: undefined }));
      try {
        const page = await api.fetch('activitypointers', timelineFetchXml(id, { newestFirst }), { pageSize: perPage, ...(next !== undefined && { next }) });
        const emails = await emailsOf(api, page.rows.flatMap((row) => (row.activitytypecode === 'email' ? [String(row.activityid)] : [])));
        if (call !== latest.current) return;
        const read = page.rows.map((row) => activityOf(row, emails.get(String(row.activityid))));
        setState((now) => ({ activities: next === undefined ? read : withMore(now.activities, read), isLoading: false, error: undefined, readings: now.readings + 1, next: page.next }));
      } catch (reason) {
        if (call === latest.current) setState((now) => ({ ...now, isLoading: false, error: reason as WebApiError }));
      }
    },
    [api, id, perPage, newestFirst],
  );

  React.useEffect(() => {
    void read();
    return () => {
      latest.current += 1;
    };
  }, [read, occasion]);
  React.useEffect(() => onRowsChanged((table) => table === 'email' && void read()), [onRowsChanged, read]);

  useReturn({ isLoading: state.isLoading, readings: state.readings, refresh: () => read() });

  const { next, ...shown } = state;
  return { ...shown, hasMore: next !== undefined, showMore: () => void read(next), refresh: () => void read() };
}

async function emailsOf(api: WebApi, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const { value } = await api.get(emailsPath(ids));
  return new Map((Array.isArray(value) ? (value as Record<string, unknown>[]) : []).map((row) => [String(row.activityid), row]));
}

/** An activity that moved to another page while pages were read is shown once, as it was read last. */
function withMore(before: readonly Activity[], more: readonly Activity[]): readonly Activity[] {
  const ids = new Set(more.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...more];
}
