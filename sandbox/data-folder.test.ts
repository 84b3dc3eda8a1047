import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assembleSandbox } from './assemble';
import { DataFolderUnusable, openDataFolder } from './data-folder';
import { FolderInUse } from './kernel/folder-lock';

describe('the data folder', () => {
  let parent: string;
  let path: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'data-folder-'));
    path = join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('belongs to one at a time', () => {
    const { release } = openDataFolder(path, false);
    expect(() => openDataFolder(path, false)).toThrow(FolderInUse);
    release();
    openDataFolder(path, false).release();
  });

  it('is not emptied under one who uses it', () => {
    const { clock, release } = openDataFolder(path, false);
    writeFileSync(clock, '{}');
    expect(() => openDataFolder(path, true)).toThrow('is in use by another sandbox');
    expect(existsSync(clock)).toBe(true);
    release();
  });

  it('is emptied of what the sandbox kept, and of nothing else', () => {
    const { clock, release } = openDataFolder(path, false);
    const other = join(path, 'notes.txt');
    for (const file of [clock, other]) writeFileSync(file, '{}');
    release();
    openDataFolder(path, true).release();
    expect([existsSync(clock), existsSync(other)]).toEqual([false, true]);
  });

  it('says which folder it is that cannot be made', () => {
    writeFileSync(path, 'a file');
    expect(() => openDataFolder(path, false)).toThrow(`The data folder ${path} cannot be used: `);
  });

  it('says so where what is kept there is damaged, and lets the folder go', () => {
    openDataFolder(path, false).release();
    writeFileSync(join(path, 'microsoft.db'), 'no database'.repeat(1000));
    expect(() => assembleSandbox({ dataDir: path })).toThrow(DataFolderUnusable);
    assembleSandbox({ dataDir: path, fresh: true }).close();
  });
});
