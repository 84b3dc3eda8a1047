import { PositionLost, type ChangesPage, type DirectoryGateway, type DirectoryGroup } from '../../gateways/graph/directory-gateway';
import { serviceError, type ServiceFailure } from '../../gateways/transport/service-error';
import { failure } from '../../request-lifecycle/testing/microsoft';

/** What befalls the next calls and pages: nothing, failing before anything happened, or after. */
export type Fault = 'none' | 'lost' | { readonly before: number } | 'after';

/** The groups of a tenant in memory, with their list of changes. */
export class FakeDirectory implements Pick<DirectoryGateway, 'groupChanges' | 'groupsNamed' | 'createGroup'> {
  groups: DirectoryGroup[] = [];
  readonly calls: string[] = [];
  faults: Fault[] = [];
  pageSize = 2;
  private readonly log: string[] = [];
  private made = 0;

  set(group: Partial<DirectoryGroup> & { readonly id: string }): void {
    const before = this.groups.find(({ id }) => id === group.id);
    this.groups = [...this.groups.filter(({ id }) => id !== group.id), { displayName: 'Group', description: undefined, isRoleAssignable: false, ...before, ...group }];
    this.log.push(group.id);
  }
  remove(id: string): void {
    this.groups = this.groups.filter((group) => group.id !== id);
    this.log.push(id);
  }

  async *groupChanges(since?: string): AsyncIterable<ChangesPage<DirectoryGroup>> {
    const ids = since === undefined ? this.groups.map(({ id }) => id) : [...new Set(this.log.slice(Number(since)))];
    const known = new Map(this.groups.map((group) => [group.id, group]));
    const end = String(this.log.length);
    for (let at = 0; at === 0 || at < ids.length; at += this.pageSize) {
      this.call(since === undefined ? 'all' : 'changes');
      const page = ids.slice(at, at + this.pageSize);
      const changed = page.flatMap((id) => known.get(id) ?? []);
      const removed = page.filter((id) => !known.has(id));
      yield { changed, removed, nextRound: at + this.pageSize >= ids.length ? end : undefined };
    }
  }
  groupsNamed = async (name: string) => {
    this.call('named');
    return this.groups.filter(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
  };
  createGroup = async ({ displayName, description }: { displayName: string; description: string | undefined }) => {
    const isLost = this.call('create') === 'after';
    const group = { id: `made ${(this.made += 1)}`, displayName, description, isRoleAssignable: false };
    this.set(group);
    if (isLost) throw refusal(504, { outcomeUnknown: true });
    return group;
  };

  private call(name: string): Fault {
    this.calls.push(name);
    const fault = this.faults.shift() ?? 'none';
    if (fault === 'lost' && name !== 'create' && name !== 'named') throw new PositionLost();
    if (typeof fault === 'object') throw refusal(fault.before, { outcomeUnknown: name === 'create' && fault.before >= 500 });
    return fault;
  }
}

const refusal = (status: number, more: Partial<ServiceFailure>) => serviceError(failure(status, more));
