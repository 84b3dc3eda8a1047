import type { CustomerRelationship } from '../../graph/customer-side';
import type { Tenant } from '../../login/tenants';
import { html } from '../../kernel/page';
import { page } from '../page';
import { customerName } from '../words';

/** A customer, and what partners have or ask of it. */
export interface CustomerSummary {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string | undefined;
  readonly waiting: number;
  readonly active: number;
}

/** Rows on the page: more are found by searching. */
const MOST = 200;

/** All customers, those first that somebody waits for. */
export function customersPage(customers: readonly CustomerSummary[], search: string): Response {
  const found = customers.filter(({ name, domain = '', tenantId }) => [name, domain, tenantId].some((text) => text.toLowerCase().includes(search.toLowerCase())));
  const rows = found.slice(0, MOST).map(({ tenantId, name, domain, waiting, active }) => html`<tr>
<th scope="row"><a href="/admin/${tenantId}">${name}</a></th><td>${domain}</td><td>${waiting === 0 ? 'None' : `${waiting} waiting`}</td><td>${active}</td></tr>`);
  const shown = found.length > MOST ? `The first ${MOST} of ${found.length} customers: search for others.` : `${found.length} ${found.length === 1 ? 'customer' : 'customers'}`;
  return page('Customers', html`<form method="get" action="/admin/" role="search"><label for="q">Name, domain or tenant id</label><input id="q" name="q" value="${search}"> <button>Search</button></form>
<p role="status">${shown}</p>
${rows.length === 0 ? html`<p>Customers are tenants of POST /sandbox/tenants, and those that relationships name.</p>` : html`<div class="scrolling"><table><caption>Choose a customer to see its partner relationships.</caption>
<thead><tr><th scope="col">Customer</th><th scope="col">Domain</th><th scope="col">Approvals</th><th scope="col">Active relationships</th></tr></thead><tbody>${rows}</tbody></table></div>`}`);
}

/** Sums up what customers' relationships say, with tenants that have none yet. */
export function summarise(
  tenants: readonly Pick<Tenant, 'tenantId' | 'displayName' | 'defaultDomain'>[], relationships: readonly CustomerRelationship[],
): CustomerSummary[] {
  const empty = ({ tenantId, displayName, defaultDomain }: (typeof tenants)[number]) => ({ tenantId, name: displayName, domain: defaultDomain, waiting: 0, active: 0 });
  const summaries = new Map<string, CustomerSummary>(tenants.map((tenant) => [tenant.tenantId, empty(tenant)]));
  for (const relationship of relationships) {
    const tenantId = relationship.customer?.tenantId;
    if (tenantId === undefined) continue;
    const known = summaries.get(tenantId) ?? { tenantId, name: customerName(relationship), domain: undefined, waiting: 0, active: 0 };
    summaries.set(tenantId, {
      ...known,
      waiting: known.waiting + (relationship.status === 'approvalPending' ? 1 : 0),
      active: known.active + (relationship.status === 'active' ? 1 : 0),
    });
  }
  return [...summaries.values()].sort((a, b) => Number(b.waiting > 0) - Number(a.waiting > 0) || a.name.localeCompare(b.name));
}
