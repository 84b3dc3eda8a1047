import Mustache from 'mustache';
import { isPlaceholder, isSection } from './placeholders';

/** A piece of a template: kind, value, where its tag begins and ends, and the pieces of a section with where its end tag begins. */
type Span = readonly [kind: string, value: string, start: number, end: number, inner?: readonly Span[] | string, closes?: number];

/** A template whose placeholders are all known, or are text. */
export interface ParsedText {
  readonly spans: readonly Span[];
  /** Tags as written that stand for nothing. */
  readonly unknown: readonly string[];
  /** The tag at which the template falls apart: a section without its end or its beginning, or braces that do not close. */
  readonly broken: string | undefined;
  /** Whether the link is in it, and whether in a section that comes once for each request. */
  readonly link: 'each' | 'once' | 'none';
}

/**
 * Reads a text with placeholders in the syntax of mustache (5). Only names in double braces and sections of such names
 * are taken: raw output, partials and other delimiters are tags that stand for nothing. Those stay visible as they
 * are written; a text that falls apart stays as a whole. Pure.
 */
export function parseText(text: string): ParsedText {
  try {
    const spans = new Mustache.Writer().parse(text) as unknown as readonly Span[];
    if (has(spans, ([kind]) => kind === '=')) return asWritten(text, firstTag(text, '='));
    const unknown = new Set<string>();
    const link = has(spans, isLink, 'requests') ? 'each' : has(spans, isLink) ? 'once' : 'none';
    return { spans: spans.flatMap((span) => known(text, span, unknown)), unknown: [...unknown], broken: undefined, link };
  } catch (error) {
    return asWritten(text, brokenTag(text, error instanceof Error ? error.message : ''));
  }
}

/** Fills a text in. Values are text: whatever looks like a tag in them stays as it is. Pure. */
export function fill({ spans }: ParsedText, view: object): string {
  return new Mustache.Writer().renderTokens(spans as never, new Mustache.Context(view), undefined, '', { escape: String });
}

const asWritten = (text: string, broken: string): ParsedText => ({ spans: [['text', text, 0, text.length]], unknown: [], broken, link: 'none' });

/** The piece where it is known, else its tags as written around what is in it. */
function known(text: string, span: Span, unknown: Set<string>): Span[] {
  const [kind, value, start, end, inner, closes] = span;
  if (kind === 'text' || kind === '!' || (kind === 'name' && isPlaceholder(value))) return [span];
  const pieces = Array.isArray(inner) ? (inner as readonly Span[]).flatMap((one) => known(text, one, unknown)) : [];
  if ((kind === '#' || kind === '^') && isSection(value)) return [[kind, value, start, end, pieces, closes]];
  const tag = text.slice(start, end);
  unknown.add(tag);
  const closing = closes === undefined || (kind !== '#' && kind !== '^') ? '' : text.slice(closes, text.indexOf('}}', closes) + 2);
  return [['text', tag, start, end], ...pieces, ...(closing === '' ? [] : [['text', closing, end, end] as const])];
}

const isLink = ([kind, value]: Span): boolean => kind === 'name' && value === 'link';

/** Whether a piece that is shown is of a sort. @param within only inside of the sections of this name */
function has(spans: readonly Span[], fits: (span: Span) => boolean, within?: string): boolean {
  return spans.some((span) => {
    const [kind, value, , , inner] = span;
    if (within === undefined && fits(span)) return true;
    return Array.isArray(inner) && kind === '#' && has(inner as readonly Span[], fits, value === within ? undefined : within);
  });
}

/** What mustache says of a template that falls apart: `Unclosed section "x" at 12`, `Unopened section "x" at 3`, `Unclosed tag at 30`. */
function brokenTag(text: string, message: string): string {
  const [, which, name] = /^(Unclosed|Unopened) section "([\s\S]*)" at \d+$/.exec(message) ?? [];
  if (which === 'Unopened') return `{{/${name}}}`;
  if (which === 'Unclosed') return new RegExp(`{{\\s*\\^\\s*${escaped(name ?? '')}\\s*}}`).test(text) ? `{{^${name}}}` : `{{#${name}}}`;
  const last = text.lastIndexOf('{{');
  return text.slice(last, last + 40).split('\n')[0] ?? '{{';
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function firstTag(text: string, sign: string): string {
  const found = new RegExp(`{{\\s*${escaped(sign)}[^}]*}}`).exec(text);
  return found?.[0] ?? `{{${sign}`;
}
