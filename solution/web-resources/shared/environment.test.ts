import { installXrm, type FakeXrm } from '../testing/xrm';
import { serviceAddresses } from './environment';

let xrm: FakeXrm;
beforeEach(() => {
  xrm = installXrm();
});

/** What the environment says of one variable. */
const set = (schemaname: string, defaultvalue: string | null, ...values: (string | null)[]) => {
  (xrm.rows.environmentvariabledefinition ??= []).push({ schemaname, defaultvalue, environmentvariabledefinition_environmentvariablevalue: values.map((value) => ({ value })) });
};

describe('the addresses of Microsoft’s services', () => {
  it('are those of the environment, else the defaults', async () => {
    set('gdap_LoginUrl', 'https://login.microsoftonline.com', 'https://login.microsoftonline.us/');
    set('gdap_GraphUrl', 'https://graph.microsoft.com');
    expect(await serviceAddresses()).toEqual({ loginUrl: 'https://login.microsoftonline.us', graphUrl: 'https://graph.microsoft.com' });
    expect(xrm.queries).toHaveLength(1);
  });

  it('are the defaults where the environment says nothing', async () => {
    set('gdap_LoginUrl', null, ' ');
    expect(await serviceAddresses()).toEqual({ loginUrl: 'https://login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' });
  });

  it('may be on this machine', async () => {
    set('gdap_LoginUrl', null, 'http://127.0.0.1:4180/login');
    expect((await serviceAddresses()).loginUrl).toBe('http://127.0.0.1:4180/login');
  });

  it.each(['http://login.example', 'javascript:alert(1)', 'login.microsoftonline.com'])('are refused where nobody could sign in safely: %s', async (value) => {
    set('gdap_LoginUrl', null, value);
    await expect(serviceAddresses()).rejects.toThrow(`The environment variable gdap_LoginUrl holds “${value}”`);
  });
});
