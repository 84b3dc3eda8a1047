import fc from 'fast-check';
import { defaultSettings } from '../../settings';
import { LoginError } from '../errors';
import { answerApplication } from './answer';
import { readAuthorizeRequest, readReturnAddress } from './request';

const settings = defaultSettings.login;
const good = {
  client_id: '44444444-4444-4444-8444-444444444444', redirect_uri: 'http://localhost:3000/back?a=1', response_type: 'code', scope: 'openid User.Read', state: 's',
  code_challenge: 'c'.repeat(43), code_challenge_method: 'S256', prompt: 'select_account', response_mode: 'fragment', nonce: 'n', client_info: '1', login_hint: 'a@b.example',
};
const read = (change: Record<string, string> = {}) => {
  const params = new URLSearchParams({ ...good, ...change });
  return readAuthorizeRequest(params, readReturnAddress(params, settings, 'Fabrikam'), { tenantName: 'Fabrikam', resources: settings.resources });
};

describe('an authorization request', () => {
  it('says who asks for what, and where the answer goes', () =>
    expect(read()).toMatchObject({
      clientId: good.client_id, redirectUri: good.redirect_uri, mode: 'fragment', state: 's', prompt: 'select_account', nonce: 'n', loginHint: 'a@b.example', clientInfo: true,
      challenge: { method: 'S256', value: good.code_challenge }, scopes: { openId: ['openid'] },
    }));

  it.each([
    [{ client_id: '' }, 900144],
    [{ client_id: 'app' }, 700016],
    [{ redirect_uri: '' }, 900971],
    [{ response_type: '' }, 900144],
    [{ response_type: 'id_token' }, 700051],
    [{ response_mode: 'pigeon' }, 90023],
    [{ prompt: 'maybe' }, 90023],
    [{ code_challenge: 'short' }, 90023],
    [{ code_challenge_method: 'S512' }, 90023],
    [{ scope: '' }, 900144],
  ])('%p is refused with AADSTS%i', (change, number) => expect(() => read(change)).toThrow(expect.objectContaining({ number })));

  it.each(['https://example.com/', 'http://localhost.example.com/', 'http://localhost@example.com/', 'http://localhost:80@example.com/', 'http://127.0.0.1.example.com', 'javascript:alert(1)', 'http://localhost/#x', 'nonsense'])(
    'never sends anybody to %s',
    (redirect_uri) => expect(() => read({ redirect_uri })).toThrow(expect.objectContaining({ number: 50011 })),
  );

  it('leads to this machine or nowhere, whatever it holds', () => {
    const value = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(...Object.values(good)));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(good)), value), (change) => {
        try {
          const location = answerApplication({ ...read(change), mode: 'query' }, { code: 'x' }).headers.get('location') ?? '';
          expect(['localhost', '127.0.0.1', '[::1]']).toContain(new URL(location).hostname);
        } catch (error) {
          expect(error).toBeInstanceOf(LoginError);
        }
      }),
    );
  });

  it('is answered at the address with what the address had already', () => {
    const answer = (mode: 'query' | 'fragment') => new URL(answerApplication({ redirectUri: good.redirect_uri, mode, state: 'a b&c' }, { code: 'x' }).headers.get('location') ?? '');
    expect(Object.fromEntries(answer('query').searchParams)).toMatchObject({ a: '1', code: 'x', state: 'a b&c' });
    expect(Object.fromEntries(new URLSearchParams(answer('fragment').hash.slice(1)))).toMatchObject({ code: 'x', state: 'a b&c' });
  });
});
