import fc from 'fast-check';
import { openDatabase } from '../../kernel/database';
import { defaultSettings } from '../../settings';
import type { GraphCall } from '../http/call';
import type { Collection } from '../query/collection';
import { settings, START } from '../relationships/test-state';
import { defineTables } from '../storage';
import { answerDelta } from './answer-delta';
import { createChangeLog } from './change-log';
import { readPosition, writePosition } from './position';

const collection: Collection = { type: 'group', from: 'directory_group', properties: ['id', 'displayName'], filterable: new Map(), orderable: new Map(), defaultPageSize: 1, maxPageSize: 1 };

interface Item {
  readonly id: string;
  readonly displayName?: string;
  readonly '@removed'?: unknown;
}

/** A tenant's groups, and a client that keeps a copy of them by delta queries. */
function world(pageSize: number) {
  const database = openDatabase(':memory:');
  defineTables(database);
  const changes = createChangeLog(database);
  const groups = new Map<string, string>();
  const copy = new Map<string, string>();
  let next: string | undefined;
  const call = (query: string): GraphCall => ({
    method: 'GET', params: {}, query: new URLSearchParams(query), headers: new Headers(), body: undefined, caller: { tid: 't', appid: 'a', oid: 'o', aud: 'g', roles: [] },
    base: '', path: '/groups/delta', now: START, showsUnknownMembers: false,
  });
  return {
    groups,
    copy,
    put(id: string, name: string) {
      groups.set(id, name);
      database.run(
        'INSERT OR REPLACE INTO directory_group (id, tenant_id, display_name, security_enabled, mail_enabled, document) VALUES (?, ?, ?, 1, 0, ?)',
        id, 't', name, JSON.stringify({ id, displayName: name }),
      );
      changes.record('groups', 't', id, 'changed');
    },
    remove(id: string) {
      if (!groups.delete(id)) return;
      database.run('DELETE FROM directory_group WHERE id = ?', id);
      changes.record('groups', 't', id, 'removed');
    },
    /** Reads one page. @returns whether it was the last of its round */
    read(): boolean {
      const { body } = answerDelta(call(next ?? ''), { database, changes, settings: { ...settings, deltaPageSize: pageSize } }, {
        collection, tracked: 'groups', table: 'directory_group', context: 'x', show: (document) => JSON.parse(document) as Record<string, unknown>,
      });
      const page = body as { value: Item[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
      for (const { id, displayName, '@removed': removed } of page.value) {
        if (removed !== undefined) copy.delete(id);
        else copy.set(id, displayName ?? '');
      }
      next = (page['@odata.nextLink'] ?? page['@odata.deltaLink'])?.split('?')[1];
      return page['@odata.deltaLink'] !== undefined;
    },
    close: () => database.close(),
  };
}

describe('whoever follows a delta query', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const step = fc.oneof(
    fc.record({ do: fc.constant('put' as const), id, name: fc.string() }),
    fc.record({ do: fc.constant('remove' as const), id }),
    fc.record({ do: fc.constant('read' as const) }),
  );

  it('has what there is at the end of each quiet round, whatever happens between the pages', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (steps, pageSize) => {
        const tenant = world(pageSize);
        for (const one of steps) {
          if (one.do === 'put') tenant.put(one.id, one.name);
          else if (one.do === 'remove') tenant.remove(one.id);
          else tenant.read();
        }
        while (!tenant.read());
        while (!tenant.read());
        expect(new Map([...tenant.copy].sort())).toEqual(new Map([...tenant.groups].sort()));
        tenant.close();
      }),
      { numRuns: 200 },
    );
  });
});

describe('a position', () => {
  const limits = { now: START, lifetimeMs: 7 * 86_400_000, latest: 100, lostStatus: 410 as const };
  const position = fc.record({
    after: fc.nat(100), knownSince: fc.nat(100), select: fc.option(fc.array(fc.string()), { nil: undefined }), issuedAt: fc.integer({ min: START - limits.lifetimeMs, max: START }),
  });

  it('is read as it was written', () => {
    fc.assert(fc.property(position, (one) => expect(readPosition(writePosition(one), limits)).toEqual(one)));
  });

  it('is refused where it is none of ours', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => readPosition(text, limits)).toThrow(/Badly formed token/)));
  });

  it('is lost after its time, and beyond what has happened', () => {
    const token = writePosition({ after: 5, knownSince: 5, select: undefined, issuedAt: START });
    expect(() => readPosition(token, { ...limits, now: START + limits.lifetimeMs + 1 })).toThrow(/full synchronization/);
    expect(() => readPosition(token, { ...limits, latest: 4 })).toThrow(/full synchronization/);
    expect(defaultSettings.graph.deltaTokenDays * 86_400_000).toBe(limits.lifetimeMs);
  });
});
