import { isLoopbackHost } from './loopback';

describe('loopback hosts', () => {
  it.each(['127.0.0.1', '127.0.0.1:4180', 'localhost:4180', 'LOCALHOST', '[::1]:4180'])('are %s', (host) =>
    expect(isLoopbackHost(host)).toBe(true),
  );
  it.each([
    undefined,
    null,
    '',
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:4180',
    '127.0.0.1:4180:1',
    '127.0.0.1:x',
    'evil@127.0.0.1',
    '0.0.0.0',
  ])('are not %s', (host) => expect(isLoopbackHost(host)).toBe(false));
});
