import { checkedOf, ConnectionState, parseChecks, type gdapProvider, type RowChanges } from '@gdap-manager/entities';
import { nameOf } from '../../gateways/dataverse/columns';
import { momentOf } from '../../gateways/dataverse/moments';
import { serviceError, ServiceError, type ServiceFailure } from '../../gateways/transport/service-error';
import { defaultPolicy, type Policy } from '../../policy';
import type { ProviderFacts } from '../../provider/facts';
import type { ProviderGateways } from '../../provider/gateways';
import { now, provider } from '../../request-lifecycle/testing/facts';
import { failure } from '../../request-lifecycle/testing/microsoft';
import type { TimelineEvent } from '../../timeline/event';
import { lookAtConnection, type LookContext } from '../look';
import type { StoredConnection } from '../model';
import type { ConnectionStore } from '../store';

/** Calls that may fail, by what they are for. */
export type Call = 'signIn' | 'relationships' | 'servicePrincipal' | 'makePrincipal' | 'groups' | 'customers' | 'partnerCenter';

export const allPermissions = ['DelegatedAdminRelationship.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'RoleManagement.Read.Directory'];

/** Microsoft as far as checks of connections ask it. */
export class FakeMicrosoft {
  readonly faults = new Map<Call, ServiceFailure>();
  readonly calls: Call[] = [];
  permissions: readonly string[] = allPermissions;
  hasPrincipal = true;

  readonly gateways = {
    grantedPermissions: async () => this.call('signIn', this.permissions),
    of: async () => ({ relationshipPages: () => this.pages('relationships'), missingGroups: async (ids: readonly string[]) => this.call('groups', ids) }),
    directoryOf: async () => ({
      hasServicePrincipal: async () => this.call('servicePrincipal', this.hasPrincipal),
      createServicePrincipal: async () => {
        this.call('makePrincipal', undefined);
        this.hasPrincipal = true;
      },
      contractPages: () => this.pages('customers'),
    }),
    partnerCenterOf: async () => ({ customerPages: () => this.pages('partnerCenter') }),
  } as unknown as ProviderGateways;

  private async *pages(what: Call) {
    yield this.call(what, []);
    throw new Error('Only the first page is needed.');
  }

  private call<T>(what: Call, answer: T): T {
    this.calls.push(what);
    const fault = this.faults.get(what);
    if (fault) throw new ServiceError(fault);
    return answer;
  }
}

/** A provider in Dataverse, Microsoft, and looks at it. */
export function world(facts: Partial<ProviderFacts> = {}, policy: Policy = defaultPolicy) {
  const clock = { now };
  const microsoft = new FakeMicrosoft();
  let version = 1;
  let stored: StoredConnection = {
    etag: 'W/"1"', isActive: true, checks: [], checkedOf: undefined, checkedOn: null, requestedOn: null,
    provider: { ...provider, connectionState: 'notConnected', ...facts },
  };
  const writes: RowChanges<typeof gdapProvider>[] = [];
  const events = new Map<string, TimelineEvent>();
  /** What happens just before the next writes: somebody else changes the row, or the process dies. */
  const beforeSave: (() => void)[] = [];
  const edit = (changes: Partial<StoredConnection>) => {
    stored = { ...stored, ...changes, etag: `W/"${(version += 1)}"` };
  };
  const store: ConnectionStore = {
    load: async () => stored,
    list: async () => [stored],
    async save(_id, etag, changes) {
      beforeSave.shift()?.();
      if (etag !== stored.etag) throw serviceError(failure(412, { service: 'dataverse' }));
      writes.push(changes);
      const { gdap_checks: checks, gdap_checkedon: checkedOn, gdap_connectionstate: state, gdap_connectionmessage: message } = changes;
      edit({
        ...(checks === undefined ? {} : { checks: parseChecks(checks), checkedOf: checkedOf(checks) }),
        ...(checkedOn === undefined ? {} : { checkedOn: momentOf(checkedOn) }),
        provider: {
          ...stored.provider,
          ...(state === undefined ? {} : { connectionState: nameOf(ConnectionState, state) ?? 'notConnected' }),
          ...(message === undefined ? {} : { connectionMessage: message }),
        },
      });
    },
    saveEvent: async (_id, event) => void events.set(event.key, event),
  };
  const context: LookContext = { store, gateways: microsoft.gateways, policy, now: async () => clock.now, tried: new Map() };
  const look = (doubted = false) => lookAtConnection(provider.id, context, { trackingId: 't', doubted });
  return {
    clock, microsoft, writes, edit, beforeSave, look, context,
    row: () => stored,
    told: () => [...events.values()].map(({ name }) => name),
    outcomes: () => Object.fromEntries(stored.checks.map(({ id, outcome, detail }) => [id, detail ? `${outcome}: ${detail}` : outcome])),
  };
}
