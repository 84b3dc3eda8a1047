import fc from 'fast-check';
import { escapeHtml } from './html';

it('Text as HTML has nothing left that begins or ends markup or an attribute, and reads as before', () => {
  const read = (html: string) => html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', ';', 'amp;', '#39;') }), (text) => {
    const html = escapeHtml(text);
    expect(html).not.toMatch(/[<>"']/);
    expect(read(html)).toBe(text);
  }));
});
