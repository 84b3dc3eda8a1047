/** What decides whether a template applies to a customer. */
export interface CandidateTemplate {
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  /** null: for customers of every category. */
  readonly categoryId: string | null;
  readonly isDefault: boolean;
  /** A default that applies beside more specific ones. */
  readonly isAdditional: boolean;
  /** Inactive templates are used no more. */
  readonly isActive: boolean;
}

/** What decides which templates apply to a customer's tenant. */
export interface ApplyingCustomer {
  /** Of the provider account. */
  readonly providerId: string;
  /** Of the account; null = none. */
  readonly categoryId: string | null;
}

/**
 * Why a template does or does not apply. The first of a verdict's reasons that speaks against it decides; the names
 * are those of the templates that take its place.
 */
export type ApplyingReason =
  | { readonly code: 'provider' | 'category' | 'everyCategory' | 'default' | 'additional' | 'notDefault' | 'inactive' | 'otherProvider' | 'otherCategory' | 'customerWithoutCategory' }
  | { readonly code: 'moreSpecific'; readonly names: readonly string[] };

/** What came of looking at one template. */
export interface Verdict<T extends CandidateTemplate = CandidateTemplate> {
  readonly template: T;
  /** Whether requests for this customer may be made from it. */
  readonly fits: boolean;
  /** Whether the customer is meant to have a request from it: it fits, is a default, and no more specific default takes its place. */
  readonly applies: boolean;
  readonly reasons: readonly ApplyingReason[];
}

/**
 * Which templates apply to a customer's tenant, and why each does or does not. A template fits where it is for the
 * provider, and for the customer's category or for every one. Of the defaults that fit, the most specific apply: where
 * there are some for the category, defaults for every category apply only as additions. Verdicts come the most
 * specific first: those that apply, those that fit, the others; for the category before for every one; then by name,
 * then by id, so that the order does not depend on that of the templates. Pure.
 */
export function verdictsOn<T extends CandidateTemplate>(customer: ApplyingCustomer, templates: readonly T[]): Verdict<T>[] {
  const fitting = templates.filter((template) => against(customer, template) === undefined);
  const specific = fitting.filter(({ isDefault, categoryId }) => isDefault && categoryId !== null).map(({ name }) => name).sort(compare);
  return templates.map((template) => verdictOn(customer, template, specific)).sort(mostSpecificFirst);
}

function verdictOn<T extends CandidateTemplate>(customer: ApplyingCustomer, template: T, specific: readonly string[]): Verdict<T> {
  const reason = against(customer, template);
  if (reason) return { template, fits: false, applies: false, reasons: [{ code: reason }] };
  const { isDefault, isAdditional, categoryId } = template;
  const scope: ApplyingReason[] = [{ code: 'provider' }, { code: categoryId === null ? 'everyCategory' : 'category' }];
  if (!isDefault) return { template, fits: true, applies: false, reasons: [...scope, { code: 'notDefault' }] };
  const displaced = categoryId === null && specific.length > 0;
  if (displaced && !isAdditional) return { template, fits: true, applies: false, reasons: [...scope, { code: 'moreSpecific', names: specific }] };
  return { template, fits: true, applies: true, reasons: [...scope, { code: displaced ? 'additional' : 'default' }] };
}

/** What speaks against using a template at all. */
function against({ providerId, categoryId }: ApplyingCustomer, template: CandidateTemplate) {
  if (!template.isActive) return 'inactive';
  if (template.providerId !== providerId) return 'otherProvider';
  if (template.categoryId === null || template.categoryId === categoryId) return undefined;
  return categoryId === null ? 'customerWithoutCategory' : 'otherCategory';
}

const rank = ({ fits, applies, template }: Verdict): number => (applies ? 0 : fits ? 2 : 4) + (template.categoryId === null ? 1 : 0);

const mostSpecificFirst = (a: Verdict, b: Verdict): number => rank(a) - rank(b) || compare(a.template.name, b.template.name) || compare(a.template.id, b.template.id);

/** By code units: the same order everywhere, whatever the user's language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
