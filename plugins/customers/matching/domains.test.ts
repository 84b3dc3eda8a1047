import fc from 'fast-check';
import { emailDomain, initialName, isTelling, nameInDomain, registrableDomain } from './domains';

describe('the domain by which companies are told apart', () => {
  it.each([
    ['https://www.contoso.co.uk/en?x=1#top', 'contoso.co.uk'],
    ['HTTP://user:secret@WWW.Contoso.COM:8443/', 'contoso.com'],
    ['contoso.com.', 'contoso.com'],
    ['  //shop.contoso.com', 'contoso.com'],
    ['www.müller.de', 'xn--mller-kva.de'],
    ['XN--MLLER-KVA.de', 'xn--mller-kva.de'],
    ['例え。jp', 'xn--r8jz45g.jp'],
    ['contoso.onmicrosoft.com', 'contoso.onmicrosoft.com'],
    ['contoso.mail.onmicrosoft.com', 'contoso.onmicrosoft.com'],
    ['agency.onmicrosoft.us', 'agency.onmicrosoft.us'],
    ['contoso.azurewebsites.net', 'contoso.azurewebsites.net'],
  ])('of %p is %p', (text, domain) => expect(registrableDomain(text)).toBe(domain));

  it.each([null, undefined, '', 'n/a', 'none', 'http://', 'localhost', '10.0.0.1', 'http://[::1]/', 'co.uk', 'onmicrosoft.com', 'a b.com c', '....', 'http://%zz', 'x'.repeat(5000)])(
    'is not there in %p',
    (text) => expect(registrableDomain(text)).toBeUndefined(),
  );

  it('of an address is that behind its last @', () => {
    expect(['Info@Sales.Contoso.com', 'mailto:a@contoso.com', '"a@b"@contoso.com', 'A B <a@contoso.com>'].map(emailDomain)).toEqual(Array(4).fill('contoso.com'));
    expect([null, 'contoso.com', '@', 'a@', 'a@localhost'].map(emailDomain)).toEqual(Array(5).fill(undefined));
  });

  it('is found again in itself, whatever people enter', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain(), fc.string({ unit: 'binary' })), (text) => {
      const domain = registrableDomain(text);
      if (domain !== undefined) expect(registrableDomain(domain)).toBe(domain);
    }));
  });

  it('tells nothing where everybody can have a mailbox, and where it is our own', () => {
    expect(isTelling('gmail.com', new Set())).toBe(false);
    expect(isTelling('yahoo.co.uk', new Set())).toBe(false);
    expect(isTelling('fabrikam.com', new Set(['fabrikam.com']))).toBe(false);
    expect(isTelling('contoso.com', new Set(['fabrikam.com']))).toBe(true);
  });

  it('has a name', () => {
    expect(nameInDomain('contoso.co.uk')).toBe('contoso');
    expect([initialName('contoso.onmicrosoft.com'), initialName('contoso.com')]).toEqual(['contoso', undefined]);
  });
});
