import { verdictsOn, type ApplyingCustomer, type ApplyingReason, type Verdict } from '@gdap-manager/entities/gdap-template/applying';
import type { Customer, Request, Snapshot, Status, Template, Tenant } from './types';

/**
 * What there is for a template and a tenant: access is in force; a request is under way, or a draft; access was ended,
 * by us or by the customer; a template that applies has no request, or its last one ran out; one that fits, but is no
 * default or has to make way for a more specific one, may be asked for; nothing may, for the provider does not name
 * the tenant any more.
 */
export type Standing = 'inForce' | 'underWay' | 'drafted' | 'ended' | 'missing' | 'available' | 'gone';

/** A template from which requests for a tenant may be made, with those that were. */
export interface Offer {
  readonly tenant: Tenant;
  readonly template: Template;
  /** Why it applies, or does not by itself. */
  readonly reasons: readonly ApplyingReason[];
  /** The same for the same tenant and template. */
  readonly key: string;
  /** Newest first. */
  readonly requests: readonly Request[];
  readonly standing: Standing;
}

/** A tenant and what there is to ask for. */
export interface TenantOffers {
  readonly tenant: Tenant;
  /** The most specific first: those that apply, then those that may be asked for. */
  readonly offers: readonly Offer[];
  /** The templates that are not for this tenant. */
  readonly others: readonly Verdict<Template>[];
  /** Of this tenant, but not from a template that is offered. */
  readonly otherRequests: readonly Request[];
}

/** What decides which templates apply. Pure. */
export const whomOf = ({ category }: Customer, { provider }: Tenant): ApplyingCustomer => ({ providerId: provider.id, categoryId: category?.id ?? null });

/** What there is for every tenant of a customer. Pure. */
export const offersOf = (snapshot: Snapshot): TenantOffers[] =>
  snapshot.tenants.map((tenant) => {
    const ofTenant = snapshot.requests.filter(({ tenantId }) => tenantId === tenant.id);
    const verdicts = verdictsOn(whomOf(snapshot.customer, tenant), snapshot.templates);
    const offers = verdicts.filter(({ fits }) => fits).map(({ template, applies, reasons }): Offer => {
      const requests = ofTenant.filter(({ templateId }) => templateId === template.id);
      const standing = standingOf(requests, applies);
      return { tenant, template, reasons, key: `${tenant.id} ${template.id}`, requests, standing: !tenant.isPresent && canCreate({ standing }) ? 'gone' : standing };
    });
    const shown = new Set(offers.flatMap(({ requests }) => requests.map(({ id }) => id)));
    return { tenant, offers, others: verdicts.filter(({ fits }) => !fits), otherRequests: ofTenant.filter(({ id }) => !shown.has(id)) };
  });

const ended: readonly Status[] = ['expired', 'terminating', 'terminated'];

/** Where requests from one template for one tenant stand. Pure. @param requests newest first */
export function standingOf(requests: readonly Request[], applies: boolean): Standing {
  if (requests.some(({ status }) => status === 'active')) return 'inForce';
  // A status that this version does not know is taken for one in work: better to ask for too little than twice.
  if (requests.some(({ status }) => status !== 'draft' && !ended.includes(status))) return 'underWay';
  if (requests.some(({ status }) => status === 'draft')) return 'drafted';
  // Somebody ended it on purpose: it is offered again, and not urged.
  if (requests[0] && requests[0].status !== 'expired') return 'ended';
  return applies ? 'missing' : 'available';
}

/** Whether a draft may be made: not while access is in force or asked for, nor beside another draft. Pure. */
export const canCreate = ({ standing }: Pick<Offer, 'standing'>): boolean => standing === 'missing' || standing === 'available' || standing === 'ended';

/** What is missing: templates that apply, without a request. Pure. */
export const missingIn = (tenants: readonly TenantOffers[]): Offer[] => tenants.flatMap(({ offers }) => offers.filter(({ standing }) => standing === 'missing'));
