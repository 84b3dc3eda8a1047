import { invalidXml } from './import-errors';

const GUID = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/**
 * An id as rows hold it: lower case, without braces.
 * @param owner what the id belongs to, for the error
 */
export function guidOf(text: string | undefined, owner: string): string {
  const guid = GUID.exec(text ?? '')?.[1];
  if (!guid) throw invalidXml(`'${text ?? ''}' is not a valid id of ${owner}.`);
  return guid.toLowerCase();
}
