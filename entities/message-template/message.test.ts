import fc from 'fast-check';
import { builtInMessages } from './defaults';
import { renderMessage, type MessageFacts, type MessageRequest } from './message';

const now = Date.UTC(2026, 10, 22, 10);
const link = 'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/8a-f1';
const request = (more: Partial<MessageRequest> = {}): MessageRequest => ({
  name: 'Tailspin: Helpdesk', roles: [{ name: 'Helpdesk Administrator', description: 'Can reset passwords.' }], durationDays: 365, autoRenew: true, link, approvalDueOn: Date.UTC(2027, 1, 20, 10), ...more,
});
const facts = (more: Partial<MessageFacts> = {}): MessageFacts => ({ customer: 'Tailspin Toys', contact: 'Ada Berg', partner: 'Fabrikam', now, requests: [request()], ...more });
const render = (body: string, more: Partial<MessageFacts> = {}, subject = 'Hello') => renderMessage({ subject, body }, facts(more), 'english');

describe('a message', () => {
  it('has what differs in the place of placeholders, in the language of its text', () => {
    const body = '{{greeting}} {{customer}}, {{contact}}, {{ partner }}\n{{roles}}\n{{duration}} {{link}} {{lapseDate}}';
    expect(render(body).text).toBe(`Dear Ada Berg, Tailspin Toys, Ada Berg, Fabrikam\n- Helpdesk Administrator: Can reset passwords.\n365 days ${link} 19 February 2027`);
    expect(renderMessage({ subject: '', body }, facts(), 'german').text).toContain(`365 Tage ${link} 19. Februar 2027`);
  });

  it('addresses the administrators of the customer where nobody is chosen', () => {
    expect(render('{{greeting}} {{contact}}', { contact: undefined }).text).toBe('Dear administrators of Tailspin Toys, administrators of Tailspin Toys');
  });

  it('names the last day that is valid as a whole', () => {
    expect(render('{{lapseDate}}', { requests: [request({ approvalDueOn: now + 3_600_000 })] }).text).toBe('22 November 2026');
    expect(render('{{timeLeft}}', { requests: [request({ approvalDueOn: now + 3_600_000 })] }).text).toBe('less than a day');
    expect([25, 48].map((hours) => render('{{timeLeft}}', { requests: [request({ approvalDueOn: now + hours * 3_600_000 })] }).text)).toEqual(['1 day', '2 days']);
    expect(render('a{{#timeLeft}}{{timeLeft}}{{/timeLeft}}', { requests: [request({ approvalDueOn: now })] }).text).toBe('a');
    expect(render('a{{#lapseDate}} until {{lapseDate}}{{/lapseDate}}', { requests: [request({ approvalDueOn: undefined })] }).text).toBe('a');
  });

  it('leaves visible what stands for nothing, and says so', () => {
    const { text, unknown } = render('{{custommer}} {{{link}}} {{&link}} {{> footer}} {{#nobody}}in {{customer}}{{/nobody}} {{constructor}} {{requests.length}} {{.}}');
    expect(text).toBe('{{custommer}} {{{link}}} {{&link}} {{> footer}} {{#nobody}}in Tailspin Toys{{/nobody}} {{constructor}} {{requests.length}} {{.}}');
    expect(unknown).toEqual(['{{custommer}}', '{{{link}}}', '{{&link}}', '{{> footer}}', '{{#nobody}}', '{{constructor}}', '{{requests.length}}', '{{.}}']);
  });

  it.each([
    ['{{#requests}}{{link}}', '{{#requests}}'], ['{{link}}{{/requests}}', '{{/requests}}'], ['{{link}} {{partner', '{{partner'], ['{{=<% %>=}}<% link %>', '{{=<% %>=}}'], ['{{^lapseDate}}x', '{{^lapseDate}}'],
  ])('stays as written where its template falls apart: %s', (body, tag) => {
    expect(render(body)).toMatchObject({ text: body, unknown: [tag] });
  });

  it('has several requests one after the other, and says so', () => {
    const requests = [request(), request({ link: `${link}-2`, name: 'Tailspin: Reports', approvalDueOn: undefined })];
    const { text, lacksLink } = render('{{#several}}Two!{{/several}}\n{{#requests}}\n{{request}}: {{link}}\n{{/requests}}\n{{partner}}', { requests });
    expect(text).toBe(`Two!\nTailspin: Helpdesk: ${link}\nTailspin: Reports: ${link}-2\nFabrikam`);
    expect(lacksLink).toBe(false);
  });

  it('comes once for each request where its template tells of one alone', () => {
    const requests = [request(), request({ link: `${link}-2` })];
    expect(render('{{customer}}: {{link}}', { requests }).text).toBe(`Tailspin Toys: ${link}\n\n— — —\n\nTailspin Toys: ${link}-2`);
  });

  it('lacks its link where that did not come into it', () => {
    expect(render('{{customer}}').lacksLink).toBe(true);
    expect(render('{{^customer}}{{link}}{{/customer}}').lacksLink).toBe(true);
  });

  it('has markup, tags and lines of names as text', () => {
    const { text, html, subject, unknown } = render('{{customer}} <b>bold</b> {{link}}', { customer: '<img src=x onerror=alert(1)>\r\nBcc: all {{link}}' }, 'For {{customer}}');
    expect(text).toBe(`<img src=x onerror=alert(1)> Bcc: all {{link}} <b>bold</b> ${link}`);
    expect(html).toBe(`&lt;img src=x onerror=alert(1)&gt; Bcc: all {{link}} &lt;b&gt;bold&lt;/b&gt; <a href="${link}">${link}</a>`);
    expect(subject).toBe('For <img src=x onerror=alert(1)> Bcc: all {{link}}');
    expect(unknown).toEqual([]);
  });

  it('lets no name turn the text around it', () => {
    expect(render('{{customer}} {{link}}', { customer: 'Tailspin\u202e\u2066 Toys' }, '{{customer}}')).toMatchObject({ text: `Tailspin Toys ${link}`, subject: 'Tailspin Toys' });
    expect(render('{{customer}} {{link}}', { customer: 'شركة\u200f 1' }).text).toContain('شركة\u200f 1');
  });

  it('has a subject of one line, with the names of roles alone', () => {
    expect(render('{{link}}', { requests: [request({ roles: [{ name: 'B', description: 'b' }, { name: 'A' }] })] }, '{{roles}}\nfor\t{{customer}}').subject).toBe('A, B for Tailspin Toys');
    expect(render('', {}, 'x'.repeat(400)).subject).toHaveLength(200);
  });

  it('is never markup, whatever comes into it', () => {
    const anything = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(anything, anything, anything, fc.webUrl(), (customer, role, body, url) => {
      const { html, text } = render(`${body.replaceAll('{', '')}{{customer}}\n{{roles}}\n{{link}}`, { customer, requests: [request({ roles: [{ name: role }], link: url })] });
      const bare = html.replaceAll(/<a href="[^"<>]*">([^<>]*)<\/a>/g, '$1').replaceAll('<br>\n', '\n');
      expect(bare).not.toMatch(/[<>"']/);
      expect(text).toContain(url);
    }));
  });

  it('makes links of web addresses alone', () => {
    expect(render('{{link}}', { requests: [request({ link: 'javascript:alert(1)' })] }).html).toBe('javascript:alert(1)');
    expect(render('{{#requests}}{{link}} {{/requests}}', { requests: [request({ link: 'http://a.b/1' }), request({ link: 'http://a.b/12' })] }).html)
      .toBe('<a href="http://a.b/1">http://a.b/1</a> <a href="http://a.b/12">http://a.b/12</a>');
  });
});

describe('the built-in messages', () => {
  const all = (['english', 'german'] as const).flatMap((language) => (['invitation', 'reminder', 'replacement'] as const).map((kind) => [language, kind] as const));

  it.each(all)('say in %s, as %s, what is asked for and where to approve, for one request and for several', (language, kind) => {
    for (const count of [1, 2, 3]) {
      const requests = Array.from({ length: count }, (_, index) => request({ link: `${link}${index}`, replaces: index === 0 ? { endsOn: Date.UTC(2027, 3, 1) } : undefined }));
      const message = renderMessage(builtInMessages[language][kind], facts({ requests }), language);
      expect(message).toMatchObject({ unknown: [], lacksLink: false });
      expect(message.text.split(language === 'english' ? 'Kind regards' : 'Mit freundlichen Grüßen')).toHaveLength(2);
      expect(message.text).not.toMatch(/\{\{|\n\n\n/);
      expect(message.text.includes(language === 'english' ? 'several requests' : 'mehrere Anfragen')).toBe(count > 1);
      expect(message.subject).toContain('Fabrikam');
    }
  });

  it('say of a replacement when the present access ends', () => {
    const requests = [request({ replaces: { endsOn: Date.UTC(2027, 3, 1) } })];
    expect(renderMessage(builtInMessages.english.replacement, facts({ requests }), 'english').text).toContain('ends on 1 April 2027');
    expect(renderMessage(builtInMessages.german.reminder, facts({ requests }), 'german').text).toContain('endet am 1. April 2027');
  });

  it('promise nothing of access that has ended already', () => {
    const past = [request({ replaces: { endsOn: Date.UTC(2025, 3, 1) } })];
    for (const [language, kind] of all) {
      const { subject, text } = renderMessage(builtInMessages[language][kind], facts({ requests: past }), language);
      expect(`${subject} ${text}`).not.toMatch(/2025|stays as it is|any longer|bleibt der jetzige| länger /);
    }
  });
});
