import type { Relationship } from '../../gateways/graph/types';
import { nothingSeen, type GroupFacts, type MappingFacts, type Observation, type ProviderFacts, type RequestFacts, type TenantFacts } from '../model';

/** Facts of a request that has nothing wrong with it. Tests change what they are about. */

export const now = Date.parse('2026-11-22T10:00:00Z');
export const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const requestId = guid(1);
export const relationshipId = `${guid(90)}-${guid(91)}`;

export const provider: ProviderFacts = {
  id: guid(2), name: 'Fabrikam', partnerTenantId: guid(3), clientId: guid(4), secretName: 'FABRIKAM', type: 'partnerCenter', indirectProviderTenantId: null, automaticRequests: false, connectionState: 'connected', connectionMessage: null,
};

export const tenant: TenantFacts = { providerAccountId: guid(5), name: 'Contoso', tenantId: guid(6), accountId: guid(7), provider };

export const request: RequestFacts = {
  id: requestId, etag: 'W/"1"', isInvitationHeld: false, status: 'submitting', accountId: guid(7), providerAccountId: guid(5), autoRenew: true, removeGlobalAdministrator: false, durationDays: 730,
  startDate: null, expiryDate: null, approvalDueDate: null, acceptanceLink: null, waitingOn: 'nobody', lastError: null,
  partnerConsent: 'notNeeded', microsoftId: null, microsoftStatus: null, microsoftVersion: null, attempts: 0, nextCheckOn: null, memory: {},
};

export const roles = { reader: guid(20), exchange: guid(21), teams: guid(22), global: '62e90394-69f5-4237-9190-012177145e10' };

export const group = (number: number, more: Partial<GroupFacts> = {}): GroupFacts => ({
  rowId: guid(100 + number), groupId: guid(200 + number), name: `Group ${number}`, providerId: provider.id, presence: 'present', ...more,
});

export const mapping = (id: number, templateId: string, given?: GroupFacts, more: Partial<MappingFacts> = {}): MappingFacts => ({
  id: guid(300 + id),
  etag: 'W/"1"',
  role: { templateId, name: nameOf(templateId), support: 'confirmed', standing: 'unchanged', blocksAutoRenew: templateId === roles.global },
  group: given, assignmentId: null, state: 'none', message: null, ...more,
});

const nameOf = (templateId: string) => (templateId === roles.global ? 'Global Administrator' : `Role ${templateId.slice(-2)}`);

export const mappings: readonly MappingFacts[] = [mapping(1, roles.reader, group(1)), mapping(2, roles.exchange, group(1)), mapping(3, roles.teams, group(2))];

export const observation = (more: Partial<Observation> = {}): Observation => ({
  now, insist: false, repeated: false, request, mappings, tenant, submittedTenant: undefined, seen: nothingSeen, ...more,
});

/** A relationship as the request above asks for it. */
export const relationship = (more: Partial<Relationship> = {}): Relationship => ({
  id: relationshipId, etag: 'W/"a"', displayName: `GDAP-${requestId}`, status: 'created', durationDays: 730, autoExtend: true, customerTenantId: guid(6),
  roleIds: [roles.reader, roles.exchange, roles.teams].sort(), modifiedOn: now, reseller: undefined, activatedOn: undefined, endsOn: undefined, ...more,
});
