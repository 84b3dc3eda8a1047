import * as React from 'react';
import type { TableModel } from '../../app-model';
import { usePlayer, type WebApiError, type WebApiRow } from '../player';

export interface Rows {
  readonly rows: readonly WebApiRow[];
  /** All rows of the query; undefined until it is known. From 5000 on there may be more. */
  readonly total: number | undefined;
  readonly isLoading: boolean;
  readonly error: WebApiError | undefined;
  /** Counted from 0. */
  readonly page: number;
  readonly hasNext: boolean;
  /** How often rows were read. */
  readonly readings: number;
  goTo(page: number): void;
  /** Reads the page again. */
  refresh(): Promise<void>;
}

interface State extends Pick<Rows, 'rows' | 'total' | 'isLoading' | 'error' | 'page' | 'readings'> {
  /** What the rows are of. */
  readonly query: string;
  /** What was asked for last: the rows of another query are on their way as soon as it is there. */
  readonly asked: string;
  /** What continues after each page that was read: where page n + 1 begins. */
  readonly continuations: readonly (string | undefined)[];
}

/**
 * The rows of a query, page by page: one call a page, with the number of all rows. Answers that come after somebody
 * asked for something else are dropped. Rows stay on the screen until the next ones are there.
 */
export function useRows(table: TableModel, query: string, pageSize: number, onLoad: (rows: readonly WebApiRow[]) => void): Rows {
  const { api } = usePlayer();
  const [state, setState] = React.useState<State>({ query, asked: query, rows: [], total: undefined, isLoading: true, error: undefined, page: 0, continuations: [], readings: 0 });
  const latest = React.useRef(0);
  const known = React.useRef(state);
  known.current = state;
  const loaded = React.useRef(onLoad);
  loaded.current = onLoad;

  const read = React.useCallback(
    async (page: number) => {
      const call = ++latest.current;
      const before = known.current.query === query ? known.current.continuations : [];
      const at = page > 0 && !before[page - 1] ? 0 : page;
      setState((now) => ({ ...now, asked: query, isLoading: true, error: undefined }));
      try {
        const next = at > 0 ? before[at - 1] : undefined;
        const answer = await api.fetch(table.entitySetName, query, { pageSize, total: true, ...(next ? { next } : {}) });
        if (call !== latest.current) return;
        // The last row of the last page was deleted: there is a page before it.
        if (answer.rows.length === 0 && at > 0) return await read(at - 1);
        const continuations = [...before.slice(0, at), answer.next];
        setState(({ total, readings }) => ({
          query, asked: query, rows: answer.rows, total: answer.total ?? (at > 0 ? total : undefined), isLoading: false, error: undefined, page: at, continuations, readings: readings + 1,
        }));
        loaded.current(answer.rows);
      } catch (reason) {
        if (call === latest.current) setState((now) => ({ ...now, isLoading: false, error: reason as WebApiError }));
      }
    },
    [api, table.entitySetName, query, pageSize],
  );

  React.useEffect(() => {
    void read(0);
    return () => {
      latest.current += 1;
    };
  }, [read]);

  const { continuations, query: _query, asked, ...shown } = state;
  return { ...shown, isLoading: shown.isLoading || asked !== query, hasNext: continuations[shown.page] !== undefined, goTo: (to) => void read(to), refresh: () => read(known.current.page) };
}
