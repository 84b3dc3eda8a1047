import type { LookupValue } from '../player';

/** A row's id as forms give it to scripts: upper case in braces, which is why scripts take the braces away. */
export const bracedId = (id: string) => (id ? `{${id.replace(/[{}]/g, '').toUpperCase()}}` : '');

export const bracedLookup = ({ id, name, entityType }: LookupValue): Xrm.LookupValue =>
  ({ id: bracedId(id), entityType, ...(name === undefined ? {} : { name }) });

/** As the player and the Web API have it. */
export const plainId = (id: string) => id.replace(/[{}]/g, '').toLowerCase();

export const plainLookup = ({ id, name, entityType }: Xrm.LookupValue): LookupValue => ({ id: plainId(id), entityType, ...(name === undefined ? {} : { name }) });
