import { createHash } from 'node:crypto';
import { codeExpired, codeRedeemed, grantMalformed, grantOfAnother, pkceRequired, redirectUriDiffers, secretMissing, verifierWrong } from '../errors';
import type { CodeGrant } from '../grants';
import type { Client } from './client';

/** What somebody shows who has a code. */
export interface CodeRedemption {
  readonly client: Client;
  readonly redirectUri: string;
  readonly verifier: string | undefined;
  /** Sandbox time in milliseconds since 1970. */
  readonly now: number;
}

/**
 * Whether a code is good for whoever shows it. Pure.
 * @param grant what stands behind the code; undefined where nobody knows it
 * @throws LoginError why not
 */
export function checkCode(grant: { readonly value: CodeGrant; readonly expiresAt: number } | undefined, { client, redirectUri, verifier, now }: CodeRedemption): CodeGrant {
  if (grant === undefined) throw grantMalformed();
  const { value: code, expiresAt } = grant;
  if (code.clientId !== client.clientId) throw grantOfAnother();
  if (code.redeemed) throw codeRedeemed();
  if (expiresAt <= now) throw codeExpired();
  if (code.redirectUri !== redirectUri) throw redirectUriDiffers();
  if (code.challenge === undefined) {
    if (client.kind === 'singlePage') throw pkceRequired();
    if (client.kind === 'public') throw secretMissing();
  } else if (verifier === undefined || challengeOf(verifier, code.challenge.method) !== code.challenge.value) {
    throw verifierWrong();
  }
  return code;
}

/** RFC 7636, 4.6. */
const challengeOf = (verifier: string, method: 'S256' | 'plain') =>
  method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
