/** Elements of an e-mail that do something, load something or belong to another document. */
const TAKEN_OUT = 'script, style, link, meta, base, title, iframe, frame, object, embed, form, input, button, select, textarea, svg, math, template, noscript, audio, video, source, picture';

/** Where a link of an e-mail may lead. */
const WEB = /^(https?|mailto|tel):/i;

/**
 * The body of an e-mail as a document for a sandboxed frame, which runs no scripts whatever is in it. What would do
 * something is taken out all the same, and pictures from elsewhere, which tell their sender who reads. Styles wait in
 * `data-style`: the page's policy refuses them as attributes, `applyStyles` sets them.
 * @param title what the frame is called
 * @param nonce under which the page's policy lets styles be written
 */
export function safeDocument(markup: string, title: string, nonce: string): string {
  const body = new DOMParser().parseFromString(withoutComplaints(markup), 'text/html').body;
  for (const element of [...body.querySelectorAll(TAKEN_OUT)]) element.remove();
  for (const element of [...body.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const isLoading = name === 'data-style' && /url\s*\(|@import|expression/i.test(value);
      if (isLoading || /^(style|background|srcset|ping)$|^(data-)?on/.test(name)) element.removeAttribute(name);
      if ((name === 'href' || name === 'action') && !WEB.test(value.trim())) element.removeAttribute(name);
    }
    if (element instanceof HTMLImageElement && !element.getAttribute('src')?.startsWith('data:image/')) element.replaceWith(pictureText(element));
  }
  // Paper is white in every theme: an e-mail brings its own colours, which were chosen for it.
  const style = 'body{margin:0;padding:12px;background:#fff;color:#242424;font:14px/1.45 "Segoe UI",system-ui,sans-serif;overflow-wrap:anywhere}a{color:#0f548c}table{max-width:100%}';
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title><base target="_blank"><style nonce="${escaped(nonce)}">${style}</style>`;
  return `<!DOCTYPE html><html lang="${escaped(document.documentElement.lang || 'en')}"><head>${head}</head><body>${body.innerHTML}</body></html>`;
}

/**
 * A browser reports styles and handlers to the page's policy when it parses them, also where they never come into
 * effect: they get other names before. What this overlooks is taken out after parsing.
 */
const withoutComplaints = (markup: string): string =>
  markup
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, (tag) => tag.replace(/([\s/"'])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'));

/** Sets what `safeDocument` left in `data-style`. A script may set styles where the page's policy refuses the attribute. */
export function applyStyles(shown: Document): void {
  for (const element of [...shown.querySelectorAll<HTMLElement>('[data-style]')]) element.style.cssText = element.dataset.style ?? '';
}

/** Whether a text is markup and not plain text. */
export const isMarkup = (text: string): boolean => /<(?:!doctype|html|body|p|div|br|table|ul|ol|a|h[1-6]|span|strong|b|em|i|blockquote)\b[^>]*>/i.test(text);

const pictureText = (image: HTMLImageElement): Text => document.createTextNode(image.alt ? `[${image.alt}]` : '[picture]');

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
