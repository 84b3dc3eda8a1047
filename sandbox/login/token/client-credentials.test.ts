import fc from 'fast-check';
import { defaultSettings } from '../../settings';
import { decideClientCredentials } from './client-credentials';
import { LoginError } from '../errors';

const tenant = { tenantId: 't', displayName: 'Fabrikam', defaultDomain: 'fabrikam.example', kind: 'partner' as const };
const good = { grant_type: 'client_credentials', client_id: 'app', client_secret: 'any', scope: 'https://graph.microsoft.com/.default' };
const { resources, graphRoles: roles } = defaultSettings.login;
const decide = (form: Record<string, string>, facts = { disabled: false, roles }) =>
  decideClientCredentials(new URLSearchParams(form), tenant, resources, () => facts);

describe('a token request by client credentials', () => {
  it('gets the application permissions on Graph', () => {
    expect(decide(good)).toEqual({ tid: 't', appid: 'app', aud: 'https://graph.microsoft.com', roles });
  });

  it('gets those that the application has been granted, and none while it is disabled', () => {
    expect(decide(good, { disabled: false, roles: [] }).roles).toEqual([]);
    expect(() => decide(good, { disabled: true, roles })).toThrow(expect.objectContaining({ number: 7000112 }));
  });

  it('gets none on other resources', () => {
    expect(decide({ ...good, scope: 'https://api.partnercenter.microsoft.com/.default' })).toMatchObject({ roles: [] });
  });

  it('may prove itself by an assertion, and may name OpenID scopes beside', () => {
    const { client_secret: _secret, ...rest } = good;
    expect(decide({ ...rest, client_assertion: 'x.y.z', scope: `openid profile offline_access ${good.scope}` }).aud).toBe(
      'https://graph.microsoft.com',
    );
  });

  it('gets claims or an error of Entra, whatever it holds', () => {
    const member = fc.constantFrom(...Object.keys(good), 'resource');
    fc.assert(
      fc.property(fc.dictionary(member, fc.oneof(fc.string(), fc.constantFrom(...Object.values(good)))), (form) => {
        try {
          expect(resources).toContain(decide(form).aud);
        } catch (error) {
          expect(error).toBeInstanceOf(LoginError);
        }
      }),
    );
  });
});
