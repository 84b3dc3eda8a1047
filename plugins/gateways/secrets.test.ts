import { environmentSecrets } from './secrets';

describe('secrets from the environment', () => {
  const secrets = environmentSecrets({ GDAP_SECRET_PARTNER_1: 's', GDAP_SECRET_EMPTY: '', PATH: '/bin' });

  it('are found under the name that the provider gives', async () => {
    expect(await secrets.get('Partner-1')).toBe('s');
  });

  it.each(['other', 'empty', '../PATH'])('are missing for %p', async (name) => {
    expect(await secrets.get(name)).toBeUndefined();
  });
});
