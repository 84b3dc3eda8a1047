import * as React from 'react';
import type { AppModel, SessionModel } from '../app-model';

/** Where somebody is in the app. */
export type Page =
  | { readonly kind: 'list'; readonly table: string; readonly viewId?: string }
  | {
      readonly kind: 'record';
      readonly table: string;
      /** Absent: a new row. */
      readonly id?: string;
      readonly formId?: string;
      /** Name of the tab to begin with. */
      readonly tabName?: string;
      /** Values that a new row begins with, by column; lookups as `LookupValue`. */
      readonly defaults?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'webResource'; readonly name: string; readonly data?: string };

/** A lookup's value in forms and scripts, as in Power Apps. */
export interface LookupValue {
  /** Lower case, without braces. */
  readonly id: string;
  readonly name?: string;
  readonly entityType: string;
}

/** A row as the Web API gives it, annotations included. */
export type WebApiRow = Readonly<Record<string, unknown>>;

/** What went wrong with a call of the Web API. */
export interface WebApiError extends Error {
  /** HTTP status; 0 when no answer came (connection lost, aborted). */
  readonly status: number;
  /** `0x8004…`, or empty. */
  readonly code: string;
}

export interface RowPage {
  readonly rows: readonly WebApiRow[];
  /** For the next page of the same query. */
  readonly next?: string;
  /** All rows of the query, when asked for; 5000 may mean more. */
  readonly total?: number;
}

/** One write of a change set. */
export interface ChangeRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the service root, such as `accounts(…)`. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The data access of the player: the environment's own Web API and nothing else. Every promise may reject with a `WebApiError`. */
export interface WebApi {
  /** GET of a path relative to the service root, with all annotations. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<WebApiRow>;
  /** Runs FetchXML. `total` adds the number of all rows. */
  fetch(entitySetName: string, fetchXml: string, options?: { readonly pageSize?: number; readonly next?: string; readonly total?: boolean }): Promise<RowPage>;
  /** @returns the new row's id */
  create(entitySetName: string, row: object): Promise<string>;
  /** @param etag sent as If-Match; without it `*`, so that a missing row is never made */
  update(entitySetName: string, id: string, changes: object, etag?: string): Promise<void>;
  remove(entitySetName: string, id: string): Promise<void>;
  /** All or nothing, in one `$batch`. */
  changeSet(changes: readonly ChangeRequest[]): Promise<readonly WebApiRow[]>;
  /** Each on its own, in `$batch` calls of up to 100: what came of each, in order. */
  each(changes: readonly ChangeRequest[]): Promise<readonly (WebApiRow | WebApiError)[]>;
  /** Any other call of the Web API (functions, actions), as `Xrm.WebApi.execute` makes it. */
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export type NotificationLevel = 'success' | 'error' | 'warning' | 'information';

export interface GlobalNotification {
  readonly level: NotificationLevel;
  readonly message: string;
  readonly action?: { readonly label: string; run(): void };
  readonly canClose: boolean;
}

/** What appears above the page. All texts are plain text. */
export interface Dialogs {
  alert(options: { readonly title?: string; readonly text: string; readonly button?: string; readonly width?: number; readonly height?: number }): Promise<void>;
  confirm(options: {
    readonly title?: string; readonly subtitle?: string; readonly text: string; readonly confirm?: string; readonly cancel?: string;
    readonly width?: number; readonly height?: number;
  }): Promise<boolean>;
  error(options: { readonly message: string; readonly details?: string; readonly code?: string }): Promise<void>;
  /** One at a time, as in Power Apps; `closeProgress` ends it. */
  showProgress(text: string): void;
  closeProgress(): void;
  lookup(options: {
    readonly tables: readonly string[]; readonly multiple: boolean; readonly defaultViewId?: string;
    /** FetchXML `<filter>` elements by table. */
    readonly filters?: Readonly<Record<string, readonly string[]>>;
  }): Promise<readonly LookupValue[]>;
  quickCreate(options: { readonly table: string; readonly defaults?: Readonly<Record<string, unknown>> }): Promise<LookupValue | undefined>;
  /** A page in a modal dialog or at the side; settles when it is closed. */
  page(page: Page, options: { readonly position: 'center' | 'side'; readonly title?: string; readonly width?: string; readonly height?: string }): Promise<void>;
  notify(notification: GlobalNotification): string;
  clearNotification(id: string): void;
}

/** Everything that the parts of the client share. One for each open app. */
export interface Player {
  readonly app: AppModel;
  readonly session: SessionModel;
  readonly api: WebApi;
  readonly dialogs: Dialogs;
  readonly isDark: boolean;
  /** The environment's time. */
  now(): Date;
  page(): Page;
  /** Asks about unsaved changes first. @returns whether it went there */
  navigate(page: Page, options?: { readonly replace?: boolean }): Promise<boolean>;
  /** Tells lists and controls that rows of a table are no longer what they were. */
  rowsChanged(table: string): void;
  onRowsChanged(listener: (table: string) => void): () => void;
  /** Keeps `navigate` and the window's closing from losing what was typed. @returns takes the guard away */
  guardLeaving(guard: { isDirty(): boolean; confirmLeaving(): Promise<boolean> }): () => void;
}

export const PlayerContext = React.createContext<Player | undefined>(undefined);

/** The player of the app that a component is shown in. */
export function usePlayer(): Player {
  const player = React.useContext(PlayerContext);
  if (!player) throw new Error('Nothing of the player works outside of it.');
  return player;
}
