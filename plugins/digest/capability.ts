import { randomUUID } from 'node:crypto';
import { systemUser } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { lookAtPerson } from './look';
import { digestDay } from './plan';
import { createDigestStore, type DigestStore } from './store';

const name = capabilityNames.digest;

/**
 * Tells the owners of requests by e-mail what needs them: once a day or a week at most, as their provider says, and only where
 * something is new. Once a day it is asked who may get one; each of them is a piece of work of its own.
 */
export function createDigest({ dataverse, policy, now, enqueue }: Pick<CapabilityContext, 'dataverse' | 'policy' | 'now' | 'enqueue'>, store: DigestStore = createDigestStore(dataverse)): Capability {
  let asked: string | undefined;
  return {
    name,
    looks: {
      [systemUser.logicalName]: async ({ id }) => lookAtPerson(id, await now(), { store, policy, url: dataverse.url }),
    },
    async announceDue(moment) {
      const day = digestDay(moment, policy);
      if (day === asked) return;
      if ((await store.providers()).length > 0) {
        for (const id of await store.concerned(moment)) {
          await enqueue({ table: systemUser.logicalName, id, message: `digest of ${day}`, correlationId: randomUUID(), capability: name });
        }
      }
      asked = day;
    },
  };
}
