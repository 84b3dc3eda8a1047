import { randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { v5 as uuidv5 } from 'uuid';
import type { LoginSettings } from '../settings';
import { MEMBER_USER } from './directory/roles';
import type { DirectoryUser } from './directory/users';
import type { SigningKey } from './signing-key';

/** Whom an access token is of, and what it allows. */
export interface Caller {
  /** Tenant that they signed in to. */
  readonly tid: string;
  /** Client id of the application. */
  readonly appid: string;
  /** Object id in that tenant: of the person, or of the application where it acts for itself. */
  readonly oid: string;
  /** Resource that the token is for. */
  readonly aud: string;
  /** Application permissions; none where a person signed in. */
  readonly roles: readonly string[];
  /** Where the application acts for a person. */
  readonly person?: {
    /** Delegated permissions. */
    readonly scopes: readonly string[];
    /** Whether they gave a second factor. */
    readonly mfa: boolean;
  };
}

/** Why a token is no good: in words for the error text, never the token. */
export type TokenProblem = 'missing' | 'malformed' | 'expired' | 'audience' | 'signature';

/** What a token for a person says. */
export interface PersonTokenOptions {
  readonly user: DirectoryUser;
  /** Tenant that they signed in to: their own, or a customer's. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly mfa: boolean;
}

/** Makes tokens and checks them. */
export interface Tokens {
  /** An access token of an application that acts for itself. */
  issue(claims: Pick<Caller, 'tid' | 'appid' | 'aud' | 'roles'>): string;
  /** An access token of an application that acts for a person. @param confidential whether it proved itself by a secret */
  issueForPerson(options: PersonTokenOptions & { readonly resource: string; readonly scopes: readonly string[]; readonly confidential: boolean }): string;
  /** An OpenID Connect token, which tells the application who signed in. */
  issueIdToken(options: PersonTokenOptions & { readonly nonce: string | undefined }): string;
  /**
   * @param authorization the Authorization header
   * @param audiences resource identifiers that are accepted
   */
  verify(authorization: string | null, audiences: readonly string[]): Caller | TokenProblem;
}

/** Entra's v1 issuer, which access tokens of Microsoft Graph carry. */
const issuerOf = (tenantId: string) => `https://sts.windows.net/${tenantId}/`;

/** The object id of an application in a tenant; derived, so that it keeps its own. */
export const objectIdOf = (tenantId: string, appId: string) => uuidv5(`${tenantId}/${appId}`, uuidv5.URL);

/** The object id under which somebody is known in a tenant. */
export const personIdIn = (tenantId: string, user: DirectoryUser) => (user.tenantId === tenantId ? user.id : objectIdOf(tenantId, user.id));

/** How they proved themselves, as access tokens of version 1 tell it. */
const methodsOf = (mfa: boolean) => (mfa ? ['pwd', 'mfa'] : ['pwd']);

/** Tokens whose signature is remembered. */
const mostVerified = 200;

/** @param now the clock by which tokens expire, in milliseconds */
export function createTokens(key: SigningKey, settings: LoginSettings, now: () => number): Tokens {
  const seconds = () => Math.floor(now() / 1000);
  /** When a token begins and ends, and what tells it apart from others of the same second. */
  const common = () => {
    const iat = seconds();
    return { iat, nbf: iat, exp: iat + settings.tokenSeconds, uti: randomBytes(16).toString('base64url') };
  };
  const sign = (claims: object) => jwt.sign(claims, key.privateKey, { algorithm: 'RS256', keyid: key.id });

  /** Clients send the same token again and again: its signature is looked at once, when it ends each time. */
  const verified = new Map<string, SignedClaims>();
  /** @throws errors of the library */
  function claimsOf(token: string): SignedClaims {
    const known = verified.get(token);
    if (known && seconds() < known.exp) return known;
    const claims = jwt.verify(token, key.publicKey, { algorithms: ['RS256'], clockTimestamp: seconds() }) as SignedClaims;
    if (verified.size >= mostVerified) verified.clear();
    verified.set(token, claims);
    return claims;
  }

  return {
    issue({ tid, appid, aud, roles }) {
      const oid = objectIdOf(tid, appid);
      return sign({ aud, iss: issuerOf(tid), ...common(), appid, appidacr: '1', idtyp: 'app', oid, roles, tid, ver: '1.0', sub: oid });
    },
    issueForPerson({ user, tenantId, clientId, mfa, resource, scopes, confidential }) {
      const oid = personIdIn(tenantId, user);
      return sign({
        aud: resource,
        iss: issuerOf(tenantId),
        ...(user.tenantId === tenantId ? {} : { idp: issuerOf(user.tenantId) }),
        ...common(),
        acr: '1',
        amr: methodsOf(mfa),
        app_displayname: clientId,
        appid: clientId,
        appidacr: confidential ? '1' : '0',
        idtyp: 'user',
        name: user.displayName,
        oid,
        scp: scopes.join(' '),
        sub: objectIdOf(clientId, oid),
        tid: tenantId,
        unique_name: user.userPrincipalName,
        upn: user.userPrincipalName,
        ver: '1.0',
        wids: user.tenantId === tenantId ? [...user.directoryRoles, MEMBER_USER] : [],
      });
    },
    issueIdToken({ user, tenantId, clientId, mfa, nonce }) {
      const oid = personIdIn(tenantId, user);
      return sign({
        aud: clientId,
        iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
        ...common(),
        ...(settings.idTokenTellsMethods ? { amr: methodsOf(mfa) } : {}),
        name: user.displayName,
        ...(nonce === undefined ? {} : { nonce }),
        oid,
        preferred_username: user.userPrincipalName,
        sub: objectIdOf(clientId, oid),
        tid: tenantId,
        ver: '2.0',
      });
    },
    verify(authorization, audiences) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return 'missing';
      try {
        // Audiences are compared below: the library would not tell a wrong one apart from other faults.
        const claims = claimsOf(token);
        if (claims.iss !== issuerOf(claims.tid)) return 'signature';
        return audiences.includes(claims.aud) ? callerOf(claims) : 'audience';
      } catch (error) {
        if (error instanceof jwt.TokenExpiredError) return 'expired';
        return /signature/i.test((error as Error).message) ? 'signature' : 'malformed';
      }
    },
  };
}

interface SignedClaims extends Pick<Caller, 'tid' | 'appid' | 'oid' | 'aud'> {
  readonly exp: number;
  readonly iss: string;
  readonly roles?: readonly string[];
  readonly scp?: string;
  readonly amr?: readonly string[];
}

const callerOf = ({ tid, appid, oid, aud, roles = [], scp, amr = [] }: SignedClaims): Caller => ({
  tid,
  appid,
  oid,
  aud,
  roles,
  ...(scp === undefined ? {} : { person: { scopes: scp.split(' '), mfa: amr.includes('mfa') } }),
});

/** `client_info`: who signed in, by their home account, as MSAL keys its cache. */
export const clientInfoOf = ({ id, tenantId }: DirectoryUser) => Buffer.from(JSON.stringify({ uid: id, utid: tenantId })).toString('base64url');
