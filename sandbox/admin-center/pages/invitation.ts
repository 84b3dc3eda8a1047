import type { CustomerRelationship } from '../../graph/customer-side';
import type { Tenant } from '../../login/tenants';
import { html, type Html } from '../../kernel/page';
import { page } from '../page';
import { roleName } from '../role-names';
import { customerName, day, duration, partnerName, standing } from '../words';

/** What is behind the link that a partner sends: approve or refuse, or why neither is possible any more. */
export function invitationPage(relationship: CustomerRelationship, customers: readonly Tenant[]): Response {
  if (relationship.status !== 'approvalPending') return decidedPage(relationship);
  const body = html`<form method="post" class="card">
<p>${partnerName(relationship)} asks to administer ${relationship.customer?.displayName ?? 'your organization'} through granular delegated admin privileges (GDAP).</p>
${details(relationship)}
${relationship.customer ? undefined : chooseCustomer(customers)}
<p class="secondary-text">Approving gives the partner these roles in your Microsoft 365 tenant. You can remove them at any time.</p>
<div class="actions"><button class="primary" name="decision" value="approve">Approve</button><button name="decision" value="refuse" formnovalidate>Refuse</button></div>
</form>`;
  return page('Approve partner roles', body);
}

/** What a relationship grants, and for how long. */
export const details = (relationship: CustomerRelationship): Html => html`<dl>
<dt>Partner</dt><dd>${partnerName(relationship)}</dd>
<dt>Customer</dt><dd>${customerName(relationship)}</dd>
<dt>Relationship</dt><dd>${relationship.displayName}</dd>
<dt>Roles</dt><dd><ul>${relationship.roles.map((role) => html`<li>${roleName(role)}</li>`)}</ul></dd>
<dt>Duration</dt><dd>${duration(relationship.duration)}${relationship.extendsItself ? ', extended by 180 days each time it would end' : undefined}</dd>
${relationship.approveUntil === null ? undefined : html`<dt>Approve by</dt><dd>${day(relationship.approveUntil)}</dd>`}
${relationship.endAt === null ? undefined : html`<dt>${relationship.status === 'active' ? 'Ends on' : 'End'}</dt><dd>${day(relationship.endAt)}</dd>`}
</dl>`;

/** The partner named no customer: whoever opens the link says who they are. */
const chooseCustomer = (customers: readonly Tenant[]): Html => html`<label for="tenantId">You are an administrator of</label>
<select id="tenantId" name="tenantId" required>${customers.map(({ tenantId, displayName, defaultDomain }) => html`<option value="${tenantId}">${displayName} (${defaultDomain})</option>`)}</select>`;

const EXPLAINED: Partial<Record<CustomerRelationship['status'], string>> = {
  created: 'The partner has not finished this request. Ask them to send it, then open the link again.',
  approved: 'You have approved this. Microsoft is setting it up; it takes a few minutes.',
  activating: 'You have approved this. Microsoft is setting it up; it takes a few minutes.',
  active: 'This was approved already, and the partner has these roles. Nothing is left to do.',
  expiring: 'This relationship is ending because its time is over.',
  terminationRequested: 'This relationship is being removed.',
  terminating: 'This relationship is being removed.',
};

function decidedPage(relationship: CustomerRelationship): Response {
  const { status, customer } = relationship;
  const body = html`<div class="card"><p role="status">${EXPLAINED[status] ?? ended(relationship)}</p>
${details(relationship)}
${customer ? html`<p><a href="/admin/${customer.tenantId}">Partner relationships of ${customerName(relationship)}</a></p>` : undefined}</div>`;
  return page(standing(relationship), body);
}

function ended({ status, activatedAt }: CustomerRelationship): string {
  const again = 'Ask the partner for a new request if you still want them to administer your tenant.';
  if (activatedAt === null) return status === 'expired' ? `Nobody approved this in time, so it has lapsed. ${again}` : `This was refused. The partner has no roles from it. ${again}`;
  return `This relationship has ended; the partner has no roles from it any more. ${again}`;
}
