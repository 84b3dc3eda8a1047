import { Duration } from 'luxon';
import { crossOriginRefused, grantMalformed, grantOfAnother, onlyCrossOrigin, refreshTokenExpired, secretMissing, singlePageTokenExpired } from '../errors';
import type { RefreshGrant } from '../grants';
import type { Client } from './client';

/**
 * Whether a refresh token is good for whoever shows it. Pure.
 * @param now sandbox time in milliseconds since 1970
 * @throws LoginError why not
 */
export function checkRefreshToken(grant: { readonly value: RefreshGrant; readonly expiresAt: number } | undefined, client: Client, now: number): RefreshGrant {
  if (grant === undefined) throw grantMalformed();
  const { value: token, expiresAt } = grant;
  if (token.clientId !== client.clientId) throw grantOfAnother();
  if (token.singlePage && client.kind !== 'singlePage') throw onlyCrossOrigin();
  if (!token.singlePage && client.kind === 'singlePage') throw crossOriginRefused();
  if (token.confidential && client.kind !== 'confidential') throw secretMissing();
  if (expiresAt <= now) {
    const issuedAt = new Date(token.issuedAt);
    throw token.singlePage ? singlePageTokenExpired(issuedAt) : refreshTokenExpired(issuedAt, dotNetTimeSpan(now - token.issuedAt));
  }
  return token;
}

/** As Entra writes spans: `90.00:00:00`. */
const dotNetTimeSpan = (milliseconds: number) => Duration.fromMillis(milliseconds).toFormat('d.hh:mm:ss');
