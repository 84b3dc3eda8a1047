import { v5 } from 'uuid';

/** The namespace of all ids. Changing it would duplicate every component in every environment. */
const NAMESPACE = '6f0e5f0c-4c0b-5d4e-9f53-3f8f4f1c6a27';

/** What an id can be of. */
export type IdKind =
  | 'cell' | 'chart' | 'control' | 'form' | 'handler' | 'header' | 'label' | 'library' | 'role' | 'section' | 'serviceendpoint' | 'step'
  | 'stepimage' | 'tab' | 'view' | 'webresource';

/**
 * The id of a component: the same kind and name give the same GUID, in every build and every version. So an import
 * updates a component instead of making a second one.
 * @returns lower case, without braces
 */
export const idOf = (kind: IdKind, name: string): string => v5(`${kind}:${name.toLowerCase()}`, NAMESPACE);

/** The id of a view of a table of ours. @param table logical name */
export const viewIdOf = (table: string, key: string): string => idOf('view', `${table}.${key}`);

/** As exports write most ids. */
export const braced = (id: string): string => `{${id}}`;
