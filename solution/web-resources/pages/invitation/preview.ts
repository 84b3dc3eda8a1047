import { element } from '../elements';

/** A text as its reader sees it: all of it is text, the acceptance links alone can be followed. @param links web addresses; others stay text */
export function previewOf(value: string, links: readonly string[]): (Node | string)[] {
  const known = [...new Set(links)].filter((link) => /^https?:\/\/\S+$/i.test(link)).sort((one, other) => other.length - one.length);
  if (known.length === 0) return [value];
  const pieces = value.split(new RegExp(`(${known.map((link) => link.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`));
  return pieces.map((piece) => (known.includes(piece) ? element('a', { href: piece, target: '_blank', rel: 'noopener noreferrer' }, piece) : piece));
}
