import fc from 'fast-check';
import { customerId } from '../customers/rows';
import type { Relationship } from '../gateways/graph/types';
import { guid, provider as facts, relationship } from '../request-lifecycle/testing/facts';
import type { AdoptingProvider, Kept } from './model';
import { ownerOf, tellerOf } from '../reconciliation/owner';
import { concernOf, planAdoption, requestIdOf } from './plan';

const ingram = guid(70);
const pax8 = guid(71);
const direct: AdoptingProvider = { ...facts, createdOn: 1 };
const viaIngram: AdoptingProvider = { ...facts, id: guid(60), name: 'Ingram', type: 'ingram', indirectProviderTenantId: ingram, createdOn: 2 };
const viaPax8: AdoptingProvider = { ...viaIngram, id: guid(61), type: 'pax8', indirectProviderTenantId: pax8, createdOn: 3 };
const siblings = [direct, viaIngram, viaPax8];

const asked = (number: number, more: Partial<Relationship> & { by?: string } = {}): Relationship => {
  const { by = ingram, ...rest } = more;
  return relationship({ id: `r${number}`, status: 'approvalPending', customerTenantId: guid(800 + number), roleIds: ['role-a', 'role-x'], reseller: { indirectProviderTenantId: by, isPartnerConsentPending: true }, ...rest });
};
const nothing: Kept = { relationshipIds: new Set(), tenants: new Map(), roles: new Map([['role-a', { rowId: guid(50), templateId: 'role-a', name: 'Role A' }]]) };
const plan = (provider: AdoptingProvider, relationships: readonly Relationship[], kept: Partial<Kept> = {}, all: readonly AdoptingProvider[] = siblings) =>
  planAdoption(provider, concernOf(provider, all, relationships), { ...nothing, ...kept });

describe('whose a relationship is that an indirect provider made', () => {
  it('is the provider’s that stands for it', () => {
    expect(ownerOf(ingram, siblings)?.id).toBe(viaIngram.id);
    expect(ownerOf(pax8, siblings)?.id).toBe(viaPax8.id);
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
    expect(ownerOf(pax8, [vague])?.id).toBe(vague.id);
    expect(ownerOf(pax8, [vague, direct])).toBeUndefined();
  });

  it('is told of by one provider at most, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(siblings, { minLength: 1 }), fc.shuffledSubarray(siblings), fc.constantFrom(ingram, pax8, guid(79)), (some, _others, by) => {
        const telling = some.filter((provider) => {
          const { own, unowned } = concernOf(provider, some, [asked(1, { by })]);
          return own.length + unowned.length > 0;
        });
        expect(telling).toHaveLength(1);
        expect(tellerOf(some)?.id).toBe(tellerOf([...some].reverse())?.id);
      }),
    );
  });
});

describe('what is adopted', () => {
  it('is what waits for our consent, with its roles, and its tenant where that is new', () => {
    const [adoption, ...more] = plan(viaIngram, [asked(1, { customerName: 'Contoso' })]).adopt;
    expect(more).toEqual([]);
    expect(adoption).toMatchObject({
      requestId: requestIdOf('r1'), isTenantNew: true, tenant: { id: customerId(viaIngram.id, guid(801)), tenantId: guid(801), name: 'Contoso', accountId: null },
      roles: [{ name: 'Role A' }], unknownRoles: ['role-x'],
    });
  });

  it('belongs to the tenant that is there already', () => {
    const tenant = { id: guid(40), tenantId: guid(801), name: 'Known', accountId: guid(41) };
    expect(plan(viaIngram, [asked(1)], { tenants: new Map([[tenant.tenantId, tenant]]) }).adopt).toMatchObject([{ tenant, isTenantNew: false }]);
  });

  it('makes a tenant once for two relationships', () => {
    expect(plan(viaIngram, [asked(1), asked(2, { customerTenantId: guid(801) })]).adopt.map(({ isTenantNew }) => isTenantNew)).toEqual([true, false]);
  });

  it.each<[string, Relationship]>([
    ['has a request already', asked(9)],
    ['we have decided on', asked(1, { reseller: { indirectProviderTenantId: ingram, isPartnerConsentPending: false } })],
    ['is over', asked(1, { status: 'expired' })],
    ['we made ourselves', relationship({ status: 'approvalPending' })],
    ['another indirect provider made', asked(1, { by: pax8 })],
  ])('is nothing that %s', (_, there) => expect(plan(viaIngram, [there], { relationshipIds: new Set(['r9']) })).toEqual({ adopt: [], obstacles: [] }));

  it('is nothing without a customer: staff are told', () => {
    expect(plan(viaIngram, [asked(1, { customerTenantId: undefined })])).toMatchObject({ adopt: [], obstacles: [{ kind: 'noCustomer' }] });
  });

  it('is nothing that belongs to no provider: Partner Center’s tells', () => {
    const there = [asked(1, { by: guid(79) })];
    expect(plan(direct, there)).toMatchObject({ adopt: [], obstacles: [{ kind: 'noProvider' }] });
    expect(plan(viaIngram, there)).toEqual({ adopt: [], obstacles: [] });
  });

  it('is each relationship once over all providers, whatever they are', () => {
    const one = fc.record({ number: fc.integer({ min: 1, max: 30 }), by: fc.constantFrom(ingram, pax8, guid(79)), pending: fc.boolean(), status: fc.constantFrom('approvalPending', 'active', 'terminated') });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ number }) => number }), fc.shuffledSubarray(siblings, { minLength: 1 }), (all, some) => {
        const relationships = all.map(({ number, by, pending, status }) => asked(number, { status, reseller: { indirectProviderTenantId: by, isPartnerConsentPending: pending } }));
        const plans = some.map((provider) => plan(provider, relationships, {}, some));
        const told = plans.flatMap(({ adopt, obstacles }) => [...adopt, ...obstacles]).map(({ relationship: { id } }) => id);
        expect(told.sort()).toEqual(all.flatMap(({ number, pending, status }) => (pending && status === 'approvalPending' ? [`r${number}`] : [])).sort());
      }),
    );
  });
});
