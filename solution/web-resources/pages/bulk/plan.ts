import { automaticKey } from '@gdap-manager/entities/gdap-template/automatic';
import { verdictsOn, type ApplyingReason, type Verdict } from '@gdap-manager/entities/gdap-template/applying';
import { deciding, reasonText } from '@gdap-manager/entities/gdap-template/reason-text';
import { draftName } from '@gdap-manager/entities/gdap-request/from-template';
import { RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import type { Customer } from '../../shared/accounts';
import type { NewRequest } from '../../shared/new-requests';
import { candidate, type TemplateChoice } from '../choices';

/** An account that was selected. */
export interface SelectedCustomer extends Customer {
  readonly category: { readonly id: string; readonly name: string } | null;
}

/** A tenant of one of the accounts. */
export interface SelectedTenant {
  readonly id: string;
  readonly name: string;
  readonly domain: string | undefined;
  readonly customerId: string;
  readonly provider: { readonly id: string; readonly name: string };
  /** The provider still names it. */
  readonly isPresent: boolean;
}

/** A request of one of the tenants, whatever its state. */
export interface KnownRequest {
  readonly tenantId: string;
  readonly templateId: string;
  /** As people read it. */
  readonly status: string;
  readonly hasEnded: boolean;
}

/** What the page was opened for. */
export interface Selected {
  readonly customers: readonly SelectedCustomer[];
  readonly tenants: readonly SelectedTenant[];
  readonly templates: readonly TemplateChoice[];
  readonly requests: readonly KnownRequest[];
}

/** Which templates are wanted: for each customer those that apply, or the same ones for all. */
export type Wanted = 'applying' | ReadonlySet<string>;

/** Why nothing is made from a template for a tenant: it is gone from its provider, or the template does not fit. */
export type Left = 'vanished' | Extract<ApplyingReason['code'], 'otherProvider' | 'otherCategory' | 'customerWithoutCategory' | 'inactive'>;

/** What is to be done for one tenant. */
export interface Line {
  readonly customer: SelectedCustomer;
  readonly tenant: SelectedTenant;
  readonly make: readonly NewRequest[];
  /** There is one already that has not ended. */
  readonly exists: readonly { readonly template: string; readonly status: string }[];
  readonly left: readonly { readonly template: string; readonly why: Left }[];
}

export interface BulkPlan {
  readonly lines: readonly Line[];
  /** They have no tenant: nothing can be asked of them. */
  readonly withoutTenant: readonly SelectedCustomer[];
}

/**
 * What is to be made for the selected customers: for each of their tenants a draft from each template that is wanted
 * and fits, unless one lives already. The first request of a tenant from a template gets the key that automatic ones
 * have, so that people and handlers at the same moment make one and not two. Pure.
 * @param idFor id of the draft of a tenant from a template: the same in every try, so that nothing is made twice
 */
export function planFor({ customers, tenants, templates, requests }: Selected, wanted: Wanted, idFor: (tenantId: string, templateId: string) => string): BulkPlan {
  const byCustomer = new Map(customers.map((customer) => [customer.id, customer]));
  const lines = tenants.flatMap((tenant): Line[] => {
    const customer = byCustomer.get(tenant.customerId);
    if (!customer) return [];
    const verdicts = verdictsOn({ providerId: tenant.provider.id, categoryId: customer.category?.id ?? null }, templates.map(candidate));
    const chosen = verdicts.filter((verdict) => (wanted === 'applying' ? verdict.applies : wanted.has(verdict.template.id)));
    const known = requests.filter(({ tenantId }) => tenantId === tenant.id);
    const line: { make: NewRequest[]; exists: { template: string; status: string }[]; left: { template: string; why: Left }[] } = { make: [], exists: [], left: [] };
    for (const verdict of chosen) {
      const { id: templateId, name: template } = verdict.template;
      const ofTemplate = known.filter((request) => request.templateId === templateId);
      const living = ofTemplate.find(({ hasEnded }) => !hasEnded);
      if (living) line.exists.push({ template, status: living.status });
      else if (!verdict.fits) line.left.push(...unfit(verdict, tenant, tenants));
      else if (!tenant.isPresent) line.left.push({ template, why: 'vanished' });
      else line.make.push(draftOf(customer, tenant, verdict, verdicts, { id: idFor(tenant.id, templateId), isFirst: ofTemplate.length === 0, isAmongSeveral: isAmongSeveral(tenant, tenants) }));
    }
    return [{ customer, tenant, ...line }];
  });
  const named = new Set(tenants.map(({ customerId }) => customerId));
  return { lines, withoutTenant: customers.filter(({ id }) => !named.has(id)) };
}

/** Why a template does not fit a tenant; goes without saying where it is for the provider of another tenant of the customer. Pure. */
function unfit(verdict: Verdict<Candidate>, { customerId }: SelectedTenant, tenants: readonly SelectedTenant[]): { template: string; why: Left }[] {
  const { name: template, providerId } = verdict.template;
  const why = deciding(verdict);
  if (why === 'otherCategory' || why === 'customerWithoutCategory' || why === 'inactive') return [{ template, why }];
  return tenants.some((other) => other.customerId === customerId && other.provider.id === providerId) ? [] : [{ template, why: 'otherProvider' }];
}

/** Whether the customer has another tenant at the provider, so that the tenant has to be named. Pure. */
const isAmongSeveral = ({ id, customerId, provider }: SelectedTenant, tenants: readonly SelectedTenant[]): boolean =>
  tenants.some((other) => other.id !== id && other.customerId === customerId && other.provider.id === provider.id);

type Candidate = ReturnType<typeof candidate>;

function draftOf(
  customer: SelectedCustomer,
  tenant: SelectedTenant,
  { template }: Verdict<Candidate>,
  verdicts: readonly Verdict<Candidate>[],
  { id, isFirst, isAmongSeveral: several }: { readonly id: string; readonly isFirst: boolean; readonly isAmongSeveral: boolean },
): NewRequest {
  const { autoRenew, durationDays, atEnd, mappings } = template.choice;
  return {
    id,
    name: draftName(customer.name, template.name, several ? tenant.name : undefined),
    customerId: customer.id,
    tenantId: tenant.id,
    templateId: template.id,
    autoRenew,
    durationDays,
    atEnd,
    origin: RequestOrigin.template,
    reason: reasonText(verdicts, template.id, { provider: tenant.provider.name, category: customer.category?.name ?? null }),
    ...(isFirst ? { uniqueKey: automaticKey(tenant.id, template.id) } : {}),
    mappings,
  };
}
