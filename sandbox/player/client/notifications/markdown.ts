/**
 * The markdown that notifications may have: bold, italic, lists and links. Everything else is text.
 * Source: Microsoft Learn, "Send in-app notifications within model-driven apps", Using markdown in Title and Body.
 */
export type Inline =
  | { readonly kind: 'text' | 'bold' | 'italic'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export interface Block {
  readonly kind: 'paragraph' | 'bullets' | 'numbers';
  /** The lines of a paragraph, or the items of a list. */
  readonly lines: readonly (readonly Inline[])[];
}

/** Empty lines begin a new paragraph; lines that begin with `- ` or `1. ` are a list. */
export function blocksOf(markdown: string): readonly Block[] {
  const blocks: { kind: Block['kind']; lines: Inline[][] }[] = [];
  let isOpen = false;
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const [, mark, item] = /^\s*(-|\d+\.)\s+(.*)$/.exec(line) ?? [];
    const kind = mark === undefined ? 'paragraph' : mark === '-' ? 'bullets' : 'numbers';
    const last = blocks.at(-1);
    if (isOpen && last?.kind === kind) last.lines.push(inlinesOf(item ?? line));
    else blocks.push({ kind, lines: [inlinesOf(item ?? line)] });
    isOpen = true;
  }
  return blocks;
}

const SPECIAL = /\*\*(?<bold>[^*]+)\*\*|(?<![\w])_(?<italic>[^_]+)_(?![\w])|\[(?<title>[^\]]+)\]\((?<url>[^()\s]+)\)/g;

/** What a line consists of. */
export function inlinesOf(line: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of line.matchAll(SPECIAL)) {
    if (match.index > end) inlines.push({ kind: 'text', text: line.slice(end, match.index) });
    const { bold, italic, title = '', url } = match.groups ?? {};
    if (url !== undefined) inlines.push({ kind: 'link', text: title, url });
    else inlines.push(bold === undefined ? { kind: 'italic', text: italic ?? '' } : { kind: 'bold', text: bold });
    end = match.index + match[0].length;
  }
  if (end < line.length) inlines.push({ kind: 'text', text: line.slice(end) });
  return inlines;
}
