import type { CodeComponentModel } from './component';
import type { TableModel } from './table';

export type * from './command';
export type * from './component';
export type * from './form';
export type * from './view';
export type * from './session';
export type * from './table';

/**
 * What the player's server tells its client about one model-driven app: the app module, site map, tables, forms,
 * views, charts, commands and code components as they were imported, read once into plain data. The server makes
 * it (`model/`), the client draws it (`client/`); nothing else is shared between the two.
 *
 * Labels are in the language that was asked for, or the base language where there is no translation. Ids are
 * lower-case GUIDs without braces. Names of tables and columns are logical names.
 */
export interface AppModel {
  /** Changes whenever an import or a publish changes what the app shows. */
  readonly version: string;
  readonly id: string;
  readonly uniqueName: string;
  readonly name: string;
  readonly description: string;
  readonly areas: readonly AreaModel[];
  /** Settings that the app brings, such as `AllowNotificationsEarlyAccess`: their values as text. */
  readonly settings?: Readonly<Record<string, string>>;
  /** By logical name: the tables of the app, and in a short form (`forms`, `views` empty) those that lookups point to. */
  readonly tables: Readonly<Record<string, TableModel>>;
  /** By name, such as `acm_Acme.Gauge`. */
  readonly components: Readonly<Record<string, CodeComponentModel>>;
  /** What was imported with the app and the sandbox cannot play, in sentences. */
  readonly unsupported?: readonly string[];
}

export interface AreaModel {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly subAreas: readonly SubAreaModel[] }[];
}

/** One entry of the navigation: the lists of a table, a web resource or an address. */
export interface SubAreaModel {
  readonly id: string;
  readonly title: string;
  readonly table?: string;
  readonly webResource?: string;
  readonly url?: string;
  /** Address of an image. */
  readonly icon?: string;
  readonly defaultViewId?: string;
}
