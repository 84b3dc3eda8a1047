import fc from 'fast-check';
import { callTarget, isFailure, isLoopback, settingPairs, type CallTarget, type ServiceEndpoint } from './endpoint';
import type { JobFailure } from './failure';

const endpoint = (more: Partial<ServiceEndpoint> = {}): ServiceEndpoint =>
  ({ id: 'e', name: 'Receiver', contract: 8, url: 'http://127.0.0.1:7071/api/hook', authType: 4, authValue: 's3cret', ...more });

const called = (more?: Partial<ServiceEndpoint>) => callTarget(endpoint(more), true) as CallTarget;
const refused = (more?: Partial<ServiceEndpoint>, allowed = true) => callTarget(endpoint(more), allowed) as JobFailure;
const settings = '<settings><setting name="x-key" value="s3cret" /><setting name="x-from" value="a&amp;b" /></settings>';

describe('the authentication of a webhook', () => {
  test('WebhookKey adds code to the query, after what the URL has', () => {
    expect(called().url.search).toBe('?code=s3cret');
    expect(called({ url: 'http://localhost/h?a=1', authValue: 'a&b=c' }).url.search).toBe('?a=1&code=a%26b%3Dc');
  });

  test('HttpQueryString adds each pair to the query', () => {
    expect(called({ authType: 6, authValue: settings }).url.search).toBe('?x-key=s3cret&x-from=a%26b');
  });

  test('HttpHeader adds each pair to the headers', () => {
    const { url, headers } = called({ authType: 5, authValue: settings });
    expect([...headers]).toEqual([['x-key', 's3cret'], ['x-from', 'a&b']]);
    expect(url.search).toBe('');
  });

  test.each([
    ['an unknown kind', { authType: 2 }],
    ['a list that is none', { authType: 5, authValue: 's3cret' }],
    ['a header that is none', { authType: 5, authValue: '<settings><setting name="a b" value="s3cret"/></settings>' }],
    ['a value with a line break', { authType: 5, authValue: '<settings><setting name="a" value="s3cret&#10;b: c"/></settings>' }],
  ])('%s is refused without telling the value', (_case, more) => {
    expect(refused(more)).toMatchObject({ friendlyMessage: expect.stringContaining('authentication') });
    expect(JSON.stringify(refused(more))).not.toContain('s3cret');
  });
});

describe('the address of a webhook', () => {
  test.each(['http://localhost:4180/h', 'http://127.0.0.1/h', 'http://127.8.9.10/h', 'http://[::1]:99/h', 'https://localhost/h', 'http://127.1/h'])('%s is called', (url) => {
    expect(isFailure(called({ url }))).toBe(false);
  });

  test.each(['https://contoso.com/h', 'http://10.0.0.1/', 'http://localhost.contoso.com/', 'http://127.0.0.1.contoso.com/', 'http://0.0.0.0/', 'http://127.0.0.1@contoso.com/'])('%s is not on this machine', (url) => {
    expect(refused({ url })).toMatchObject({ friendlyMessage: expect.stringContaining('not on this machine') });
  });

  test.each([null, '', 'hook', 'ftp://localhost/', 'https://webhook.invalid/h'])('%p is no URL to call', (url) => {
    expect(refused({ url })).toMatchObject({ friendlyMessage: expect.stringContaining('no usable URL') });
  });

  test('on loopback is refused where the settings refuse it', () => {
    expect(refused({}, false)).toMatchObject({ friendlyMessage: expect.stringContaining('loopback') });
  });

  test('is told without query, user and password', () => {
    expect(called({ url: 'http://me:s3cret@localhost:1/h?token=s3cret' }).where).toBe('http://localhost:1/h');
  });

  test('is loopback only as a whole', () => {
    fc.assert(fc.property(fc.domain(), (name) => !isLoopback(name)));
  });
});

test('an endpoint of another kind is not supported', () => {
  expect(refused({ contract: 2 })).toMatchObject({ friendlyMessage: expect.stringContaining('contract 2') });
});

describe('settings', () => {
  test('read back whatever was written', () => {
    const escape = (text: string) => text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
    const value = fc.string().filter((text) => !/[^\x20-\x7e]/.test(text));
    fc.assert(fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z-]{1,9}$/), value)), (pairs) => {
      const xml = `<settings>${pairs.map(([name, text]) => `<setting name="${name}" value="${escape(text)}"/>`).join('')}</settings>`;
      expect(settingPairs(xml)).toEqual(pairs);
    }));
  });

  test.each(['', 'x', '<settings>', '<other/>', '<settings><setting name="a"/></settings>', '<settings><setting value="a"/></settings>'])('%p are none', (xml) => {
    expect(settingPairs(xml)).toBeUndefined();
  });
});
