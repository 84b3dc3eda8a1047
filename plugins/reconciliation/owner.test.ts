import { guid } from '../request-lifecycle/testing/facts';
import { ownerOf, tellerOf, type OwningProvider } from './owner';

const ingram = guid(70);
const direct: OwningProvider = { id: guid(2), type: 'partnerCenter', indirectProviderTenantId: null, createdOn: 1 };
const viaIngram: OwningProvider = { id: guid(60), type: 'ingram', indirectProviderTenantId: ingram, createdOn: 2 };
const viaPax8: OwningProvider = { id: guid(61), type: 'pax8', indirectProviderTenantId: guid(71), createdOn: 3 };
const siblings = [direct, viaIngram, viaPax8];

describe('whose a relationship is that an indirect provider made', () => {
  it('is the provider’s that stands for it', () => {
    expect(ownerOf(ingram, siblings)?.id).toBe(viaIngram.id);
    expect(ownerOf(guid(71), siblings)?.id).toBe(viaPax8.id);
  });

  it('is the oldest one’s, where two stand for it', () => {
    const other = { ...viaIngram, id: guid(62), createdOn: 1 };
    expect(ownerOf(ingram, [viaIngram, other])?.id).toBe(other.id);
  });

  it('is nobody’s where none stands for it, above all not Partner Center’s own', () => {
    expect(ownerOf(guid(79), siblings)).toBeUndefined();
    expect(ownerOf(ingram, [{ ...direct, indirectProviderTenantId: ingram }])).toBeUndefined();
  });

  it('is the only provider’s, where that is an indirect one that does not say which', () => {
    const vague = { ...viaIngram, indirectProviderTenantId: null };
    expect(ownerOf(guid(71), [vague])?.id).toBe(vague.id);
    expect(ownerOf(guid(71), [vague, direct])).toBeUndefined();
  });

  it('is told of by Partner Center’s provider, whatever the order', () => {
    expect(tellerOf(siblings)?.id).toBe(direct.id);
    expect(tellerOf([...siblings].reverse())?.id).toBe(direct.id);
  });
});
