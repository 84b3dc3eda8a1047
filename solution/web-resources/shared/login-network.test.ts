import { atLogin, createLoginNetwork, loginWindow } from './login-network';

const sandbox = 'http://localhost:4180/login';

describe('the way to Entra', () => {
  it('leads to the login address of the environment', () => {
    expect(atLogin(sandbox, 'https://login.microsoftonline.com/t/oauth2/v2.0/token?a=b')).toBe(`${sandbox}/t/oauth2/v2.0/token?a=b`);
  });

  it.each(['https://login.microsoftonline.com.evil.example/t', 'https://evil.example/?https://login.microsoftonline.com/', 'http://login.microsoftonline.com/t'])('leads to no stranger: %s', (url) => {
    expect(() => atLogin(sandbox, url)).toThrow('none of its own');
  });

  it('carries what MSAL sends, and brings back what Entra says', async () => {
    const sent: unknown[] = [];
    globalThis.fetch = async (url, init) => {
      sent.push([url, init?.method, init?.body]);
      return { status: 400, headers: new Map([['x-ms-request-id', 'r']]), json: async () => ({ error: 'invalid_grant' }) } as unknown as Response;
    };
    const answer = await createLoginNetwork(sandbox).sendPostRequestAsync('https://login.microsoftonline.com/t/oauth2/v2.0/token', { body: 'grant_type=x' });
    expect(sent).toEqual([[`${sandbox}/t/oauth2/v2.0/token`, 'POST', 'grant_type=x']]);
    expect(answer).toEqual({ status: 400, headers: { 'x-ms-request-id': 'r' }, body: { error: 'invalid_grant' } });
  });

  it('opens windows there, says which, and is this window in everything else', () => {
    const open = jest.spyOn(window, 'open').mockReturnValue(null);
    const opened: unknown[] = [];
    const parent = loginWindow(sandbox, (popup) => opened.push(popup));
    expect(parent.open('https://login.microsoftonline.com/t/oauth2/v2.0/authorize', 'n', 'f')).toBeNull();
    expect(open).toHaveBeenCalledWith(`${sandbox}/t/oauth2/v2.0/authorize`, 'n', 'f');
    expect([opened, parent.innerWidth]).toEqual([[null], window.innerWidth]);
  });
});
