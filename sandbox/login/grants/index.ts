import { randomInt } from 'node:crypto';
import type { SandboxDatabase } from '../../kernel/database';
import { createGrantStore, type GrantStore } from './store';

/** A person who has signed in. */
export interface SignedIn {
  /** Their home tenant. */
  readonly tenantId: string;
  readonly userId: string;
  /** Whether they gave a second factor. */
  readonly mfa: boolean;
}

/** What stands behind an authorization code. */
export interface CodeGrant extends SignedIn {
  /** Tenant that they signed in to. */
  readonly inTenant: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** The `scope` parameter of the authorization request. */
  readonly scope: string;
  readonly nonce?: string;
  readonly challenge?: { readonly method: 'S256' | 'plain'; readonly value: string };
  readonly redeemed: boolean;
}

/** What stands behind a refresh token. It is good for every tenant and resource that its person may use. */
export interface RefreshGrant extends SignedIn {
  readonly clientId: string;
  /** Only applications that prove themselves by a secret may use it. */
  readonly confidential: boolean;
  /** Of a single-page application: its end does not move when it is used. */
  readonly singlePage: boolean;
  readonly issuedAt: number;
}

/** What stands behind a device code. */
export interface DeviceGrant {
  readonly tenantName: string;
  readonly clientId: string;
  readonly scope: string;
  readonly state: 'pending' | 'declined' | 'redeemed' | (SignedIn & { readonly inTenant: string });
}

/** Everything that signing in hands out and takes back. */
export interface Grants {
  readonly codes: GrantStore<CodeGrant>;
  readonly refreshTokens: GrantStore<RefreshGrant>;
  readonly deviceCodes: GrantStore<DeviceGrant>;
  /** What people type, for the device code that it stands for. */
  readonly userCodes: GrantStore<string>;
  /** Browsers in which somebody has signed in. */
  readonly sessions: GrantStore<SignedIn>;
  reset(): void;
}

/** Letters that nobody takes for others. */
const USER_CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** @param now sandbox time in milliseconds since 1970 */
export function createGrants(database: SandboxDatabase, now: () => number): Grants {
  const of = <T>(kind: string, prefix: string) => createGrantStore<T>(database, { kind, prefix, now });
  const newText = () => Array.from({ length: 9 }, () => USER_CODE_LETTERS[randomInt(USER_CODE_LETTERS.length)]).join('');
  const stores = {
    codes: of<CodeGrant>('code', '1.'),
    refreshTokens: of<RefreshGrant>('refresh', '1.'),
    deviceCodes: of<DeviceGrant>('device', 'D'),
    userCodes: createGrantStore<string>(database, { kind: 'user code', prefix: '', now, newText }),
    sessions: of<SignedIn>('session', ''),
  };
  return { ...stores, reset: () => Object.values(stores).forEach((store) => store.reset()) };
}
