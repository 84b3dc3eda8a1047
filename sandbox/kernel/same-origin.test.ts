import { isSameOrigin } from './same-origin';

const from = (headers: Record<string, string>) => isSameOrigin(new Request('http://localhost:4180/sandbox/reset', { method: 'POST', headers }));

describe('A request that changes something', () => {
  it.each([
    ['a program, which names no origin', {}], ['a page of the sandbox', { Origin: 'http://localhost:4180' }],
  ])('is taken from %s', (_, headers) => {
    expect(from(headers)).toBe(true);
  });

  it.each([
    ['another site', { Origin: 'https://elsewhere.example' }], ['another port of this machine', { Origin: 'http://localhost:3000' }], ['a page that hides where it is', { Origin: 'null' }],
    ['a browser that says another site and no origin', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('is not taken from %s', (_, headers) => {
    expect(from(headers)).toBe(false);
  });
});
