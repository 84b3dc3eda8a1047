import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sandbox keeps what survives a restart. */
export interface DataFolder {
  /** Tenants, Graph, mail. */
  readonly microsoftDatabase: string;
  readonly clock: string;
  readonly signingKey: string;
}

const OWN_FILES = /^((dataverse|microsoft)\.db(-wal|-shm)?|(clock\.json|signing-key\.pem)(\.new)?)$/;

/**
 * Opens or makes the folder.
 * @param fresh remove what the sandbox kept there; files of others stay
 */
export function openDataFolder(path: string, fresh: boolean): DataFolder {
  mkdirSync(path, { recursive: true });
  if (fresh) for (const file of readdirSync(path).filter((name) => OWN_FILES.test(name))) rmSync(join(path, file));
  return { microsoftDatabase: join(path, 'microsoft.db'), clock: join(path, 'clock.json'), signingKey: join(path, 'signing-key.pem') };
}
