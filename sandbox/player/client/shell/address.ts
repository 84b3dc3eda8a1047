import type { AppModel } from '../../app-model';
import type { Page } from '../player';

/**
 * Pages as addresses, in the query parameters that model-driven apps take (Learn: Open apps, forms, views, dialogs, and
 * reports with a URL).
 */

/** @param path where the player answers @returns path and query of a page */
export function addressOf(appName: string, page: Page, path = '/'): string {
  const query = new URLSearchParams({ appname: appName });
  if (page.kind === 'list') {
    query.set('pagetype', 'entitylist');
    query.set('etn', page.table);
    if (page.viewId) query.set('viewid', page.viewId);
  } else if (page.kind === 'record') {
    query.set('pagetype', 'entityrecord');
    query.set('etn', page.table);
    if (page.id) query.set('id', page.id);
    if (page.formId) query.set('formid', page.formId);
  } else {
    query.set('pagetype', 'webresource');
    query.set('webresourceName', page.name);
    if (page.data) query.set('data', page.data);
  }
  return `${path}?${query.toString()}`;
}

/** The page that an address names. @returns undefined when it names none, or a row by what is no id: ids go into calls of the Web API */
export function pageOf(search: string): Page | undefined {
  const query = new URLSearchParams(search);
  const table = query.get('etn');
  const name = query.get('webresourceName');
  switch (query.get('pagetype')) {
    case 'entitylist':
      return table ? { kind: 'list', table, ...present('viewId', guid(query.get('viewid'))) } : undefined;
    case 'entityrecord': {
      const id = guid(query.get('id'));
      if (!table || (query.get('id') && !id)) return undefined;
      return { kind: 'record', table, ...present('id', id), ...present('formId', guid(query.get('formid'))) };
    }
    case 'webresource':
      return name ? { kind: 'webResource', name, ...present('data', query.get('data') ?? undefined) } : undefined;
    default:
      return undefined;
  }
}

/** The app that an address names: by its unique name, or by its id. */
export function appOf<App extends { readonly id: string; readonly uniqueName: string }>(search: string, apps: readonly App[]): App | undefined {
  const query = new URLSearchParams(search);
  const name = query.get('appname');
  const id = guid(query.get('appid'));
  return apps.find((app) => (name ? app.uniqueName === name : id ? app.id === id : false));
}

/** By what an address names its app. @returns undefined when it names none */
export function appNamed(search: string): string | undefined {
  const query = new URLSearchParams(search);
  return query.get('appname') || guid(query.get('appid'));
}

/** Where an app begins: the first entry of its navigation that can be shown. */
export function firstPage(app: AppModel): Page | undefined {
  const entries = app.areas.flatMap((area) => area.groups).flatMap((group) => group.subAreas);
  return entries.map(pageOfSubArea).find((page) => page !== undefined);
}

/** What an entry of the navigation opens inside the app. @returns undefined for addresses outside of it */
export function pageOfSubArea(entry: { readonly table?: string; readonly webResource?: string; readonly defaultViewId?: string }): Page | undefined {
  if (entry.table) return { kind: 'list', table: entry.table, ...present('viewId', entry.defaultViewId) };
  if (entry.webResource) return { kind: 'webResource', name: entry.webResource };
  return undefined;
}

function guid(text: string | null): string | undefined {
  return /^\{?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i.exec(text ?? '')?.[1]?.toLowerCase();
}

function present<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
