import type { CustomerRelationship } from '../../graph/customer-side';
import { html, type Html } from '../../kernel/page';
import { page } from '../page';
import { roleName } from '../role-names';
import { day, partnerName, standing } from '../words';
import { details } from './invitation';

/** Address of what a customer does about one relationship. */
export const invitationAddress = (id: string) => `/admin/partners/invitation/granularAdminRelationships/${id}`;

/** The partner relationships of a customer. */
export function relationshipsPage(customer: { readonly tenantId: string; readonly name: string }, relationships: readonly CustomerRelationship[]): Response {
  const rows = relationships.map((relationship) => html`<tr>
<th scope="row">${partnerName(relationship)}<br><span class="secondary-text">${relationship.displayName}</span></th>
<td>${standing(relationship)}</td><td><ul>${relationship.roles.map((role) => html`<li>${roleName(role)}</li>`)}</ul></td>
<td>${relationship.endAt === null ? 'None' : day(relationship.endAt)}</td><td>${action(customer.tenantId, relationship)}</td></tr>`);
  return page(`Partner relationships of ${customer.name}`, rows.length === 0
    ? html`<p>No partner has or asks for roles in this tenant.</p>`
    : html`<div class="scrolling"><table><caption>Partners with granular delegated admin privileges in ${customer.name}</caption>
<thead><tr><th scope="col">Partner</th><th scope="col">Status</th><th scope="col">Roles</th><th scope="col">Expiry</th><th scope="col">Action</th></tr></thead><tbody>${rows}</tbody></table></div>`);
}

function action(tenantId: string, relationship: CustomerRelationship): Html | undefined {
  const link = (address: string, verb: string) => html`<a href="${address}" aria-label="${verb} ${relationship.displayName}">${verb}</a>`;
  if (relationship.status === 'approvalPending') return link(invitationAddress(relationship.id), 'Review');
  if (relationship.status === 'active') return link(`/admin/${tenantId}/relationships/${relationship.id}/remove`, 'Remove');
  return undefined;
}

/** Asks before the partner loses its roles. */
export const removalPage = (tenantId: string, relationship: CustomerRelationship): Response =>
  page('Remove partner roles?', html`<form method="post" class="card">
<p>${partnerName(relationship)} loses these roles in your tenant at once. To give them back, the partner has to send a new request.</p>
${details(relationship)}
<div class="actions"><button class="primary">Remove</button><a class="button" href="/admin/${tenantId}">Keep</a></div></form>`);
