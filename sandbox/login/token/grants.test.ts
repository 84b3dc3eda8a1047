import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { LoginError } from '../errors';
import type { CodeGrant, RefreshGrant } from '../grants';
import { checkCode } from './authorization-code';
import { readClient, type Client } from './client';
import { checkRefreshToken } from './refresh-token';

const NOW = Date.UTC(2026, 10, 22);
const verifier = 'v'.repeat(43);
const challenge = { method: 'S256' as const, value: createHash('sha256').update(verifier).digest('base64url') };
const code: CodeGrant = { tenantId: 't', userId: 'u', mfa: true, inTenant: 't', clientId: 'app', redirectUri: 'http://localhost/', scope: 'openid', challenge, redeemed: false };
const page: Client = { clientId: 'app', kind: 'singlePage' };
const server: Client = { clientId: 'app', kind: 'confidential' };
const native: Client = { clientId: 'app', kind: 'public' };

describe('an application', () => {
  it.each<[object, string | null, Client['kind']]>([
    [{ client_secret: 's' }, null, 'confidential'],
    [{ client_assertion: 'x.y.z' }, null, 'confidential'],
    [{}, 'http://localhost:8080', 'singlePage'],
    [{}, null, 'public'],
  ])('that sends %p from %p is taken for what it looks like', (form, origin, kind) =>
    expect(readClient(new URLSearchParams({ client_id: 'APP', ...form }), origin)).toEqual({ clientId: 'app', kind }));
});

describe('an authorization code', () => {
  const check = (change: Partial<CodeGrant> = {}, shown: Partial<Parameters<typeof checkCode>[1]> = {}) => {
    const { challenge: own, ...rest } = { ...code, ...change };
    const value = own === undefined ? rest : { ...rest, challenge: own };
    return checkCode({ value, expiresAt: NOW + 1 }, { client: page, redirectUri: code.redirectUri, verifier, now: NOW, ...shown });
  };
  const withoutKey = { challenge: undefined } as unknown as Partial<CodeGrant>;

  it('is good for whoever has the proof key', () => expect(check()).toEqual(code));
  it('needs no proof key from an application with a secret', () => expect(check(withoutKey, { client: server, verifier: undefined })).toBeTruthy());
  it.each([
    ['unknown', () => checkCode(undefined, { client: page, redirectUri: '', verifier, now: NOW }), 9002313],
    ['another application’s', () => check({ clientId: 'other' }), 70000],
    ['used', () => check({ redeemed: true }), 54005],
    ['out of date', () => check({}, { now: NOW + 1 }), 70008],
    ['for another address', () => check({}, { redirectUri: 'http://localhost/other' }), 500112],
    ['shown with a wrong proof key', () => check({}, { verifier: 'w'.repeat(43) }), 501481],
    ['shown without the proof key', () => check({}, { client: server, verifier: undefined }), 501481],
    ['for a page without a proof key', () => check(withoutKey), 9002325],
    ['for a public application without a proof key', () => check(withoutKey, { client: native }), 7000218],
  ])('is refused when it is %s', (_what, redeem, number) => expect(redeem).toThrow(expect.objectContaining({ number })));
});

describe('a refresh token', () => {
  const token: RefreshGrant = { tenantId: 't', userId: 'u', mfa: true, clientId: 'app', confidential: true, singlePage: false, issuedAt: NOW - 90 * 86_400_000 };

  it('says since when it is out of date', () => {
    expect(() => checkRefreshToken({ value: token, expiresAt: NOW }, server, NOW)).toThrow(/AADSTS700082.*2026-08-24T00:00:00.000Z.*90\.00:00:00/);
  });

  it('is good only for applications of its kind, whatever they show', () => {
    const clients = fc.constantFrom(page, server, native);
    fc.assert(
      fc.property(clients, fc.boolean(), fc.boolean(), fc.constantFrom('app', 'other'), fc.integer({ min: -2, max: 2 }), (client, confidential, singlePage, clientId, left) => {
        const value = { ...token, confidential, singlePage, clientId };
        const fits = clientId === client.clientId && left > 0 && singlePage === (client.kind === 'singlePage') && (!confidential || client.kind === 'confidential');
        try {
          expect(checkRefreshToken({ value, expiresAt: NOW + left }, client, NOW)).toBe(value);
          expect(fits).toBe(true);
        } catch (error) {
          expect([error instanceof LoginError, fits]).toEqual([true, false]);
        }
      }),
    );
  });
});
