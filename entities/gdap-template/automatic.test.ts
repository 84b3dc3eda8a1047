import fc from 'fast-check';
import { automaticKey, automaticPlan, draftsToMake, isDue, standstillOf, type AutomaticCustomer, type KnownRequest } from './automatic';
import { noMemory, parseAutomaticMemory } from './automatic-memory';
import type { CandidateTemplate } from './applying';
import { anyCategory, anyProvider, anyTemplates, template } from './testing/candidates';

const customer: AutomaticCustomer = {
  id: 't', providerId: 'p', categoryId: 'smb', isActive: true, isPresent: true, isIgnored: false, account: { id: 'contoso', isActive: true }, memory: noMemory,
};
const standard = template({ id: 'standard', isDefault: true });
const small = template({ id: 'small', isDefault: true, categoryId: 'smb' });
const extra = template({ id: 'extra' });
const templates = [standard, small, extra];

const request = (templateId: string, more: Partial<KnownRequest> = {}): KnownRequest => ({
  id: `of ${templateId}`, templateId, accountId: 'contoso', isDraft: true, hasEnded: false, uniqueKey: automaticKey('t', templateId), isAutomatic: true, ...more,
});
const byHand = (templateId: string | null, more: Partial<KnownRequest> = {}) => request(templateId ?? '', { templateId, uniqueKey: null, isAutomatic: false, ...more });

const made = (whom: AutomaticCustomer, requests: readonly KnownRequest[] = [], all = templates) => automaticPlan(whom, requests, all).make.map((verdict) => verdict.template.id);
/** What the row holds after a plan was carried out. */
const after = (whom: AutomaticCustomer, requests: readonly KnownRequest[] = [], all: readonly CandidateTemplate[] = templates): AutomaticCustomer => {
  const { memory } = automaticPlan(whom, requests, all);
  return memory === undefined ? whom : { ...whom, memory: parseAutomaticMemory(memory) };
};

describe('a tenant that was matched', () => {
  it('gets a request from each template that applies, once', () => {
    expect(made(customer)).toEqual(['small']);
    expect(made({ ...customer, categoryId: null })).toEqual(['standard']);
    const seen = after(customer);
    expect(made(seen, [request('small')])).toEqual([]);
    expect(automaticPlan(seen, [request('small')], templates).memory).toBeUndefined();
  });

  it('gets none where somebody has asked from the template already, whatever became of it', () => {
    for (const more of [{}, { isDraft: false }, { isDraft: false, hasEnded: true }]) expect(made(customer, [byHand('small', more)])).toEqual([]);
    expect(made(customer, [byHand(null)])).toEqual(['small']);
  });

  it('does not get one again that staff deleted, made by hand or not', () => {
    expect(made(after(customer), [])).toEqual([]);
    expect(made(after(customer, [byHand('small')]), [])).toEqual([]);
  });

  it('gets no more at once than fit into one change set, and the others afterwards', () => {
    const all = ['a', 'b', 'c'].map((id) => ({ ...small, id }));
    const first = automaticPlan(customer, [], all, 2);
    const next = { ...customer, memory: parseAutomaticMemory(first.memory) };
    expect([first.make.length, made(next, first.make.map((verdict) => request(verdict.template.id)), all)]).toEqual([2, ['c']]);
  });

  it('knows its own request although its template was deleted', () => {
    expect(made(customer, [request('small', { templateId: null })])).toEqual([]);
  });

  it.each([
    ['ignored', { isIgnored: true }],
    ['tenantInactive', { isActive: false }],
    ['vanished', { isPresent: false }],
    ['unmatched', { account: null }],
    ['customerInactive', { account: { id: 'contoso', isActive: false } }],
  ] as const)('gets none while it is %s, and one afterwards', (why, more) => {
    const still = { ...customer, ...more };
    expect(standstillOf(still)).toBe(why);
    expect(automaticPlan(still, [], templates)).toEqual({ make: [], verdicts: [], follow: [], stay: [], tell: [], memory: undefined });
    expect(made({ ...after(still), ...customer, memory: after(still).memory })).toEqual(['small']);
  });
});

describe('another category', () => {
  it('brings requests from the templates not seen to yet, and tells of drafts whose template applies no more', () => {
    const before = after(customer);
    const changed = { ...before, categoryId: null };
    const plan = automaticPlan(changed, [request('small')], templates);
    expect(plan.make.map((verdict) => verdict.template.id)).toEqual(['standard']);
    expect(plan.tell.map(({ request: { id }, why }) => [id, why])).toEqual([['of small', 'customerWithoutCategory']]);
    const back = { ...after(changed, [request('small')]), categoryId: 'smb' };
    expect(automaticPlan(back, [request('small'), request('standard')], templates)).toMatchObject({ make: [], tell: [{ request: { id: 'of standard' }, why: 'moreSpecific' }] });
  });

  it('is told once, and again only where it was otherwise meanwhile', () => {
    const large = { ...after(customer), categoryId: 'large' };
    const requests = [request('small'), request('standard')];
    const told = after(large, requests);
    expect(automaticPlan(told, requests, templates)).toMatchObject({ tell: [], memory: undefined });
    const back = after({ ...told, categoryId: 'smb' }, requests);
    expect(automaticPlan({ ...back, categoryId: 'large' }, requests, templates).tell.map(({ request: { id } }) => id)).toEqual(['of small']);
  });

  it('says nothing of requests that were submitted or made by hand, with a key or without', () => {
    const large = { ...after(customer), categoryId: 'large' };
    expect(automaticPlan(large, [request('small', { isDraft: false }), byHand('small'), request('small', { isAutomatic: false })], templates).tell).toEqual([]);
  });
});

describe('a template', () => {
  it.each([
    ['that is no default any more', [{ ...small, isDefault: false }], 'notDefault'],
    ['that is inactive', [{ ...small, isActive: false }], 'inactive'],
    ['that was deleted', [], 'templateDeleted'],
    ['that went to another provider', [{ ...small, providerId: 'q' }], 'otherProvider'],
  ])('%s leaves its draft where it is, and says so', (_what, all, why) => {
    expect(automaticPlan(after(customer), [request('small', { templateId: all.length > 0 ? 'small' : null })], all).tell.map((one) => one.why)).toEqual([why]);
  });

  it('that becomes a default brings a request to whoever it applies to', () => {
    expect(made(after(customer), [request('small')], [standard, small, { ...extra, isDefault: true, isAdditional: true }])).toEqual(['extra']);
  });
});

describe('a tenant that belongs to another account now', () => {
  const moved = { ...after(customer), account: { id: 'fabrikam', isActive: true } };

  it('takes its automatic drafts along, and leaves to the former one what is more than a draft or made by hand', () => {
    const requests = [request('small'), request('standard', { isDraft: false }), byHand('extra'), byHand('extra', { id: 'over', isDraft: false, hasEnded: true })];
    const plan = automaticPlan(moved, requests, templates);
    expect([plan.follow.map(({ id }) => id), plan.stay.map(({ id }) => id), plan.make]).toEqual([['of small'], ['of standard', 'of extra'], []]);
    const there = requests.map((one) => (one.id === 'of small' ? { ...one, accountId: 'fabrikam' } : one));
    expect(automaticPlan(after(moved, requests), there, templates)).toMatchObject({ follow: [], stay: [], memory: undefined });
  });

  it('leaves a draft alone that staff gave to a third account', () => {
    expect(automaticPlan(moved, [request('small', { accountId: 'third' })], templates).follow).toEqual([]);
  });

  it('gets its drafts even where it forgot for whom they were made', () => {
    expect(automaticPlan({ ...moved, memory: noMemory }, [request('small')], templates)).toMatchObject({ follow: [{ id: 'of small' }], make: [] });
  });

  it('waits with it while it is no customer', () => {
    const ignored = { ...moved, isIgnored: true };
    expect(automaticPlan(ignored, [request('small')], templates)).toMatchObject({ follow: [], tell: [{ why: 'ignored' }] });
    expect(automaticPlan({ ...moved, memory: after(ignored, [request('small')]).memory }, [request('small')], templates)).toMatchObject({ follow: [{ id: 'of small' }], tell: [] });
  });
});

const anyMemory = fc.record({ accountId: fc.constantFrom(null, 'a', 'b'), templates: fc.subarray(['standard', 'small', 'extra']), told: fc.constant({}) });
const anyTenant: fc.Arbitrary<AutomaticCustomer> = fc.record({
  id: fc.constant('t'), providerId: anyProvider, categoryId: anyCategory, isActive: fc.boolean(), isPresent: fc.boolean(), isIgnored: fc.boolean(),
  account: fc.constantFrom(null, { id: 'a', isActive: true }, { id: 'b', isActive: true }, { id: 'a', isActive: false }), memory: anyMemory,
});
/** A world: a tenant, templates, and requests from some of them. */
const anyWorld = fc.tuple(anyTenant, anyTemplates).chain(([tenant, all]) =>
  fc.record({
    tenant: fc.constant(tenant),
    all: fc.constant(all),
    requests: fc.array(fc.tuple(fc.constantFrom('gone', ...all.map(({ id }) => id)), fc.boolean(), fc.boolean(), fc.boolean(), fc.constantFrom('a', 'b', null)), { maxLength: 6 }).map((list) =>
      list.map(([templateId, isAutomatic, isDraft, hasEnded, accountId], index): KnownRequest => ({
        id: `r${index}`, templateId, accountId, isDraft, hasEnded: hasEnded && !isDraft, uniqueKey: isAutomatic ? automaticKey('t', templateId) : null, isAutomatic,
      })),
    ),
  }),
);

describe('whatever there is', () => {
  it('a plan that was carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(anyWorld, ({ tenant, all, requests }) => {
        const plan = automaticPlan(tenant, requests, all);
        const later = [
          ...requests.map((one) => (plan.follow.includes(one) ? { ...one, accountId: tenant.account?.id ?? null } : one)),
          ...plan.make.map((verdict) => request(verdict.template.id, { accountId: tenant.account?.id ?? null })),
        ];
        const next = after(tenant, requests, all);
        expect(automaticPlan(next, later, all)).toEqual({ make: [], verdicts: [], follow: [], stay: [], tell: [], memory: undefined });
        expect(isDue(next, later, all)).toBe(false);
      }),
    );
  });

  it('a tenant that is not due has nothing to do: little reading finds it all', () => {
    fc.assert(
      fc.property(anyWorld, ({ tenant, all, requests }) => {
        const drafts = requests.filter(({ isDraft, isAutomatic }) => isDraft && isAutomatic);
        if (isDue(tenant, drafts, all)) return;
        expect(automaticPlan(tenant, requests, all)).toMatchObject({ make: [], follow: [], stay: [], tell: [], memory: undefined });
      }),
    );
  });

  it('nothing is made from a template with a request, nor what does not apply; and as many as are told beforehand', () => {
    fc.assert(
      fc.property(anyWorld, ({ tenant, all, requests }) => {
        const { make } = automaticPlan(tenant, requests, all);
        const requested = new Set(requests.flatMap(({ templateId }) => templateId ?? []));
        expect(make.every(({ applies, template: { id } }) => applies && !requested.has(id) && !tenant.memory.templates.includes(id))).toBe(true);
        expect(make).toEqual(draftsToMake(tenant, requested, all));
        if (standstillOf(tenant)) expect(make).toEqual([]);
      }),
    );
  });

  it('a memory reads back, and nonsense is forgotten', () => {
    for (const text of [null, undefined, '', 'x', '[]', '5', 'null', '{"templates":5,"told":{"a":1},"account":{}}']) expect(parseAutomaticMemory(text)).toEqual(noMemory);
  });
});
