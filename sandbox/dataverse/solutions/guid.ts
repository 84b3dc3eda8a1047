import { plainGuid } from '../../kernel/guid';
import { invalidXml } from './import-errors';

/**
 * An id as rows hold it: lower case, without braces.
 * @param owner what the id belongs to, for the error
 */
export function guidOf(text: string | undefined, owner: string): string {
  const guid = plainGuid(text ?? '');
  if (!guid) throw invalidXml(`'${text ?? ''}' is not a valid id of ${owner}.`);
  return guid;
}
