import fc from 'fast-check';
import type { Relationship } from '../gateways/graph/types';
import type { SweepRow } from '../relationships/reason-to-look';
import { relationshipsOf } from '../relationships/refresh';
import { guid, now } from '../request-lifecycle/testing/facts';
import { compare, type Comparison } from './compare';
import type { ReconciledProvider } from './model';
import { elsewhere, names, provider } from './testing/facts';

const ingram: ReconciledProvider = { ...provider, id: guid(60), name: 'Ingram', type: 'ingram', indirectProviderTenantId: guid(70), createdOn: 2 };
const row = (number: number, more: Partial<SweepRow> = {}): SweepRow => ({
  id: guid(number), etag: 'W/"1"', providerId: provider.id, status: 'active', autoRenew: false, durationDays: 365, expiryDate: null, partnerConsent: 'notNeeded', isCustomerNew: false, microsoftId: `r${number}`,
  microsoftStatus: 'active', microsoftVersion: null, attempts: 0, nextCheckOn: null, modifiedOn: now, memory: {}, ...more,
});
const run = (relationships: readonly Relationship[], requests: readonly SweepRow[] = [], more: Partial<Comparison> = {}) => {
  const relationshipOf = relationshipsOf(requests, relationships);
  const taken = new Set([...relationshipOf.values()].map(({ id }) => id));
  return compare({ provider, siblings: [provider, ingram], relationships, requests, relationshipOf, hasRequest: ({ id }) => taken.has(id), lost: [], replaced: new Set(), names, now, ...more });
};

describe('only at Microsoft', () => {
  it('is what is not over and has no request, with what each click will do', () => {
    const [found, ...more] = run([elsewhere(1, { customerName: 'Contoso' })]);
    expect([found?.kind, found?.name, found?.byItself, more]).toEqual(['onlyAtMicrosoft', 'Contoso: Elsewhere 1', false, []]);
    for (const part of ['was made elsewhere', 'Roles: Role 20.', 'Adopt makes a request of it', 'Forget hides it']) expect(found?.details).toContain(part);
  });

  it.each(['created', 'terminated', 'expired', 'terminating', 'terminationRequested'])('is nothing that is %s', (status) => expect(run([elsewhere(1, { status })])).toEqual([]));

  it('is told of also in a status that nobody knows, but cannot be adopted then, not even by itself', () => {
    const [found] = run([elsewhere(1, { status: 'hibernating' })], [], { provider: { ...provider, adoption: 'adopt' } });
    expect([found?.byItself, found?.details]).toEqual([false, expect.stringContaining("Microsoft says 'hibernating', which this version does not know")]);
  });

  it('says that its end has passed, that it names no customer, which roles nobody knows, and whose request was deleted', () => {
    expect(run([elsewhere(1, { endsOn: now - 1 })])[0]?.details).toContain('Microsoft has not said yet that it is over');
    expect(run([{ ...elsewhere(1), customerTenantId: undefined }])[0]?.details).toContain('names no customer yet');
    expect(run([elsewhere(1)], [], { names: { ...names, hasRole: () => false } })[0]?.details).toContain('Our catalogue does not have these roles');
    expect(run([elsewhere(1, { displayName: `GDAP-${guid(9)}` })])[0]?.details).toContain('made for a request that does not exist any more');
  });

  it('is adopted by itself where the provider wants that, or an indirect provider waits for our consent', () => {
    const pending = { status: 'approvalPending', reseller: { indirectProviderTenantId: guid(70), isPartnerConsentPending: true } };
    expect(run([elsewhere(1)], [], { provider: { ...provider, adoption: 'adopt' } })[0]?.byItself).toBe(true);
    expect(run([elsewhere(1, pending)], [], { provider: ingram }).map(({ byItself }) => byItself)).toEqual([true]);
    expect(run([elsewhere(1, pending)])).toEqual([]);
    expect(run([elsewhere(1, { ...pending, reseller: { indirectProviderTenantId: guid(79), isPartnerConsentPending: true } })])[0]).toMatchObject({ byItself: false, details: expect.stringContaining('no provider here stands for it') });
  });

  it('is told by one provider alone, whatever there is, and two of the same name are two', () => {
    const any = fc.record({ number: fc.integer({ min: 1, max: 9 }), by: fc.constantFrom(undefined, guid(70), guid(79)), status: fc.constantFrom('active', 'approvalPending', 'new word', 'expired'), name: fc.constantFrom('Same name', '名前 <b>', `GDAP-${guid(5)}`) });
    fc.assert(fc.property(fc.uniqueArray(any, { selector: ({ number }) => number }), (all) => {
      const relationships = all.map(({ number, by, status, name }) => elsewhere(number, { status, displayName: name, customerTenantId: guid(number), ...(by ? { reseller: { indirectProviderTenantId: by, isPartnerConsentPending: false } } : {}) }));
      const keys = [provider, ingram].flatMap((one) => run(relationships, [], { provider: one })).map(({ key }) => key);
      expect(keys.sort()).toEqual(all.flatMap(({ number, status }) => (status === 'expired' ? [] : [`microsoft r${number}`])).sort());
    }));
  });

  it('is nothing any more once it has a request, by its id or by its name', () => {
    expect(run([elsewhere(1)], [row(1)])).toEqual([]);
    expect(run([elsewhere(7, { displayName: `GDAP-${guid(1)}` })], [row(1, { microsoftId: null, status: 'submitting' })])).toEqual([]);
  });
});

describe('differs', () => {
  const apart = { groups: [{ groupId: guid(201), roleIds: [guid(20)] }], unnamed: [], lacking: [] };

  it('is what looks at a request have seen and do not put right, until they see it no more', () => {
    expect(run([elsewhere(1)], [row(1, { memory: { differs: apart } })])).toMatchObject([{ kind: 'differs', requestId: guid(1), details: expect.stringContaining('Group 01 was given roles elsewhere') }]);
    expect(run([elsewhere(1)], [row(1)])).toEqual([]);
    expect(run([elsewhere(1)], [row(1, { status: 'terminating', memory: { differs: apart } })])).toEqual([]);
  });

  it('is nobody’s worry as to roles while another request asks for the right ones', () => {
    const requests = [row(1, { memory: { differs: { groups: [], unnamed: [guid(20)], lacking: [] } } })];
    expect(run([elsewhere(1)], requests)).toHaveLength(1);
    expect(run([elsewhere(1)], requests, { replaced: new Set([guid(1)]) })).toEqual([]);
  });
});

describe('superseded', () => {
  const both = [elsewhere(1, { endsOn: now + 1000 }), elsewhere(2, { endsOn: now + 2000 })];

  it('is the smaller one of a customer, with both requests where there are any', () => {
    expect(run(both, [row(1), row(2)])).toMatchObject([{ kind: 'duplicate', relationshipId: 'r1', otherRelationshipId: 'r2', requestId: guid(1), otherRequestId: guid(2) }]);
  });

  it.each<[string, readonly SweepRow[], Partial<Comparison>]>([
    ['being ended', [row(1, { status: 'terminating' }), row(2)], {}],
    ['being replaced', [row(1), row(2)], { replaced: new Set([guid(1)]) }],
    ['for one that is being ended itself', [row(1), row(2, { status: 'terminating' })], {}],
  ])('is none that is %s', (_, requests, more) => expect(run(both, requests, more)).toEqual([]));
});

describe('only here', () => {
  it('is a request that Microsoft has lost', () => {
    const lost = { id: guid(1), name: 'Contoso: Support', providerId: provider.id, providerAccountId: guid(5), accountId: guid(7), customerTenantId: guid(6), microsoftId: 'r1', startsOn: null, endsOn: now };
    expect(run([], [], { lost: [lost] })).toMatchObject([{ key: `here ${guid(1)}`, kind: 'onlyHere', requestId: guid(1), accountId: guid(7), details: expect.stringContaining('Put Right makes a new request') }]);
  });
});
