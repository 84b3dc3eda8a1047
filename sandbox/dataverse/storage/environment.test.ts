import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../settings';
import type { Environment } from '../environment';
import { baseTables } from '../metadata/base-tables';
import { createEnvironment } from './environment';
import { findPlatformRows, readPlatformRow, writePlatformRow } from './platform-rows';
import { wellKnown } from './well-known';

const clock = { now: () => new Date('2026-11-22T04:05:44.123Z') };
const open = (dataDir = ':memory:') => createEnvironment({ dataDir, clock, settings: defaultSettings.dataverse });
const account = (name: string) => ({ accountid: '11111111-0000-4000-8000-000000000001', name });

describe('a new environment', () => {
  it('has the base tables and the rows it is born with', () => {
    const environment = open();
    expect(environment.catalog().tables).toHaveLength(baseTables.entities.length);
    expect(readPlatformRow(environment, 'systemuser', wellKnown.administrator)).toMatchObject({ fullname: 'System Administrator', createdon: '2026-11-22T04:05:44Z' });
    expect(findPlatformRows(environment, 'sdkmessage', {}).map((row) => row.name)).toEqual(['Create', 'Update', 'Delete', 'CreateMultiple', 'UpdateMultiple']);
  });

  it('sees users and teams as owners', () => {
    const owners = findPlatformRows(open(), 'owner', {});
    expect(owners.map((row) => row.owneridtype).sort()).toEqual(['systemuser', 'systemuser', 'team']);
  });

  it('compares text without regard to case', () => {
    const environment = open();
    writePlatformRow(environment, 'account', account('Contoso'));
    expect(findPlatformRows(environment, 'account', { name: 'CONTOSO' })).toHaveLength(1);
  });
});

describe('a transaction', () => {
  let environment: Environment;
  beforeEach(() => (environment = open()));
  const failing = (work: () => void) => () => environment.transaction(() => {
    work();
    throw new Error('no');
  });

  it('leaves nothing behind when its work throws', () => {
    expect(failing(() => writePlatformRow(environment, 'account', account('Contoso')))).toThrow('no');
    expect(findPlatformRows(environment, 'account', {})).toEqual([]);
  });

  it('inside another undoes its own part alone', () => {
    environment.transaction(() => {
      writePlatformRow(environment, 'account', account('Contoso'));
      expect(failing(() => writePlatformRow(environment, 'account', account('Fabrikam')))).toThrow('no');
    });
    expect(findPlatformRows(environment, 'account', {}).map((row) => row.name)).toEqual(['Contoso']);
  });

  it('takes back changed metadata, tables and all', () => {
    const before = environment.catalog();
    const [pattern] = before.snapshot.entities;
    const acmeThing = { ...pattern!, logicalName: 'acm_thing', entitySetName: 'acm_things' };
    expect(failing(() => {
      environment.changeMetadata({ ...before.snapshot, entities: [...before.snapshot.entities, acmeThing] });
      expect(environment.catalog().table('acm_thing')).toBeDefined();
    })).toThrow('no');
    expect(environment.catalog()).toBe(before);
    expect(() => environment.database.prepare('SELECT * FROM acm_thing')).toThrow(/no such table/);
  });

  it('refuses work that is not synchronous', () => {
    expect(() => environment.transaction(async () => undefined)).toThrow(TypeError);
  });
});

describe('row versions', () => {
  it('only ever grow, also over a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dataverse-'));
    try {
      const first = open(folder);
      writePlatformRow(first, 'account', account('Contoso'));
      const version = first.nextVersion();
      first.close();
      const second = open(folder);
      expect(second.nextVersion()).toBeGreaterThan(version);
      expect(findPlatformRows(second, 'account', {})).toHaveLength(1);
      expect(second.catalog().snapshot).toEqual(baseTables);
      second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('statements', () => {
  it('answer get after all with the row that was asked for', () => {
    const { database } = open();
    const byName = () => database.prepare('SELECT name FROM sdkmessage WHERE name = ?');
    expect(byName().all('Create')).toEqual([{ name: 'Create' }]);
    expect(byName().get('nothing')).toBeUndefined();
    expect(byName().get('update')).toEqual({ name: 'Update' });
  });
});
