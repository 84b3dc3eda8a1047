import fc from 'fast-check';
import { applyStyles, isMarkup, safeDocument } from './safe-markup';

const shown = (markup: string) => new DOMParser().parseFromString(safeDocument(markup, 'Message: Hi', 'n0nce'), 'text/html');

describe('the markup of an e-mail', () => {
  it('keeps its text, its structure and its links to the web', () => {
    const { body } = shown('<html><body><h2>Dear Ada</h2><p>Please <a href="https://example.com/approve?a=1&amp;b=2">approve</a>.</p><ul><li>One</li></ul></body></html>');
    expect(body.textContent).toBe('Dear AdaPlease approve.One');
    expect(body.querySelector('a')?.getAttribute('href')).toBe('https://example.com/approve?a=1&b=2');
    expect(body.querySelector('li')?.textContent).toBe('One');
  });

  it.each([
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)></svg>', '<iframe src="https://example.com"></iframe>', '<form action="https://example.com"><input></form>',
    '<meta http-equiv="refresh" content="0;url=https://example.com">', '<base href="https://example.com/">', '<link rel="stylesheet" href="https://example.com/a.css">', '<style>@import url(//example.com)</style>',
    '<a href="javascript:alert(1)">here</a>', '<a href=" java\nscript:alert(1)">here</a>', '<p onclick="alert(1)">text</p>', '<table background="https://example.com/spy.png"></table>',
    '<p style="background:url(https://example.com/spy.png)">text</p>', '</title><script>alert(1)</script>', '<img/onerror=alert(1)/src=x>', '<p class="a>b" onclick="alert(1)">text</p>', '<p data-style="background:url(https://example.com/spy.png)">text</p>',
  ])('takes out %s', (markup) => {
    const { body } = shown(markup);
    expect(body.querySelectorAll('script, img, svg, iframe, form, meta, base, link, style, [href], [background], [style], [data-style], [onclick]')).toHaveLength(0);
  });

  it('leaves nothing that runs, whatever it is made of', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '=', ' ', '/', 'script', 'onload', 'onerror', 'href', 'javascript:', 'img', 'svg', 'src', 'a', 'b', '</', '<!--', '-->', '<math>', '<p', 'style', '&lt;', '\n', '<template>');
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const elements = [...shown(pieces.join('')).body.querySelectorAll('*')];
      return elements.every(({ tagName, attributes }) => !/^(SCRIPT|IFRAME|OBJECT|EMBED|FORM)$/i.test(tagName) && [...attributes].every(({ name, value }) => !name.startsWith('on') && !/^\s*javascript:/i.test(value)));
    }));
  });

  it('keeps the pictures that it brings, and says what pictures from elsewhere would be', () => {
    const { body } = shown('<img src="data:image/png;base64,AAAA" srcset="https://example.com/spy.png 2x" alt="Logo"><img src="https://example.com/spy.png" alt="Photo"><img src="//example.com/spy.png">');
    expect([...body.querySelectorAll('img')].map((image) => image.getAttributeNames())).toEqual([['src', 'alt']]);
    expect(body.textContent).toBe('[Photo][picture]');
  });

  it('leaves a text alone that only looks like an attribute', () => {
    const { body } = shown('<p title="a style=b">set style=1 or onclick=2</p>');
    expect(body.textContent).toBe('set style=1 or onclick=2');
  });

  it('gets its own styles when it is there', () => {
    const document = shown('<p style="color: red">text</p>');
    expect(document.querySelector('p')?.hasAttribute('style')).toBe(false);
    applyStyles(document);
    expect(document.querySelector('p')?.style.color).toBe('red');
  });

  it('has a title and a language, whatever its subject is', () => {
    const document = new DOMParser().parseFromString(safeDocument('<p>a</p>', '</title><script>', 'n'), 'text/html');
    expect([document.title, document.documentElement.lang, document.scripts.length]).toEqual(['</title><script>', 'en', 0]);
  });

  it.each([['<p>Hello</p>', true], ['<!DOCTYPE html><html></html>', true], ['1 < 2 and 3 > 2', false], ['Ada <ada@example.com>', false], ['', false]])('%s is markup: %s', (text, is) => {
    expect(isMarkup(text)).toBe(is);
  });
});
