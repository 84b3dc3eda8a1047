import { dayMs } from '@gdap-manager/entities';
import { defaultPolicy } from '../../policy';
import type { MappingFacts, Member, RenewalFacts, Situation } from '../model';
import { noOutlook } from '../outlook-of-adopted';

export const policy = defaultPolicy;
export const now = Date.UTC(2026, 10, 22, 10);
export const days = (count: number): number => now + count * dayMs;

export { noOutlook };

/** In force for a year from a hundred days ago, without auto-renew. */
export const member = (id: string, changes: Partial<Member> = {}): Member => ({
  id, etag: `${id} 1`, name: id, status: 'active', microsoftStatus: 'active', createdOn: days(-110), startDate: days(-100), expiryDate: days(265), autoRenew: false, durationDays: 365,
  waitingOn: 'nobody', lastError: null, notInvited: null, uniqueKey: null, isFromIndirect: false, replacesId: null, elsewhere: [], ...changes,
});

/** Such as the customer has yet to approve. */
export const asked = (id: string, replacesId: string | null, changes: Partial<Member> = {}): Member =>
  member(id, { status: 'approvalPending', microsoftStatus: 'approvalPending', createdOn: days(-1), startDate: null, expiryDate: null, waitingOn: 'customer', replacesId, ...changes });

export const request = (changes: Partial<RenewalFacts> = {}, one: Member = member('old')): RenewalFacts => ({
  ...one,
  view: noOutlook, letEnd: false, removesGlobalAdministrator: false, origin: 'template', partnerConsent: 'notNeeded',
  customer: { id: 'account', name: 'Contoso', isActive: true }, tenantId: 'tenant',
  provider: {
    id: 'provider', name: 'Fabrikam', type: 'partnerCenter', partnerTenantId: '11111111-1111-4111-8111-111111111111', clientId: '22222222-2222-4222-8222-222222222222', secretName: 'secret',
    indirectProviderTenantId: null, automaticRequests: false, connectionState: 'connected', connectionMessage: null, renewalDays: null,
  },
  template: { id: 'template', autoRenew: true }, contactId: null, owner: { set: 'systemusers', id: 'owner' },
  ...changes,
});

const role = (rowId: string) => ({ rowId, name: `role ${rowId}`, templateId: rowId, support: 'confirmed', standing: 'unchanged', blocksAutoRenew: rowId === 'global' } as const);

/** Role `a` for group `1` is `a1`; `a` is given to nobody. */
export const mapping = (requestId: string, pair: string, changes: Partial<MappingFacts> = {}): MappingFacts => {
  const [, roleId = pair, groupId = ''] = /^(.*?)(\d*)$/.exec(pair) ?? [];
  return {
    requestId, name: pair, createdOn: days(-105), state: 'active', role: role(roleId),
    group: groupId === '' ? undefined : { rowId: groupId, groupId: `object ${groupId}`, name: `group ${groupId}`, isGone: false, providerId: 'provider' },
    ...changes,
  };
};

export const situation = (one: RenewalFacts, others: readonly Member[] = [], mappings: readonly MappingFacts[] = [mapping(one.id, 'a1')]): Situation => ({ now, request: one, family: [one, ...others], mappings });
