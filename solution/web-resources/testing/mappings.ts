import { PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import type { MappingRow } from '../shared/mappings';
import type { RequestRow } from '../shared/requests';

/** A mapping of a request or template, by names. */
export const mappingOf = (ownerId: string, role: string | undefined, group?: string, description?: string): MappingRow => ({
  id: `${ownerId} ${role} ${group}`, name: role, ownerId,
  role: role === undefined ? undefined : { id: role, name: role, description, blocksAutoRenew: false },
  group: group === undefined ? undefined : { id: group, name: group },
});

/** A request as commands see it. */
export const requestOf = (id: string, more: Partial<RequestRow> = {}): RequestRow => ({
  id, name: `Request ${id}`, status: 1, statusLabel: 'Draft', customer: { id: `${id} customer`, name: `Customer ${id}` }, tenant: undefined, template: undefined,
  autoRenew: false, letsEnd: false, removesGlobal: false, durationDays: 365, acceptanceLink: undefined, approvalDueDate: undefined, consent: PartnerConsent.notNeeded, ...more,
});
