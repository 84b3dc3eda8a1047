import type { CapabilityContext } from '../capability';
import type { Change } from '../gateways/dataverse/gateway';
import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import type { Owner, Person } from '../people/people';
import { defaultPolicy } from '../policy';
import { createNotifications } from './capability';
import type { Entry } from './plan';
import type { NotificationStore } from './store';

const start = Date.UTC(2026, 10, 22, 10);
const owner: Owner = { id: 'olga', kind: 'user' };
const person = (id: string, standing: Person['standing'] = 'reads'): Person => ({ id, name: id, address: undefined, standing });

/** Timelines in memory, with the change sets as Dataverse does them: all or nothing. */
function world({ standing = 'reads' as Person['standing'] } = {}) {
  const entries = new Map<string, Entry & { owner: Owner }>();
  const told = new Map<string, Record<string, unknown>>();
  const faults: ('quicker' | 'lost' | 'refused')[] = [];
  const reads: number[] = [];
  const store: NotificationStore = {
    async untold(since) {
      reads.push(since);
      return [...entries.values()].filter(({ etag, on }) => etag !== 'told' && on >= since);
    },
    people: async () => new Map([['olga', [person('olga', standing)]]]),
    async write(changes: readonly Change[]) {
      const fault = faults.shift();
      if (fault === 'quicker') throw new ConcurrencyError({ service: 'dataverse', status: 412, code: '0x80060882', message: 'changed', outcomeUnknown: false });
      if (fault === 'refused') throw new ServiceError({ service: 'dataverse', status: 403, code: '0x80040220', message: 'The user has no privilege prvReadappnotification.', outcomeUnknown: false });
      for (const change of changes) {
        if (change.do === 'update') entries.set(change.key, { ...entries.get(change.key)!, etag: 'told' });
        else if (change.do === 'create') told.set(String(change.row['appnotificationid']), change.row as Record<string, unknown>);
      }
      if (fault === 'lost') throw new Error('no answer came');
    },
  };
  const logged: string[] = [];
  const context: Parameters<typeof createNotifications>[0] = { dataverse: {} as CapabilityContext['dataverse'], policy: defaultPolicy, log: (level, what) => void (level === 'warn' && logged.push(what)) };
  const happen = (id: string, on: number, name = 'Lapsed') => entries.set(id, { id, etag: 'W/"1"', name, message: 'The customer did not approve.', severity: 'warning', request: { id: 'r', name: 'R' }, ownerId: owner.id, owner, on });
  return { told, faults, logged, reads, happen, look: createNotifications(context, store).announceDue!, again: () => createNotifications(context, store).announceDue! };
}

describe('notifications', () => {
  it('are made once, however often it is looked, and also after the person has dismissed them', async () => {
    const { told, happen, look, again } = world();
    happen('a', start);
    await look(start);
    expect([...told.values()].map(({ title }) => title)).toEqual(['Lapsed: R']);
    told.clear();
    await look(start + 3600_000);
    await again()(start + 7200_000);
    expect(told.size).toBe(0);
  });

  it('are not doubled where no answer came, and come later where another was quicker', async () => {
    const { told, faults, happen, look } = world();
    happen('a', start);
    faults.push('lost');
    await expect(look(start)).rejects.toThrow('no answer came');
    await look(start);
    expect(told.size).toBe(1);
    happen('b', start + 60_000);
    faults.push('quicker');
    await look(start + 60_000);
    expect(told.size).toBe(1);
    await look(start + 3600_000);
    expect(told.size).toBe(2);
  });

  it('come to everybody else where one may not be told, and to that one as soon as it can', async () => {
    const { told, faults, logged, happen, look } = world();
    happen('a', start);
    happen('b', start, 'Active');
    faults.push('refused');
    await look(start);
    expect([[...told.values()].map(({ title }) => title), logged]).toEqual([['Active: R'], ['owner not told']]);
    await look(start + 3600_000);
    expect([...told.values()].map(({ title }) => title)).toEqual(['Active: R', 'Lapsed: R']);
  });

  it('read no further back than what was told before, and never what is too old', async () => {
    const { reads, happen, look } = world();
    await look(start);
    happen('a', start + 100_000);
    await look(start + 120_000);
    await look(start + 300_000);
    await look(start + 301_000);
    expect(reads.map((since) => (start - since) / 1000)).toEqual([14 * 24 * 3600, 14 * 24 * 3600 - 120, 20]);
  });

  it('are nothing for users that are disabled, or no people', async () => {
    const { told, happen, look } = world({ standing: 'application' });
    happen('a', start);
    await look(start);
    expect(told.size).toBe(0);
  });
});
