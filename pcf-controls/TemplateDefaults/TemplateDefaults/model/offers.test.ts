import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import fc from 'fast-check';
import { canCreate, missingIn, offersOf, standingOf } from './offers';
import type { Request, Snapshot, Status } from './types';

const request = (status: Status, more: Partial<Request> = {}): Request => ({
  id: `${status}`, name: '', status, statusLabel: '', tenantId: 't', templateId: 'x', autoRenew: true, expiresOn: undefined, approvalDueOn: undefined, ...more,
});
const snapshot = (requests: readonly Request[]): Snapshot => ({
  customer: { id: 'c', name: 'Contoso', category: undefined, isActive: true },
  tenants: ['t', 'u'].map((id) => ({ id, name: id, domain: '', provider: { id: 'p', name: 'Partner Center' }, isPresent: true })),
  templates: [{ id: 'x', name: 'X', description: '', providerId: 'p', providerName: 'Partner Center', categoryId: null, category: undefined, isDefault: true, isAdditional: false, isActive: true, autoRenew: true, durationDays: 730 }],
  requests,
});

describe('where requests from a template stand', () => {
  it.each<[string, readonly Status[], boolean, string]>([
    ['nothing, of one that applies', [], true, 'missing'],
    ['nothing, of another', [], false, 'available'],
    ['a draft', ['draft'], true, 'drafted'],
    ['a draft beside one that waits', ['draft', 'approvalPending'], true, 'underWay'],
    ['one in force after one that expired', ['expired', 'active'], true, 'inForce'],
    ['one that expired, of one that applies', ['expired', 'terminated'], true, 'missing'],
    ['one that expired, of another', ['expired'], false, 'available'],
    ['one that was ended on purpose', ['terminated', 'expired'], true, 'ended'],
    ['one that is being ended', ['terminating'], true, 'ended'],
    ['a status of a later version', ['unknown'], true, 'underWay'],
  ])('%s', (_what, statuses, applies, standing) => {
    expect(standingOf(statuses.map((status) => request(status)), applies)).toBe(standing);
  });

  it('lets nobody ask twice, and urges only what may be asked for', () => {
    const statuses = fc.array(fc.constantFrom<Status>('unknown', ...(Object.keys(requestStatus) as Status[])));
    fc.assert(
      fc.property(statuses, fc.boolean(), (all, applies) => {
        const standing = standingOf(all.map((status) => request(status)), applies);
        const isLive = all.some((status) => !['expired', 'terminating', 'terminated'].includes(status));
        expect(canCreate({ standing })).toBe(!isLive);
        if (standing === 'missing') expect([applies, isLive]).toEqual([true, false]);
      }),
    );
  });
});

describe('the offers of a customer', () => {
  it('are made for each tenant on its own', () => {
    const tenants = offersOf(snapshot([request('active')]));
    expect(tenants.map(({ offers }) => offers.map(({ standing }) => standing))).toEqual([['inForce'], ['missing']]);
    expect(missingIn(tenants).map(({ tenant }) => tenant.id)).toEqual(['u']);
  });

  it('ask for nothing new where the provider does not name the tenant any more', () => {
    const world = snapshot([request('draft')]);
    const [offers, others] = offersOf({ ...world, tenants: world.tenants.map((tenant) => ({ ...tenant, isPresent: false })) });
    expect([offers!.offers[0]!.standing, others!.offers[0]!.standing]).toEqual(['drafted', 'gone']);
    expect([canCreate(others!.offers[0]!), missingIn([offers!, others!])]).toEqual([false, []]);
  });

  it('are the templates that fit, those that apply first; the others stand aside with why', () => {
    const world = snapshot([]);
    const [general] = world.templates;
    const smb = { id: 'smb', name: 'SMB' };
    const templates = [general!, { ...general!, id: 'small', name: 'Small', categoryId: 'smb', category: smb }, { ...general!, id: 'off', name: 'Off', isActive: false }];
    const [first] = offersOf({ ...world, templates, customer: { ...world.customer, category: smb } });
    expect(first?.offers.map(({ template, standing }) => [template.id, standing])).toEqual([['small', 'missing'], ['x', 'available']]);
    expect(first?.others.map(({ template, reasons }) => [template.id, reasons])).toEqual([['off', [{ code: 'inactive' }]]]);
  });

  it('leave no request of a tenant out', () => {
    const byHand = request('active', { id: 'by hand', templateId: undefined });
    const ofOther = request('active', { id: 'other template', templateId: 'y' });
    expect(offersOf(snapshot([byHand, ofOther]))[0]?.otherRequests).toEqual([byHand, ofOther]);
  });
});
