import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from './kernel/folder-lock';

/** Where the sandbox keeps what survives a restart. */
export interface DataFolder {
  /** Tenants, Graph, mail. */
  readonly microsoftDatabase: string;
  readonly clock: string;
  readonly signingKey: string;
  /** Lets others have it. */
  release(): void;
}

/** What is kept cannot be read or written. */
export class DataFolderUnusable extends Error {
  constructor(path: string, cause: unknown) {
    super(`The data folder ${path} cannot be used: ${(cause as Error).message}. Choose a folder that can be written, or begin anew with --fresh.`, { cause });
    this.name = 'DataFolderUnusable';
  }
}

const OWN_FILES = /^((dataverse|microsoft)\.db(-wal|-shm)?|(clock\.json|signing-key\.pem)(\.new)?)$/;

/**
 * Opens or makes the folder, for this process alone.
 * @param fresh remove what the sandbox kept there; files of others stay
 * @throws FolderInUse, before anything is removed
 * @throws DataFolderUnusable
 */
export function openDataFolder(path: string, fresh: boolean): DataFolder {
  try {
    mkdirSync(path, { recursive: true });
    const release = lockFolder(path);
    if (fresh) for (const file of readdirSync(path).filter((name) => OWN_FILES.test(name))) rmSync(join(path, file));
    return { microsoftDatabase: join(path, 'microsoft.db'), clock: join(path, 'clock.json'), signingKey: join(path, 'signing-key.pem'), release };
  } catch (error) {
    throw error instanceof FolderInUse ? error : new DataFolderUnusable(path, error);
  }
}
