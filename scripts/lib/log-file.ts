import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createLog, type Log } from '@gdap-manager/plugins';

/** The handlers' log in a file that begins anew with each start. */
export function logToFile(path: string): Log {
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path, { flags: 'w' });
  // A full disk must not end the handlers: what cannot be logged is lost.
  stream.on('error', () => undefined);
  return createLog({ write: (line) => void stream.write(line), form: 'text', least: 'info', now: () => new Date() });
}
