import fc from 'fast-check';
import { defaultSettings } from '../settings';
import { mayConsentForAll, mayGrantApplicationPermissions, missingPermissions } from './consent-question';
import { APPLICATION_ADMINISTRATOR, GLOBAL_ADMINISTRATOR } from './directory/roles';
import { GRAPH } from './permissions';
import { readScopes } from './scopes';

const { resources, graphScopes } = defaultSettings.login;
const asked = (text: string) => readScopes(text, { clientId: 'app', tenantName: 'Fabrikam', resources });
const missing = (text: string, granted: readonly string[], again = false) => missingPermissions(asked(text), () => granted, graphScopes, again).map(({ scope }) => scope);
const person = (...directoryRoles: string[]) => ({ id: 'p', tenantId: 't', displayName: 'P', userPrincipalName: 'p@t.example', directoryRoles, adminAgent: false, mfa: true });

describe('what has to be consented to', () => {
  it('is what nobody has granted', () => expect(missing('User.Read Group.Read.All openid', ['User.Read'])).toEqual(['Group.Read.All']));

  it('is all that the application is registered for, where it asks for everything and has nothing', () => {
    expect(missing(`${GRAPH}/.default`, [])).toEqual(graphScopes);
    expect(missing(`${GRAPH}/.default`, ['User.Read'])).toEqual([]);
    expect(missing('https://api.partnercenter.microsoft.com/.default', [])).toEqual(['user_impersonation']);
  });

  it('is everything where the application wants to be asked again', () => expect(missing('User.Read', ['User.Read'], true)).toEqual(['User.Read']));

  it('is nothing once it has been granted', () => {
    const scopes = fc.uniqueArray(fc.constantFrom('User.Read', 'Group.Read.All', 'Directory.Read.All', 'User.Read.All'), { minLength: 1 });
    fc.assert(fc.property(scopes, scopes, (wanted, granted) => expect(missing(wanted.join(' '), [...granted, ...missing(wanted.join(' '), granted)])).toEqual([])));
  });
});

it('only some administrators consent for everybody, and fewer grant application permissions', () => {
  expect([person(), person(APPLICATION_ADMINISTRATOR), person(GLOBAL_ADMINISTRATOR)].map((one) => [mayConsentForAll(one), mayGrantApplicationPermissions(one)])).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
});
