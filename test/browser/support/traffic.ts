import type { BrowserContext, Page, Request } from 'playwright-core';

/** What a page reads. */
export interface Traffic {
  /** How many requests have begun. */
  readonly begun: number;
  /** The addresses of those that have not ended. */
  readonly underWay: readonly string[];
}

const ofPages = new WeakMap<Page, Traffic>();

/** Listens to all pages of a window that open from now on. */
export function watchTraffic(context: BrowserContext): void {
  context.on('page', (page) => ofPages.set(page, listenTo(page)));
}

/** @throws Error where nobody listens to the page */
export function trafficOf(page: Page): Traffic {
  const traffic = ofPages.get(page);
  if (!traffic) throw new Error('Nobody has listened to this page from its beginning: open it in a window of openWindow.');
  return traffic;
}

function listenTo(page: Page): Traffic {
  const underWay = new Set<Request>();
  let begun = 0;
  page.on('request', (request) => {
    begun += 1;
    underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  // Nobody hears the end of what is asked for by a page that is left.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && underWay.clear());
  page.on('framedetached', (left) => underWay.forEach((request) => request.frame() === left && underWay.delete(request)));
  return {
    get begun() {
      return begun;
    },
    get underWay() {
      return [...underWay].map((request) => request.url());
    },
  };
}
