import type { CapabilityContext } from '../capability';
import type { RoleTemplate } from '../gateways/graph/directory-gateway';
import { ConcurrencyError, serviceError } from '../gateways/transport/service-error';
import { defaultPolicy } from '../policy';
import { now, provider } from '../request-lifecycle/testing/facts';
import { failure } from '../request-lifecycle/testing/microsoft';
import type { TimelineEvent } from '../timeline/event';
import type { Work } from '../work';
import { createRoleCatalogue } from './capability';
import { knownRoles } from './catalogue';
import type { RoleRow } from './model';
import type { RoleStore } from './store';

const policy = { ...defaultPolicy, rolesRefreshSeconds: 3600 };

const entras = (): RoleTemplate[] => knownRoles.filter(({ support }) => support !== 'deprecated').map(({ templateId: id, name: displayName }) => ({ id, displayName, description: undefined }));

/** Rows in memory, Microsoft's answers, and the capability between them. */
function world() {
  const rows = new Map<string, RoleRow>();
  const writes: string[] = [];
  const events: TimelineEvent[] = [];
  const queued: Work[] = [];
  const answers: (readonly RoleTemplate[] | number)[] = [];
  const beforeWrite: ('touched' | 'killed')[] = [];
  const clock = { now };
  const before = () => {
    const what = beforeWrite.shift();
    if (what === 'killed') throw new Error('killed');
    if (what === 'touched') throw new ConcurrencyError(failure(412, { service: 'dataverse' }));
  };
  const store: RoleStore = {
    providers: async () => [{ facts: provider, refreshRequestedOn: null }],
    rows: async () => [...rows.values()],
    async create(views) {
      before();
      for (const view of views) rows.set(view.templateId, { ...view, id: `row ${view.templateId}`, etag: '' });
      writes.push(`create ${views.length}`);
    },
    async update(updates) {
      before();
      for (const { row, changes } of updates) rows.set(row.templateId, { ...row, ...changes });
      writes.push(`update ${updates.length}`);
    },
    templatesOf: async (ids) => (ids.length > 0 ? ['template'] : []),
    saveEvent: async (_id, event) => void events.push(event),
  };
  const context = {
    policy,
    now: async () => clock.now,
    enqueue: async (work: Work) => void queued.push(work),
    gateways: {
      directoryOf: async () => ({
        roleTemplates: async () => {
          const answer = answers.shift() ?? entras();
          if (typeof answer === 'number') throw serviceError(failure(answer));
          return answer;
        },
      }),
    },
  } as unknown as CapabilityContext;
  const capability = createRoleCatalogue(context, store);
  /** Sweeps, and does what the sweep announces. */
  async function sweep(deep = false): Promise<string[]> {
    queued.length = 0;
    await capability.sweep!(clock.now, deep);
    const results = [];
    for (const work of queued.filter(({ capability: name }) => name === capability.name)) results.push(await capability.looks[work.table]!(work, false));
    return results;
  }
  return { rows, writes, events, queued, answers, beforeWrite, clock, sweep, roleNamed: (name: string) => [...rows.values()].find((row) => row.name === name) };
}

describe('the first sweep', () => {
  it('brings the whole catalogue, then asks Microsoft, and tells of nothing', async () => {
    const { rows, events, sweep } = world();
    expect(await sweep(true)).toEqual([`${knownRoles.length} roles written`, 'unchanged']);
    expect([rows.size, events]).toEqual([knownRoles.length, []]);
  });

  it('goes on where a host was killed, and where another one was quicker', async () => {
    const { rows, beforeWrite, sweep } = world();
    beforeWrite.push('killed');
    await expect(sweep(true)).rejects.toThrow('killed');
    beforeWrite.push('touched');
    await sweep(true);
    expect(rows.size).toBe(knownRoles.length);
  });
});

describe('the sweeps after it', () => {
  it('ask Microsoft now and then, and write nothing where nothing is new', async () => {
    const { writes, sweep, clock } = world();
    await sweep(true);
    writes.length = 0;
    expect(await sweep()).toEqual([]);
    clock.now += policy.rolesRefreshSeconds * 1000;
    expect(await sweep()).toEqual(['unchanged']);
    expect(writes).toEqual([]);
  });

  it('have templates judged whose roles are others now', async () => {
    const { answers, sweep, clock, queued, events, roleNamed } = world();
    await sweep(true);
    clock.now += policy.rolesRefreshSeconds * 1000;
    answers.push(entras().filter(({ displayName }) => displayName !== 'Teams Administrator'));
    await sweep();
    expect(roleNamed('Teams Administrator')).toMatchObject({ standing: 'missing', standingSince: clock.now });
    expect(queued).toContainEqual(expect.objectContaining({ table: 'gdap_template', id: 'template', capability: 'template-check' }));
    expect(events).toMatchObject([{ name: 'Directory roles have changed at Microsoft', waitingOn: 'staff' }]);
  });

  it('tell of half a list once a day', async () => {
    const { answers, sweep, clock, events, writes } = world();
    await sweep(true);
    writes.length = 0;
    for (let time = 0; time < 2; time += 1) {
      clock.now += policy.rolesRefreshSeconds * 1000;
      answers.push(entras().slice(0, 50));
      expect(await sweep()).toEqual(['unchanged']);
    }
    expect([events.map(({ name }) => name), writes]).toEqual([['Half a list of directory roles'], []]);
  });

  it('wait before they ask again where Microsoft failed, and tell of it once a day', async () => {
    const { answers, sweep, clock, events } = world();
    answers.push(403, 403);
    expect(await sweep(true)).toEqual([`${knownRoles.length} roles written`, 'roles not read: code403']);
    expect(await sweep()).toEqual([]);
    clock.now += policy.staffRetrySeconds * 1000;
    expect(await sweep()).toEqual(['roles not read: code403']);
    expect(events).toMatchObject([{ name: 'Directory roles not read', message: expect.stringContaining('RoleManagement.Read.Directory'), waitingOn: 'staff' }]);
    clock.now += policy.staffRetrySeconds * 1000;
    expect(await sweep()).toEqual(['unchanged']);
  });
});
