const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const lines = (text: string): string => escapeHtml(text).replace(/\r\n?|\n/g, '<br>\n');

/**
 * A finished text as HTML: all of it is text, only line breaks are breaks and the acceptance links links. Pure.
 * @param links whatever of them is no web address stays text
 */
export function htmlOf(text: string, links: readonly string[]): string {
  const known = [...new Set(links)].filter((link) => /^https?:\/\/[^\s]+$/i.test(link)).sort((one, other) => other.length - one.length);
  const pieces: string[] = [];
  let rest = text;
  while (rest !== '') {
    const next = nearest(rest, known);
    if (!next) break;
    pieces.push(lines(rest.slice(0, next.at)), `<a href="${escapeHtml(next.link)}">${escapeHtml(next.link)}</a>`);
    rest = rest.slice(next.at + next.link.length);
  }
  return [...pieces, lines(rest)].join('');
}

/** The link that comes first; of two that begin there, the longer one. */
function nearest(text: string, links: readonly string[]): { readonly link: string; readonly at: number } | undefined {
  let found: { readonly link: string; readonly at: number } | undefined;
  for (const link of links) {
    const at = text.indexOf(link);
    if (at >= 0 && (!found || at < found.at)) found = { link, at };
  }
  return found;
}
