import { randomBytes } from 'node:crypto';
import { escapeHtml } from './html';

/** Markup that is safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, markup and lists of it are not. */
export type Content = string | number | Html | undefined | readonly Content[];

/** Markup with content in it: whatever is no `Html` is shown as the text that it is. */
export const html = (strings: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(strings.map((string, index) => string + (index < contents.length ? print(contents[index]) : '')).join(''));

function print(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.text;
  return typeof content === 'object' ? content.map(print).join('') : escapeHtml(String(content));
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif; }
body { margin: 0; color: light-dark(#201f1e, #f3f2f1); background: light-dark(#faf9f8, #1b1a19); }
header { padding: 12px 24px; background: light-dark(#323130, #000); color: #fff; }
header a { color: inherit; }
main { max-width: 60rem; margin: 0 auto; padding: 24px; overflow-wrap: break-word; }
.scrolling { overflow-x: auto; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0 0 16px; }
a { color: light-dark(#005a9e, #6cb8f6); }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; padding: 0 0 8px; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid light-dark(#c8c6c4, #484644); }
dt { font-weight: 600; margin-top: 12px; } dd { margin: 0; } ul { margin: 4px 0; padding-left: 20px; }
.card { padding: 24px; background: light-dark(#fff, #252423); border: 1px solid light-dark(#c8c6c4, #484644); border-radius: 4px; }
.actions { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 24px; }
.secondary-text { color: light-dark(#605e5c, #c8c6c4); }
button, .button { font: inherit; padding: 6px 20px; border-radius: 4px; border: 1px solid light-dark(#605e5c, #a19f9d); background: light-dark(#fff, #252423); color: inherit; text-decoration: none; cursor: pointer; }
button.primary { background: light-dark(#005a9e, #2886de); border-color: transparent; color: light-dark(#fff, #000); }
input, select { font: inherit; padding: 6px 8px; border: 1px solid light-dark(#605e5c, #a19f9d); border-radius: 4px; background: light-dark(#fff, #1b1a19); color: inherit; max-width: 100%; }
ul.choices { list-style: none; padding: 0; } ul.choices button { width: 100%; text-align: left; margin-bottom: 8px; }
label { display: block; font-weight: 600; margin-top: 16px; }
label.inline { font-weight: inherit; margin-top: 0; }
:focus-visible { outline: 2px solid light-dark(#005a9e, #6cb8f6); outline-offset: 2px; }
`;

/** What a page of the sandbox is made of. */
export interface PageOptions {
  readonly title: string;
  /** Name of the site, for the window's title. */
  readonly site: string;
  /** The line above everything. */
  readonly banner: Html;
  readonly content: Html;
  /** HTTP status; default 200. */
  readonly status?: number;
  /** Origins beside its own to which its forms may lead. */
  readonly formOrigins?: readonly string[];
  /** What the page does by itself; its buttons do the same where scripts are off. Never text from data. */
  readonly script?: string;
}

/** A page for people: accessible, light and dark, nothing from elsewhere, in no frame. */
export function renderPage({ title, site, banner, content, status = 200, formOrigins = [], script }: PageOptions): Response {
  const nonce = randomBytes(16).toString('base64');
  const document = html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} - ${site}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${new Html(STYLE)}</style>
</head>
<body>
<header>${banner}</header>
<main>
<h1>${title}</h1>
${content}
</main>
${script === undefined ? undefined : html`<script nonce="${nonce}">${new Html(script)}</script>`}
</body>
</html>`;
  const scripts = script === undefined ? '' : `script-src 'nonce-${nonce}'; `;
  return new Response(document.text, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': `default-src 'none'; ${scripts}style-src 'nonce-${nonce}'; img-src data:; form-action ${["'self'", ...formOrigins].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
