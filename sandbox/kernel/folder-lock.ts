import { join } from 'node:path';
import Libsql from 'libsql';

/** The file of the lock, which stays and is empty. A folder may be emptied around it, by whoever has the lock. */
const LOCK_FILE = 'lock.db';

/**
 * Keeps a folder for this process alone. The lock is the operating system's: it goes with the process, also when that
 * is killed.
 * @returns lets it go
 * @throws FolderInUse
 */
export function lockFolder(path: string): () => void {
  const database = new Libsql(join(path, LOCK_FILE));
  try {
    database.pragma('busy_timeout = 0');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? new FolderInUse(path) : error;
  }
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}

/** Another process, or another part of this one, has the folder. */
export class FolderInUse extends Error {
  constructor(path: string) {
    super(`The data folder ${path} is in use by another sandbox. End that one, or choose another folder.`);
    this.name = 'FolderInUse';
  }
}
