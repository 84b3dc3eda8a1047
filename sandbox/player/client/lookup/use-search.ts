import * as React from 'react';
import { useLocale } from '../fields/use-locale';
import { usePlayer } from '../player';
import type { LookupTarget } from './lookup-query';
import { searchRows, type Found } from './search-rows';

export interface Search {
  readonly found: Found | undefined;
  readonly isSearching: boolean;
  /** Why nothing could be found out. */
  readonly error: string | undefined;
}

/** Milliseconds without another key, after which what was typed is searched for. */
const pause = 250;

/**
 * Searches for what is typed, a moment after the last key. Answers that come after somebody typed on are dropped.
 * @param targets read anew for each search: scripts' filters may have changed
 * @param subject what is searched in: another one begins another search
 */
export function useSearch(isOpen: boolean, typed: string, pageSize: number, targets: () => readonly LookupTarget[], subject = ''): Search {
  const { api, app } = usePlayer();
  const locale = useLocale();
  const [search, setSearch] = React.useState<Search>({ found: undefined, isSearching: false, error: undefined });
  const latest = React.useRef(targets);
  latest.current = targets;

  React.useEffect(() => {
    if (!isOpen) return undefined;
    let isWanted = true;
    setSearch((before) => ({ ...before, isSearching: true }));
    const run = async () => {
      try {
        const found = await searchRows(api, latest.current(), typed, pageSize, app.tables, locale);
        if (isWanted) setSearch({ found, isSearching: false, error: undefined });
      } catch (reason) {
        if (isWanted) setSearch({ found: undefined, isSearching: false, error: reason instanceof Error ? reason.message : String(reason) });
      }
    };
    const timer = setTimeout(() => void run(), typed === '' ? 0 : pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [api, app, isOpen, locale, pageSize, subject, typed]);
  return search;
}
