import { linkAddress } from './link-address';

it.each([
  ['url', 'example.com/a?b=c', 'https://example.com/a?b=c'],
  ['url', 'http://example.com', 'http://example.com/'],
  ['email', 'ada@example.com', 'mailto:ada@example.com'],
  ['phone', '+49 (30) 1234-56', 'tel:+49301234' + '56'],
] as const)('leads from a %s "%s" to %s', (format, text, address) => {
  expect(linkAddress(format, text)).toBe(address);
});

it.each([
  ['url', 'javascript:alert(1)'],
  ['url', 'JaVaScRiPt:alert(1)'],
  ['url', 'data:text/html,x'],
  ['url', 'file:///etc/passwd'],
  ['url', ''],
  ['url', 'https://'],
  ['email', 'ada@example.com?bcc=eve@example.com'],
  ['email', 'nobody'],
  ['phone', 'call me'],
  ['text', 'https://example.com'],
] as const)('leads nowhere from a %s "%s"', (format, text) => {
  expect(linkAddress(format, text)).toBeUndefined();
});
