import { defaultPolicy } from '../policy';
import type { Listing } from './listing';
import { asListed, asVanished, isDoubtful, isMissing, newCustomer } from './presence';
import { unsearched, type CustomerRow } from './model';
import { tenant } from './testing/world';

const listing: Listing = { tenantId: tenant(1), name: 'Contoso', domain: 'contoso.com', source: 'partnerCenter' };
const row: CustomerRow = { ...newCustomer(listing), id: 'row', etag: 'W/"1"', providerId: 'p', tenantId: tenant(1), isActive: true };
const complete = { isComplete: true, isContractsPartial: false };

describe('a customer that is listed', () => {
  it('keeps what no list tells', () => {
    expect(asListed(row, { ...listing, name: null, domain: null }, complete)).toMatchObject({ name: 'Contoso', domain: 'contoso.com' });
  });

  it('does not give up its own domain for the one that Microsoft gave', () => {
    expect(asListed(row, { ...listing, domain: 'contoso.onmicrosoft.com' }, complete).domain).toBe('contoso.com');
    expect(asListed({ ...row, domain: 'contoso.onmicrosoft.com' }, listing, complete).domain).toBe('contoso.com');
    expect(asListed(row, { ...listing, domain: 'contoso.de' }, complete).domain).toBe('contoso.de');
  });

  it('follows its domain with its name, where no list told one', () => {
    const nameless = { ...row, name: 'contoso.com' };
    expect(asListed(nameless, { ...listing, name: null, domain: 'contoso.de' }, complete).name).toBe('contoso.de');
  });

  it('is of the list that names it now, once all have been read', () => {
    expect(asListed(row, { ...listing, source: 'contracts' }, complete).source).toBe('contracts');
    expect(asListed(row, { ...listing, source: 'contracts' }, { ...complete, isComplete: false }).source).toBe('partnerCenter');
  });
});

describe('a customer that no list names', () => {
  it('says since when, and where it is now, before why it was matched', () => {
    const gone = asVanished({ ...row, matchReason: 'Chosen by our staff.' }, 1000, 'Northwind Ltd. (UK)');
    expect(gone).toMatchObject({ presence: 'vanished', vanishedOn: 1000, matchReason: 'The tenant is now at the provider Northwind Ltd. (UK).\nChosen by our staff.' });
    expect(asVanished({ ...row, ...gone }, 2000, 'Another')).toMatchObject({ vanishedOn: 1000, matchReason: 'The tenant is now at the provider Another.\nChosen by our staff.' });
    expect(asListed({ ...row, ...gone }, listing, complete)).toEqual({ ...row, matchReason: 'Chosen by our staff.' });
    expect(asListed({ ...row, ...asVanished(row, 1, 'N') }, listing, complete)).toEqual(row);
  });

  it('is missing only where everything was read', () => {
    expect(isMissing(row, complete)).toBe(true);
    expect(isMissing(row, { ...complete, isComplete: false })).toBe(false);
    expect(isMissing({ ...row, source: 'manual' }, complete)).toBe(false);
    expect(isMissing({ ...row, isActive: false }, complete)).toBe(false);
    expect([isMissing(row, { ...complete, isContractsPartial: true }), isMissing({ ...row, source: 'contracts' }, { ...complete, isContractsPartial: true })]).toEqual([true, false]);
  });

  it.each([
    [{ named: 0, before: 1, gone: 1 }, true],
    [{ named: 3, before: 1, gone: 1 }, false],
    [{ named: 95, before: 100, gone: 5 }, false],
    [{ named: 79, before: 100, gone: 21 }, true],
    [{ named: 85, before: 100, gone: 15 }, false],
    [{ named: 2, before: 7, gone: 5 }, false],
    [{ named: 0, before: 0, gone: 0 }, false],
  ])('%p is doubted: %p', (counts, doubted) => expect(isDoubtful(counts, defaultPolicy)).toBe(doubted));

  it('has no reason but the move where it had none', () => expect(asVanished({ ...row, ...unsearched }, 0, undefined).matchReason).toBeNull());
});
