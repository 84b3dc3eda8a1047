import type { Environment } from '../environment';
import { wellKnownId } from '../metadata/identity';
import { readPlatformRow, writePlatformRow } from './platform-rows';
import { wellKnown } from './well-known';

/** Id of the row that stands for a message of one table: what a step is registered for. */
export const messageFilterId = (messageId: string, table: string): string => wellKnownId(`sdkmessagefilter.${messageId}.${table}`);

/** Makes the messages of every table known that has none yet, so that steps can be registered through the Web API too. */
export function writeMessageFilters(environment: Environment): void {
  for (const { logicalName } of environment.catalog().tables) {
    for (const messageId of Object.values({ ...wellKnown.messages, ...wellKnown.bulkMessages })) {
      const sdkmessagefilterid = messageFilterId(messageId, logicalName);
      if (readPlatformRow(environment, 'sdkmessagefilter', sdkmessagefilterid)) continue;
      writePlatformRow(environment, 'sdkmessagefilter', { sdkmessagefilterid, sdkmessageid: messageId, primaryobjecttypecode: logicalName, secondaryobjecttypecode: 'none' });
    }
  }
}
