import { ConcurrencyError } from '../../gateways/transport/service-error';
import { provider } from '../../request-lifecycle/testing/facts';
import { failure } from '../../request-lifecycle/testing/microsoft';
import type { Moment, TimelineEvent } from '../../timeline/event';
import type { GroupRow, GroupUpdate, GroupView } from '../model';
import type { GroupProvider, GroupStore, Position } from '../store';

/** The groups of one provider in memory, with Dataverse's rules that matter: versions, and one row a group. */
export class MemoryGroups implements GroupStore {
  readonly byId = new Map<string, GroupRow>();
  prefix: string | null = null;
  position: Position | undefined;
  refreshRequestedOn: Moment = null;
  used = new Set<string>();
  readonly events = new Map<string, TimelineEvent>();
  /** What was written, a word each. */
  readonly writes: string[] = [];
  /** What happens just before each of the next writes: somebody else is quicker, or the process dies. */
  readonly beforeWrite: ('nothing' | 'touched' | 'killed')[] = [];
  private version = 0;

  /** Somebody makes or changes a row. */
  put(row: Partial<GroupRow> & { readonly id: string; readonly name: string }): void {
    this.byId.set(row.id, { ...fresh, ...this.byId.get(row.id), ...row, etag: this.tag() });
  }
  get list(): GroupRow[] {
    return [...this.byId.values()];
  }

  provider = async (): Promise<GroupProvider> => ({ facts: provider, prefix: this.prefix, refreshRequestedOn: this.refreshRequestedOn, position: this.position });
  providers = async () => [await this.provider()];
  rows = async () => this.list.map((row) => ({ ...row }));
  unconfirmed = async () => this.list.filter(({ groupId, presence, isActive }) => isActive && presence !== 'deleted' && (groupId === null || presence !== 'present'));
  rowsOf = async (_providerId: string, groupIds: readonly string[]) => this.list.filter(({ groupId }) => groupId !== null && groupIds.includes(groupId));
  usedRows = async () => this.used;

  create = async (_providerId: string, views: readonly GroupView[]): Promise<void> => {
    this.before();
    const known = new Set(this.list.map(({ groupId }) => groupId));
    if (views.some(({ groupId }) => known.has(groupId))) throw conflict();
    for (const view of views) this.put({ ...view, id: `row ${view.groupId}` });
    this.writes.push(`create ${views.length}`);
  };
  update = async (updates: readonly GroupUpdate[]): Promise<void> => {
    this.before();
    if (updates.some(({ row }) => this.byId.get(row.id)?.etag !== row.etag)) throw conflict();
    for (const { row, changes } of updates) this.put({ ...row, ...changes });
    this.writes.push(`update ${updates.length}`);
  };
  updateOne = async (update: GroupUpdate): Promise<string> => {
    await this.update([update]);
    return this.byId.get(update.row.id)!.etag;
  };
  savePosition = async (_providerId: string, position: Position): Promise<void> => {
    this.position = position;
    this.writes.push('position');
  };
  saveEvent = async (_providerId: string, event: TimelineEvent): Promise<void> => {
    this.events.set(event.key, event);
    this.writes.push('event');
  };

  private before(): void {
    const what = this.beforeWrite.shift() ?? 'nothing';
    if (what === 'killed') throw new Error('killed');
    if (what === 'touched') throw conflict();
  }
  private tag = () => `W/"${(this.version += 1)}"`;
}

const fresh: Omit<GroupRow, 'id' | 'name'> = { etag: '', groupId: null, description: null, isRoleAssignable: false, presence: 'wanted', message: null, creationAskedOn: null, isActive: true };
const conflict = () => new ConcurrencyError(failure(412, { service: 'dataverse' }));
