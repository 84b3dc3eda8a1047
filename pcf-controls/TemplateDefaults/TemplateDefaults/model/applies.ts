import type { Customer, Snapshot, Template, Tenant } from './types';

/** Why a template applies: the keys of texts with their values. */
export interface Reason {
  readonly text: 'Reason_Provider' | 'Reason_Category' | 'Reason_EveryCategory' | 'Reason_Default';
  readonly values: readonly string[];
}

/** A template that applies to a tenant. */
export interface Application {
  readonly tenant: Tenant;
  readonly template: Template;
  readonly reasons: readonly Reason[];
}

/**
 * The templates that apply to a tenant: of its provider, and for the customer's category or for every one. The most
 * specific stand first: those for the category, then defaults, then by name. Pure.
 */
export const applying = ({ customer, templates }: Pick<Snapshot, 'customer' | 'templates'>, tenant: Tenant): Application[] =>
  templates
    .flatMap((template) => {
      const reasons = reasonsFor(customer, tenant, template);
      return reasons ? [{ tenant, template, reasons }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.template.category !== undefined) - Number(a.template.category !== undefined) ||
        Number(b.template.isDefault) - Number(a.template.isDefault) ||
        a.template.name.localeCompare(b.template.name),
    );

/** Why a template applies; undefined where it does not. Pure. */
export function reasonsFor(customer: Customer, tenant: Tenant, { providerId, category, isDefault }: Template): Reason[] | undefined {
  if (providerId !== tenant.provider.id) return undefined;
  if (category !== undefined && category.id !== customer.category?.id) return undefined;
  return [
    { text: 'Reason_Provider', values: [tenant.provider.name] },
    category ? { text: 'Reason_Category', values: [category.name] } : { text: 'Reason_EveryCategory', values: [] },
    ...(isDefault ? [{ text: 'Reason_Default', values: [] } as const] : []),
  ];
}
