import { draftName } from '@gdap-manager/entities/gdap-request/from-template';
import { RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { verdictsOn, type CandidateTemplate } from '@gdap-manager/entities/gdap-template/applying';
import { reasonText } from '@gdap-manager/entities/gdap-template/reason-text';
import type { Customer } from '../shared/accounts';
import type { MappingRow } from '../shared/mappings';
import type { NewRequest } from '../shared/new-requests';

/** A template as the page offers it. */
export interface TemplateChoice {
  readonly id: string;
  readonly name: string;
  readonly provider: { readonly id: string; readonly name: string };
  readonly category: string | undefined;
  /** null: for customers of every category. */
  readonly categoryId: string | null;
  readonly isDefault: boolean;
  readonly isAdditional: boolean;
  readonly autoRenew: boolean;
  readonly durationDays: number;
  readonly atEnd?: NewRequest['atEnd'];
  readonly mappings: readonly MappingRow[];
}

/** A tenant of the chosen customer. */
export interface TenantChoice {
  readonly id: string;
  readonly name: string;
  readonly domain: string | undefined;
  readonly providerId: string;
}

/** Names of a template's roles, each once. Pure. */
export const roleNames = ({ mappings }: Pick<TemplateChoice, 'mappings'>): string[] => [...new Set(mappings.flatMap(({ role }) => (role ? [role.name] : [])))];

/** The templates that somebody looks for: every word in name, provider, category or roles. Pure. */
export function matching(templates: readonly TemplateChoice[], search: string): TemplateChoice[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return templates.filter((template) => {
    const all = [template.name, template.provider.name, template.category ?? '', ...roleNames(template)].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The providers of templates, each once: each needs a tenant of the customer. Pure. */
export const providersOf = (templates: readonly TemplateChoice[]): TemplateChoice['provider'][] => [
  ...new Map(templates.map(({ provider }) => [provider.id, provider])).values(),
];

/** The only tenant at a provider; undefined where there is none, or a choice. Pure. */
export function onlyTenant(tenants: readonly TenantChoice[], providerId: string): string | undefined {
  const [only, another] = tenants.filter((tenant) => tenant.providerId === providerId);
  return another ? undefined : only?.id;
}

/** The name that a request is given unless somebody enters another. Pure. */
export const proposedName = (customer: Customer | undefined, template: TemplateChoice): string => (customer ? draftName(customer.name, template.name) : template.name);

/** What is chosen on the page. */
export interface Chosen {
  readonly customer: Customer | undefined;
  /** Of the customer; null = none. */
  readonly category: { readonly id: string; readonly name: string } | null;
  readonly templates: readonly TemplateChoice[];
  /** Provider id to tenant id. */
  readonly tenants: ReadonlyMap<string, string>;
  /** Template id to what was entered. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is still missing: the key of a text that says it; undefined where drafts can be made. Pure. */
export function missing({ customer, templates, tenants }: Chosen): 'New_NeedsCustomer' | 'New_NeedsTemplate' | 'New_NeedsTenant' | undefined {
  if (!customer) return 'New_NeedsCustomer';
  if (templates.length === 0) return 'New_NeedsTemplate';
  return providersOf(templates).every(({ id }) => tenants.has(id)) ? undefined : 'New_NeedsTenant';
}

/**
 * The drafts to make. Pure.
 * @param all templates, which are weighed for the reason that is kept on the drafts
 * @param idFor id of the draft for a template: the same in every try, so that nothing is made twice
 */
export function draftsOf({ customer, category, templates, tenants, names }: Chosen, all: readonly TemplateChoice[], idFor: (templateId: string) => string): NewRequest[] {
  if (!customer) return [];
  const reason = ({ id, provider }: TemplateChoice) =>
    reasonText(verdictsOn({ providerId: provider.id, categoryId: category?.id ?? null }, all.map(candidate)), id, { provider: provider.name, category: category?.name ?? null });
  return templates.map((template) => ({
    id: idFor(template.id),
    name: names.get(template.id)?.trim() || proposedName(customer, template),
    customerId: customer.id,
    tenantId: tenants.get(template.provider.id),
    templateId: template.id,
    autoRenew: template.autoRenew,
    durationDays: template.durationDays,
    atEnd: template.atEnd,
    origin: RequestOrigin.template,
    reason: reason(template),
    mappings: template.mappings,
  }));
}

/** What decides whether a template applies. Only active ones are offered. Pure. */
export const candidate = <T extends TemplateChoice>(choice: T): CandidateTemplate & { readonly choice: T } => ({
  id: choice.id, name: choice.name, providerId: choice.provider.id, categoryId: choice.categoryId, isDefault: choice.isDefault, isAdditional: choice.isAdditional, isActive: true, choice,
});
