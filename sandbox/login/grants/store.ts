import { createHash, randomBytes } from 'node:crypto';
import type { SandboxDatabase } from '../../kernel/database';

/** What is given to somebody as a text that only they know, and what it stands for: kept on disk, by a hash of the text. */
export interface GrantStore<T> {
  /** @param expiresAt milliseconds since 1970; @returns the text */
  issue(value: T, expiresAt: number): string;
  find(text: string): { readonly value: T; readonly expiresAt: number } | undefined;
  update(text: string, value: T): void;
  remove(text: string): void;
  reset(): void;
}

/** How long after its end a grant is still known: so long it is called expired, then unknown. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * @param prefix what texts begin with, as Entra's do
 * @param newText where the text has to be one that people can type
 */
export function createGrantStore<T>(
  database: SandboxDatabase,
  { kind, prefix, now, newText = () => prefix + randomBytes(48).toString('base64url') }: { kind: string; prefix: string; now(): number; newText?: () => string },
): GrantStore<T> {
  database.define(`CREATE TABLE IF NOT EXISTS login_grant (
    hash TEXT PRIMARY KEY, kind TEXT NOT NULL, expires_at INTEGER NOT NULL, document TEXT NOT NULL
  ); CREATE INDEX IF NOT EXISTS grant_by_end ON login_grant (expires_at);`);
  return {
    issue(value, expiresAt) {
      const text = newText();
      database.run('DELETE FROM login_grant WHERE expires_at < ?', now() - KEPT_MS);
      database.run('INSERT OR REPLACE INTO login_grant (hash, kind, expires_at, document) VALUES (?, ?, ?, ?)', hashOf(text), kind, expiresAt, JSON.stringify(value));
      return text;
    },
    find(text) {
      const row = database.get<{ document: string; expiresAt: number }>(
        'SELECT document, expires_at AS expiresAt FROM login_grant WHERE hash = ? AND kind = ?',
        hashOf(text),
        kind,
      );
      return row && { value: JSON.parse(row.document) as T, expiresAt: row.expiresAt };
    },
    update: (text, value) => database.run('UPDATE login_grant SET document = ? WHERE hash = ? AND kind = ?', JSON.stringify(value), hashOf(text), kind),
    remove: (text) => database.run('DELETE FROM login_grant WHERE hash = ? AND kind = ?', hashOf(text), kind),
    reset: () => database.run('DELETE FROM login_grant WHERE kind = ?', kind),
  };
}
