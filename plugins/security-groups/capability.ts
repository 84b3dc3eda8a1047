import { randomUUID } from 'node:crypto';
import { gdapProvider, gdapSecurityGroup, type Row } from '@gdap-manager/entities';
import type { Capability, CapabilityContext } from '../capability';
import { capabilityNames } from '../capability-names';
import { columns } from '../gateways/dataverse/columns';
import { isAskedSince } from '../gateways/dataverse/moments';
import { isConnected } from '../provider/facts';
import type { Work } from '../work';
import { nothingKnown, type GroupContext } from './context';
import { createDataverseGroupStore } from './dataverse-store';
import { round } from './round';
import type { GroupProvider } from './store';
import { bringWanted } from './wanted';

const { requestLifecycle, securityGroups: name, templateCheck } = capabilityNames;

/** Why a provider is looked at for its wanted groups alone. */
const wantedOnly = 'wanted group';

/** Who minds what becomes of a group. They take no notice of our writing: a first round makes thousands of rows that nothing names yet. */
const concerned = [requestLifecycle, templateCheck];

/** Keeps the security groups of each provider's tenant as Microsoft has them, and has those made that staff want. Deletes none at Microsoft. */
export function createSecurityGroups({ dataverse, gateways, policy, now, enqueue, log }: CapabilityContext): Capability {
  const store = createDataverseGroupStore(dataverse);
  const known = nothingKnown();
  const context: GroupContext = {
    store, policy, now, known,
    directoryOf: (provider) => gateways.directoryOf(provider),
    announceGroup: async (id) => {
      for (const capability of concerned) await enqueue({ table: gdapSecurityGroup.logicalName, id, message: 'group changed', correlationId: randomUUID(), capability });
    },
  };
  /** Providers whose groups are to be read at the next look: messages that meet in the queue become one. */
  const roundWanted = new Set<string>();
  let sweptOn = -Infinity;
  const announce = (id: string, message: string, correlationId: string = randomUUID()) => enqueue({ table: gdapProvider.logicalName, id, message, correlationId, capability: name });

  async function provider({ id, message, correlationId }: Work): Promise<string> {
    if (message !== wantedOnly) roundWanted.add(id);
    const row = await store.provider(id);
    if (!row) return 'gone';
    const isRound = roundWanted.delete(id) && isConnected(row.facts);
    known.dueOn.delete(id);
    const result = isRound ? await round(row, context, correlationId) : 'unchanged';
    const written = await bringWanted(row, context, correlationId);
    return written > 0 ? `${result}, ${written} wanted` : result;
  }

  /** Looks at one row come one after the other, but two rows may want the same: that is decided at their provider. */
  async function group({ id, correlationId }: Work): Promise<string> {
    const row = await dataverse.retrieve<Row<typeof gdapSecurityGroup>>(gdapSecurityGroup.entitySetName, id, { select: columns<typeof gdapSecurityGroup>('_gdap_providerid_value') });
    if (!row?._gdap_providerid_value) return 'of no provider';
    await announce(row._gdap_providerid_value, wantedOnly, correlationId);
    return 'handed on';
  }

  function isRoundDue({ facts, refreshRequestedOn }: GroupProvider, moment: number): boolean {
    const last = known.rounds.get(facts.id);
    if (!isConnected(facts) || roundWanted.has(facts.id)) return false;
    if (!last) return true;
    // What failed has a time of its own; a connection that works again does not wait for it.
    if (last.failures > 0) return facts.connectionState === 'connected' && known.dueOn.get(facts.id) === undefined;
    return moment - last.on >= policy.groupsRefreshSeconds * 1000 || isAskedSince(refreshRequestedOn, last.on);
  }

  return {
    name,
    looks: { [gdapProvider.logicalName]: provider, [gdapSecurityGroup.logicalName]: group },
    ignoresOwnChangesOf: [gdapSecurityGroup.logicalName],
    async announceDue(moment) {
      for (const [id, dueOn] of known.dueOn) {
        if (dueOn > moment) continue;
        known.dueOn.delete(id);
        await announce(id, (known.rounds.get(id)?.failures ?? 0) > 0 ? 'due' : wantedOnly);
      }
    },
    async sweep(moment, deep) {
      // Webhooks tell of most: what they missed may wait as long as elsewhere.
      if (!deep && Math.abs(moment - sweptOn) < policy.missedAfterSeconds * 1000) return;
      sweptOn = moment;
      if (deep) roundWanted.clear();
      for (const row of await store.providers()) {
        if (!isRoundDue(row, moment)) continue;
        roundWanted.add(row.facts.id);
        await announce(row.facts.id, 'due');
      }
    },
    /** A later sweep wants the round again. */
    async reportPoison({ id }) {
      log('error', 'security groups given up', { provider: id });
      roundWanted.delete(id);
    },
  };
}
