import type { Page, Player } from '../player';

type Guard = Parameters<Player['guardLeaving']>[0];

/** Where somebody is, in step with the browser's history. */
export interface NavigationState {
  page(): Page;
  /** Grows with each page that is opened; one that takes the place of the page before (a new row that was saved) goes on. */
  revision(): number;
  navigate: Player['navigate'];
  guardLeaving: Player['guardLeaving'];
  subscribe(listener: () => void): () => void;
}

interface Entry {
  readonly page: Page;
  readonly index: number;
}

/**
 * Routing in the browser's history. Leaving a page with unsaved changes, also by the browser's own buttons, asks first.
 * @param start what to show where the history has no page of ours
 */
export function createNavigationState(browser: Window, start: Page, addressOf: (page: Page) => string): NavigationState {
  const guards = new Set<Guard>();
  const listeners = new Set<() => void>();
  let revision = 0;
  let current: Entry = { page: start, index: entryOf(browser.history.state)?.index ?? 0 };
  let isGoingBack = false;
  browser.history.replaceState(current, '', addressOf(start));

  const show = (entry: Entry, goesOn = false) => {
    current = entry;
    if (!goesOn) revision += 1;
    for (const listener of [...listeners]) listener();
  };

  const mayLeave = async () => {
    for (const guard of [...guards]) if (guard.isDirty() && !(await guard.confirmLeaving())) return false;
    return true;
  };

  const navigate: NavigationState['navigate'] = async (page, options = {}) => {
    if (!(await mayLeave())) return false;
    const entry = { page, index: current.index + (options.replace ? 0 : 1) };
    if (options.replace) browser.history.replaceState(entry, '', addressOf(page));
    else browser.history.pushState(entry, '', addressOf(page));
    show(entry, options.replace);
    return true;
  };

  browser.addEventListener('popstate', (event) => {
    const entry = entryOf(event.state);
    if (isGoingBack || !entry) {
      isGoingBack = false;
      return;
    }
    if (![...guards].some((guard) => guard.isDirty())) return show(entry);
    // The browser has already moved: stay where the changes are until somebody decided.
    const steps = entry.index - current.index;
    isGoingBack = true;
    browser.history.go(-steps);
    void mayLeave().then((may) => {
      if (!may) return;
      isGoingBack = true;
      browser.history.go(steps);
      show(entry);
    });
  });

  browser.addEventListener('beforeunload', (event) => {
    if ([...guards].some((guard) => guard.isDirty())) event.preventDefault();
  });

  return {
    page: () => current.page,
    revision: () => revision,
    navigate,
    guardLeaving: (guard) => addTo(guards, guard),
    subscribe: (listener) => addTo(listeners, listener),
  };
}

function entryOf(state: unknown): Entry | undefined {
  return typeof state === 'object' && state !== null && 'page' in state && 'index' in state ? (state as Entry) : undefined;
}

function addTo<Item>(set: Set<Item>, item: Item): () => void {
  set.add(item);
  return () => void set.delete(item);
}
