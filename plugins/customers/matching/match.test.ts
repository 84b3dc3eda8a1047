import type { Evidence, Suggestion } from '@gdap-manager/entities';
import fc from 'fast-check';
import { guid } from '../../request-lifecycle/testing/facts';
import { unsearched } from '../model';
import { candidatesText, parseCandidates } from './candidates';
import { needsSearch, reconciled, searched, type Matched, type Search } from './match';

const suggestion = (number: number, ...evidence: Evidence[]): Suggestion => ({ accountId: guid(number), accountName: `Account ${number}`, evidence });
const website: Evidence = { kind: 'website', domain: 'contoso.com' };
const email: Evidence = { kind: 'email', domain: 'contoso.com' };
const tenant: Evidence = { kind: 'tenant', provider: 'Northwind' };
const initialDomain: Evidence = { kind: 'initialDomain', domain: 'contoso.de' };
const name: Evidence = { kind: 'name' };

const row: Matched = { ...unsearched, domain: 'contoso.com' };
const search = (candidates: readonly Suggestion[], more: Partial<Search> = {}): Search => ({ candidates, isActiveAccount: () => true, rivalry: () => undefined, ...more });

describe('the search for an account', () => {
  it.each([
    ['tenant', tenant, 'The same tenant belongs to Account 1 at the provider Northwind.'],
    ['website', website, "The website of Account 1 has the tenant's domain contoso.com."],
    ['email', email, "Account 1, or a contact of it, has an e-mail address at the tenant's domain contoso.com."],
  ] as const)('chooses the only one with evidence of kind %p, and says why', (matchedBy, evidence, matchReason) => {
    const found = searched(row, search([suggestion(1, evidence), suggestion(2, name)]));
    expect(found).toMatchObject({ accountId: guid(1), matchState: 'matched', matchedBy, matchReason, suggestedAccountId: null });
    expect(parseCandidates(found.candidates).linked).toBe(guid(1));
  });

  it('believes the tenant before any domain', () => {
    expect(searched(row, search([suggestion(1, tenant), suggestion(2, website)]))).toMatchObject({ accountId: guid(1), matchedBy: 'tenant' });
  });

  it('leaves several with the domain to staff, with all of them as candidates', () => {
    const found = searched(row, search([suggestion(1, website), suggestion(2, email)]));
    expect(found).toMatchObject({ accountId: null, matchState: 'ambiguous', suggestedAccountId: null, matchReason: 'Several accounts have the domain contoso.com: Account 1, Account 2. Choose the right one.' });
    expect(parseCandidates(found.candidates).suggestions).toHaveLength(2);
  });

  it.each([[initialDomain], [name]])('only suggests by %p', (evidence) => {
    expect(searched(row, search([suggestion(1, evidence)]))).toMatchObject({ accountId: null, matchState: 'suggested', suggestedAccountId: guid(1), matchReason: expect.stringMatching(/Confirm it/) as string });
  });

  it('suggests the likeliest, and none of equals', () => {
    expect(searched(row, search([suggestion(1, initialDomain, name), suggestion(2, initialDomain)]))).toMatchObject({ matchState: 'suggested', suggestedAccountId: guid(1) });
    expect(searched(row, search([suggestion(1, name), suggestion(2, name)]))).toMatchObject({ matchState: 'ambiguous', suggestedAccountId: null });
  });

  it.each(['taken', 'contested'] as const)('only suggests an account that is %s', (rivalry) => {
    expect(searched(row, search([suggestion(1, website)], { rivalry: () => rivalry }))).toMatchObject({ accountId: null, matchState: 'suggested', suggestedAccountId: guid(1) });
  });

  it('says what to do where there is none', () => {
    expect(searched(row, search([]))).toMatchObject({ matchState: 'noCandidate', matchReason: 'No account has the domain contoso.com or this name. Choose the customer, or create its account.', candidates: null });
    expect(searched({ ...row, domain: null }, search([])).matchReason).toMatch(/has no domain/);
  });

  const anyEvidence = fc.constantFrom(tenant, website, email, initialDomain, name);
  const anySearch = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.array(anyEvidence, { minLength: 1, maxLength: 3 })), { selector: ([number]) => number }).map((all) => all.map(([number, evidence]) => suggestion(number, ...evidence)));
  const anyRow = fc.record({
    accountId: fc.option(fc.integer({ min: 1, max: 6 }).map(guid)),
    matchState: fc.constantFrom('notSearched', 'matched', 'suggested', 'ambiguous', 'noCandidate', 'ignored' as const),
    linked: fc.option(fc.integer({ min: 1, max: 6 }).map(guid)),
    declined: fc.uniqueArray(fc.integer({ min: 1, max: 6 }).map(guid)),
  }).map(({ accountId, matchState, linked, declined }): Matched => ({ ...row, accountId, matchState: matchState as Matched['matchState'], candidates: candidatesText({ suggestions: [], linked, declined }) }));
  const judged = (from: Matched, candidates: readonly Suggestion[]) => {
    const first = reconciled(from);
    return needsSearch(first) ? searched(first, search(candidates)) : first;
  };

  it('comes to the same when it is done again', () => {
    fc.assert(fc.property(anyRow, anySearch, (from, candidates) => {
      const once = judged(from, candidates);
      expect(judged(once, candidates)).toEqual(once);
    }));
  });

  it('never changes an account that is set, never ends an ignore, and never chooses where staff took one away', () => {
    fc.assert(fc.property(anyRow, anySearch, (from, candidates) => {
      const wanted = judged(from, candidates);
      const before = parseCandidates(from.candidates);
      if (from.accountId !== null) expect(wanted.accountId).toBe(from.accountId);
      else if (from.matchState === 'ignored') expect(wanted).toEqual(from);
      else if (before.linked !== null || before.declined.length > 0) expect(wanted.accountId).toBeNull();
      if (before.declined.length > 0 && from.accountId === null) expect(before.declined).not.toContain(wanted.suggestedAccountId);
    }));
  });
});
