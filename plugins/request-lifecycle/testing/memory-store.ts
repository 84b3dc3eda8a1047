import { gdapRequest } from '@gdap-manager/entities';
import { serviceError } from '../../gateways/transport/service-error';
import { memoryText, parseMemory } from '../memory';
import type { MappingFacts, RequestFacts, RequestView, StatusName, TenantFacts, TimelineEvent } from '../model';
import type { LifecycleStore, StoredRequest, VersionedMappingWrite } from '../store';
import { eventId } from '../../timeline/rows';
import { failure } from './microsoft';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One request in memory, with Dataverse's rules that matter: etags, and status transitions. */
export class MemoryStore implements LifecycleStore {
  readonly request: Mutable<RequestFacts>;
  mappings: MappingFacts[];
  tenants: TenantFacts[];
  readonly events = new Map<string, TimelineEvent>();
  readonly writes: string[] = [];
  /** What happens just before each of the next writes of the request: somebody else changes it, or the process dies. */
  readonly beforeSave: ('nothing' | 'touched' | 'killed')[] = [];
  private version = 1;

  constructor(readonly clock: { now: number }, request: RequestFacts, mappings: readonly MappingFacts[], tenant: TenantFacts) {
    this.request = { ...request };
    this.mappings = [...mappings];
    this.tenants = [tenant];
  }

  /** Somebody changes the row: staff, or a test. */
  edit(changes: Partial<RequestFacts>): void {
    Object.assign(this.request, changes, { etag: `W/"${(this.version += 1)}"` });
  }

  now = async () => this.clock.now;

  load = async (): Promise<StoredRequest> => ({
    request: { ...this.request, memory: parseMemory(memoryText(this.request.memory)) },
    mappings: this.mappings.map((one) => ({ ...one })),
    tenant: this.tenants.find(({ providerAccountId }) => providerAccountId === this.request.providerAccountId),
    submittedTenant: this.request.memory.submitted?.providerAccountId === this.request.providerAccountId ? undefined : this.tenants.find(({ providerAccountId }) => providerAccountId === this.request.memory.submitted?.providerAccountId),
  });

  saveRequest = async (_id: string, etag: string, changes: Partial<RequestView>): Promise<string> => {
    const event = this.beforeSave.shift() ?? 'nothing';
    if (event === 'killed') throw new Error('killed');
    if (event === 'touched') this.edit({});
    if (etag !== this.request.etag) throw serviceError(failure(412, { service: 'dataverse' }));
    const to = changes.status;
    if (to && to !== this.request.status && !(gdapRequest.status[this.request.status].to as readonly StatusName[]).includes(to)) {
      throw new Error(`Dataverse forbids ${this.request.status} -> ${to}.`);
    }
    this.writes.push(`request ${Object.keys(changes).join(' ')}`);
    this.edit(changes);
    return this.request.etag;
  };

  /** Another look, or staff, change a mapping. */
  editMapping(id: string, changes: Partial<MappingFacts>): void {
    this.mappings = this.mappings.map((one) => (one.id === id ? { ...one, ...changes, etag: `W/"${(this.version += 1)}"` } : one));
  }

  saveMappings = async (writes: readonly VersionedMappingWrite[]): Promise<void> => {
    if (writes.some(({ id, etag }) => this.mappings.find((one) => one.id === id)?.etag !== etag)) throw serviceError(failure(412, { service: 'dataverse' }));
    for (const { id, etag: _etag, ...write } of writes) {
      this.writes.push('mapping');
      this.editMapping(id, write);
    }
  };

  removeMapping = async (id: string): Promise<void> => {
    this.writes.push('mapping removed');
    this.mappings = this.mappings.filter((one) => one.id !== id);
  };

  markGroupDeleted = async (rowId: string): Promise<void> => {
    this.writes.push('group');
    this.mappings = this.mappings.map((one) => (one.group?.rowId === rowId ? { ...one, group: { ...one.group, presence: 'deleted' } } : one));
  };

  saveEvent = async (requestId: string, event: TimelineEvent): Promise<void> => {
    this.events.set(eventId(requestId, event.key), event);
  };
}
