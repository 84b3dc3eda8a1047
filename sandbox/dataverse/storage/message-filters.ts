import type { Environment } from '../environment';
import { wellKnownId } from '../metadata/identity';
import { findPlatformRows, insertPlatformRow } from './platform-rows';
import { wellKnown } from './well-known';

/** Id of the row that stands for a message of one table: what a step is registered for. */
export const messageFilterId = (messageId: string, table: string): string => wellKnownId(`sdkmessagefilter.${messageId}.${table}`);

/** Makes the messages of every table known that has none yet, so that steps can be registered through the Web API too. */
export function writeMessageFilters(environment: Environment): void {
  // Hundreds of rows whenever an environment is made: those that are there are read at once.
  const known = new Set(findPlatformRows(environment, 'sdkmessagefilter', {}).map((row) => row.sdkmessagefilterid));
  for (const { logicalName } of environment.catalog().tables) {
    for (const messageId of Object.values({ ...wellKnown.messages, ...wellKnown.bulkMessages })) {
      const sdkmessagefilterid = messageFilterId(messageId, logicalName);
      if (known.has(sdkmessagefilterid)) continue;
      insertPlatformRow(environment, 'sdkmessagefilter', { sdkmessagefilterid, sdkmessageid: messageId, primaryobjecttypecode: logicalName, secondaryobjecttypecode: 'none' });
    }
  }
}
