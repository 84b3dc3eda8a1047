import jwt from 'jsonwebtoken';
import { v5 as uuidv5 } from 'uuid';
import type { LoginSettings } from '../settings';
import type { SigningKey } from './signing-key';

/** What an application's access token says. */
export interface AppClaims {
  /** Tenant that the application signed in to. */
  readonly tid: string;
  /** Client id of the application. */
  readonly appid: string;
  /** Object id of its service principal in the tenant. */
  readonly oid: string;
  /** Resource that the token is for. */
  readonly aud: string;
  /** Application permissions. */
  readonly roles: readonly string[];
}

/** Why a token is no good: in words for the error text, never the token. */
export type TokenProblem = 'missing' | 'malformed' | 'expired' | 'audience' | 'signature';

/** Makes access tokens and checks them. */
export interface Tokens {
  issue(claims: Omit<AppClaims, 'oid'>): string;
  /**
   * @param authorization the Authorization header
   * @param audiences resource identifiers that are accepted
   */
  verify(authorization: string | null, audiences: readonly string[]): AppClaims | TokenProblem;
}

/** Entra's v1 issuer, which access tokens of Microsoft Graph carry. */
const issuerOf = (tenantId: string) => `https://sts.windows.net/${tenantId}/`;

/** Object ids are derived, so that an application keeps its own in each tenant. */
const objectIdOf = (tenantId: string, appId: string) => uuidv5(`${tenantId}/${appId}`, uuidv5.URL);

/** @param now the clock by which tokens expire, in milliseconds */
export function createTokens(key: SigningKey, settings: LoginSettings, now: () => number): Tokens {
  const seconds = () => Math.floor(now() / 1000);
  return {
    issue({ tid, appid, aud, roles }) {
      const issuedAt = seconds();
      const claims = {
        aud,
        iss: issuerOf(tid),
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + settings.tokenSeconds,
        appid,
        appidacr: '1',
        idtyp: 'app',
        oid: objectIdOf(tid, appid),
        roles,
        tid,
        ver: '1.0',
      };
      return jwt.sign({ ...claims, sub: claims.oid }, key.privateKey, { algorithm: 'RS256', keyid: key.id });
    },
    verify(authorization, audiences) {
      const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return 'missing';
      try {
        // Audiences are compared below: the library would not tell a wrong one apart from other faults.
        const claims = jwt.verify(token, key.publicKey, { algorithms: ['RS256'], clockTimestamp: seconds() }) as AppClaims & {
          iss: string;
        };
        if (claims.iss !== issuerOf(claims.tid)) return 'signature';
        return audiences.includes(claims.aud) ? claims : 'audience';
      } catch (error) {
        if (error instanceof jwt.TokenExpiredError) return 'expired';
        return /signature/i.test((error as Error).message) ? 'signature' : 'malformed';
      }
    },
  };
}
