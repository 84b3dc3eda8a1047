import { appName } from '@gdap-manager/entities/app-name';
import type { findingViews } from '@gdap-manager/entities/finding/views';
import type { requestViews } from '@gdap-manager/entities/gdap-request/views';
import { viewIdOf } from '../../../ids';
import { element } from '../elements';

/** What a number or a name of the page opens: a row, or a list in one of its views. */
export type Place =
  | { readonly table: string; readonly id: string }
  | { readonly table: string; readonly view?: string };

/** A view of requests, by its key. */
export const requestView = (key: keyof (typeof requestViews)['views']): Place => ({ table: 'gdap_request', view: viewIdOf('gdap_request', key) });

/** A view of what the reconciliation found, by its key. */
export const findingView = (key: keyof (typeof findingViews)['views']): Place => ({ table: 'gdap_finding', view: viewIdOf('gdap_finding', key) });

/** The address of a place (Learn, "Open apps, forms, views, dialogs, and reports with a URL"): for opening it beside the page. */
function addressOf(place: Place): string {
  const isRow = 'id' in place;
  const query = new URLSearchParams({
    appname: appName, pagetype: isRow ? 'entityrecord' : 'entitylist', etn: place.table, ...(isRow ? { id: place.id } : place.view ? { viewid: place.view } : {}),
  });
  return `${Xrm.Utility.getGlobalContext().getClientUrl()}/main.aspx?${query.toString()}`;
}

/** A link to a place within the app. With a key held down it opens beside the page, as any link does. */
export function link(place: Place, text: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = element('a', { href: addressOf(place), target: '_top', ...attributes }, text);
  made.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    const where = 'id' in place
      ? { pageType: 'entityrecord' as const, entityName: place.table, entityId: place.id }
      : { pageType: 'entitylist' as const, entityName: place.table, ...(place.view ? { viewId: place.view } : {}) };
    void Xrm.Navigation.navigateTo(where);
  });
  return made;
}
