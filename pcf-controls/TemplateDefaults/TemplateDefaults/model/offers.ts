import { applying, type Application } from './applies';
import type { Request, Snapshot, Status, Tenant } from './types';

/**
 * What there is for a template and a tenant: access is in force; a request is under way, or a draft; access was ended,
 * by us or by the customer; a default has no request, or its last one ran out; a template that is not a default may be
 * asked for.
 */
export type Standing = 'inForce' | 'underWay' | 'drafted' | 'ended' | 'missing' | 'available';

/** A template that applies to a tenant, with the requests that were made from it there. */
export interface Offer extends Application {
  /** The same for the same tenant and template. */
  readonly key: string;
  /** Newest first. */
  readonly requests: readonly Request[];
  readonly standing: Standing;
}

/** A tenant and what there is to ask for. */
export interface TenantOffers {
  readonly tenant: Tenant;
  readonly offers: readonly Offer[];
  /** Of this tenant, but not from a template that applies. */
  readonly otherRequests: readonly Request[];
}

/** What there is for every tenant of a customer. Pure. */
export const offersOf = (snapshot: Snapshot): TenantOffers[] =>
  snapshot.tenants.map((tenant) => {
    const ofTenant = snapshot.requests.filter(({ tenantId }) => tenantId === tenant.id);
    const offers = applying(snapshot, tenant).map((application): Offer => {
      const requests = ofTenant.filter(({ templateId }) => templateId === application.template.id);
      return { ...application, key: `${tenant.id} ${application.template.id}`, requests, standing: standingOf(requests, application.template.isDefault) };
    });
    const shown = new Set(offers.flatMap(({ requests }) => requests.map(({ id }) => id)));
    return { tenant, offers, otherRequests: ofTenant.filter(({ id }) => !shown.has(id)) };
  });

const ended: readonly Status[] = ['expired', 'terminating', 'terminated'];

/** Where requests from one template for one tenant stand. Pure. @param requests newest first */
export function standingOf(requests: readonly Request[], isDefault: boolean): Standing {
  if (requests.some(({ status }) => status === 'active')) return 'inForce';
  // A status that this version does not know is taken for one in work: better to ask for too little than twice.
  if (requests.some(({ status }) => status !== 'draft' && !ended.includes(status))) return 'underWay';
  if (requests.some(({ status }) => status === 'draft')) return 'drafted';
  // Somebody ended it on purpose: it is offered again, and not urged.
  if (requests[0] && requests[0].status !== 'expired') return 'ended';
  return isDefault ? 'missing' : 'available';
}

/** Whether a draft may be made: not while access is in force or asked for, nor beside another draft. Pure. */
export const canCreate = ({ standing }: Pick<Offer, 'standing'>): boolean => standing === 'missing' || standing === 'available' || standing === 'ended';

/** What is missing: defaults without a request. Pure. */
export const missingIn = (tenants: readonly TenantOffers[]): Offer[] => tenants.flatMap(({ offers }) => offers.filter(({ standing }) => standing === 'missing'));
