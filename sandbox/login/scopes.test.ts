import fc from 'fast-check';
import { defaultSettings } from '../settings';
import { LoginError } from './errors';
import { readScopes, type RequestedScopes } from './scopes';

const { resources } = defaultSettings.login;
const read = (text: string | null) => readScopes(text, { clientId: 'app', tenantName: 'Fabrikam', resources });
const GRAPH = 'https://graph.microsoft.com';

describe('a scope parameter', () => {
  it.each<[string, Omit<RequestedScopes, 'text'>]>([
    ['openid profile', { openId: ['openid', 'profile'], resources: [] }],
    ['User.Read', { openId: [], resources: [{ resource: GRAPH, names: ['User.Read'], everything: false }] }],
    [`user.read ${GRAPH}/User.Read`, { openId: [], resources: [{ resource: GRAPH, names: ['User.Read'], everything: false }] }],
    ['00000003-0000-0000-c000-000000000000/.default', { openId: [], resources: [{ resource: GRAPH, names: [], everything: true }] }],
    [`${GRAPH}//.default`, { openId: [], resources: [{ resource: GRAPH, names: [], everything: true }] }],
    [
      'User.Read https://api.partnercenter.microsoft.com/user_impersonation offline_access',
      {
        openId: ['offline_access'],
        resources: [
          { resource: GRAPH, names: ['User.Read'], everything: false },
          { resource: 'https://api.partnercenter.microsoft.com', names: ['user_impersonation'], everything: false },
        ],
      },
    ],
  ])('%s', (text, expected) => expect(read(text)).toEqual({ ...expected, text }));

  it.each([
    [null, 900144],
    ['  ', 900144],
    ['No.Such', 650053],
    ['https://example.com/.default', 500011],
    [`${GRAPH}/.default User.Read`, 70011],
  ])('%p is refused with AADSTS%i', (text, number) => expect(() => read(text)).toThrow(expect.objectContaining({ number })));

  it('is read or refused, whatever it is', () => {
    const word = fc.oneof(fc.string(), fc.constantFrom('openid', '.default', 'User.Read', `${GRAPH}/.default`, `${GRAPH}/Group.Read.All`, '/', '//'));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        try {
          for (const { names, everything } of read(words.join(' ')).resources) expect(names.length > 0).toBe(!everything);
        } catch (error) {
          expect(error).toBeInstanceOf(LoginError);
        }
      }),
    );
  });
});
