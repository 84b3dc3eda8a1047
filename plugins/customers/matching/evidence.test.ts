import fc from 'fast-check';
import { createEvidenceSearch, type AccountFacts, type ContactFacts } from './evidence';

const account = (id: string, more: Partial<AccountFacts> = {}): AccountFacts => ({ id, name: id, website: null, email: null, ...more });

function search(domain: string | null, accounts: readonly AccountFacts[], contacts: readonly ContactFacts[] = [], ownDomains = new Set<string>()) {
  const evidence = createEvidenceSearch([{ tenantId: 't', name: 'Contoso Ltd', domain }], ownDomains);
  accounts.forEach((one) => evidence.addAccount(one));
  contacts.forEach((contact) => evidence.addContact(contact));
  return evidence.candidatesOf('t');
}

describe('what speaks for an account', () => {
  it('is its website, its address, a contact’s, and its name; the strongest first', () => {
    const found = search('contoso.co.uk', [account('named', { name: 'CONTOSO' }), account('mailed', { email: 'x@contoso.co.uk' }), account('visited', { website: 'shop.contoso.co.uk', email: 'x@contoso.co.uk' }), account('known')], [
      { accountId: 'known', email: 'y@contoso.co.uk' },
    ]);
    expect(found.map(({ accountId, evidence }) => [accountId, evidence.map(({ kind }) => kind)])).toEqual([
      ['visited', ['website', 'email']], ['known', ['email']], ['mailed', ['email']], ['named', ['name']],
    ]);
  });

  it('is for a first domain only that of the account that begins like it', () => {
    expect(search('contoso.onmicrosoft.com', [account('one', { website: 'contoso.de' })])).toMatchObject([{ evidence: [{ kind: 'initialDomain', domain: 'contoso.de' }] }]);
    expect(search('contoso.onmicrosoft.com', [account('one', { email: 'admin@contoso.onmicrosoft.com' })])).toMatchObject([{ evidence: [{ kind: 'email' }] }]);
    expect(search('contoso.onmicrosoft.com', [account('one', { email: 'admin@other.onmicrosoft.com' })])).toEqual([]);
  });

  it('is no mailbox that everybody can have, no domain of ours, and no contact of an account that is not there', () => {
    expect(search('gmail.com', [account('one', { email: 'x@gmail.com' })])).toEqual([]);
    expect(search('fabrikam.com', [account('one', { website: 'fabrikam.com' })], [], new Set(['fabrikam.com']))).toEqual([]);
    expect(search('contoso.com', [], [{ accountId: 'inactive', email: 'x@contoso.com' }])).toEqual([]);
  });

  it('does not depend on the order of accounts and contacts', () => {
    const domains = fc.constantFrom('contoso.com', 'contoso.de', 'gmail.com', 'other.com');
    const accounts = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('Contoso', 'Other'), website: fc.option(domains), email: fc.option(domains.map((domain) => `x@${domain}`)) }), { selector: ({ id }) => id });
    const contacts = fc.array(fc.record({ accountId: fc.constantFrom('a', 'b', 'e'), email: domains.map((domain) => `y@${domain}`) }));
    fc.assert(fc.property(accounts, contacts, fc.constantFrom('contoso.com', 'contoso.onmicrosoft.com', null), (all, people, domain) => {
      expect(search(domain, [...all].reverse(), [...people].reverse())).toEqual(search(domain, all, people));
    }));
  });
});
