import { Hono } from 'hono';
import { CustomerRefused, type CustomerSide } from '../graph/customer-side';
import { isGuid } from '../kernel/guid';
import { isSameOrigin } from '../kernel/same-origin';
import type { Service } from '../kernel/service';
import type { ShellOptions } from '../kernel/service-shell';
import type { Tenants } from '../login/tenants';
import { html } from '../kernel/page';
import { page } from './page';
import { customersPage, summarise } from './pages/customers';
import { invitationPage } from './pages/invitation';
import { invitationAddress, relationshipsPage, removalPage } from './pages/relationships';
import { customerName } from './words';

export interface AdminCenterOptions {
  readonly customers: CustomerSide;
  readonly tenants: Tenants;
}

export interface AdminCenter extends Service {
  readonly shell: ShellOptions;
}

/**
 * What administrators of customers see at Microsoft: the page behind an acceptance link (there,
 * `admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/{id}`), and the partner
 * relationships of their tenant. Nobody signs in: whoever reaches the sandbox is every customer's administrator.
 */
export function createAdminCenter({ customers, tenants }: AdminCenterOptions): AdminCenter {
  const customerTenants = () => tenants.list().filter(({ kind }) => kind === 'customer');
  const app = new Hono();
  app.use(async ({ req }, next) => (req.method === 'POST' && !isSameOrigin(req.raw) ? sorry('Not from here', 'Only a page of the admin center itself may do this.', 403) : next()));

  app.get('/', ({ req }) => customersPage(summarise(customerTenants(), customers.list()), req.query('q') ?? ''));

  app.get('/partners/invitation/granularAdminRelationships/:id', ({ req }) => {
    const relationship = customers.find(req.param('id'));
    return relationship ? invitationPage(relationship, customerTenants()) : unknown();
  });
  app.post('/partners/invitation/granularAdminRelationships/:id', async ({ req }) => {
    const id = req.param('id');
    const { decision, tenantId } = await req.parseBody();
    if (decision !== 'approve' && decision !== 'refuse') return sorry('Nothing decided', 'Go back and choose Approve or Refuse.', 400);
    if (decision === 'refuse') customers.reject(id);
    else customers.approve(id, typeof tenantId === 'string' && isGuid(tenantId) ? { tenantId } : undefined);
    return seeOther(invitationAddress(id));
  });

  app.get('/:tenantId', ({ req }) => {
    const tenantId = req.param('tenantId').toLowerCase();
    const relationships = customers.list(tenantId);
    const name = tenants.find(tenantId)?.displayName ?? (relationships[0] && customerName(relationships[0]));
    return name === undefined ? sorry('Unknown customer', `There is no tenant '${tenantId}' here.`, 404) : relationshipsPage({ tenantId, name }, relationships);
  });
  app.get('/:tenantId/relationships/:id/remove', ({ req }) => {
    const relationship = ofCustomer(req.param('tenantId'), req.param('id'));
    if (!relationship) return unknown();
    return relationship.status === 'active' ? removalPage(req.param('tenantId'), relationship) : invitationPage(relationship, []);
  });
  app.post('/:tenantId/relationships/:id/remove', ({ req }) => {
    if (!ofCustomer(req.param('tenantId'), req.param('id'))) return unknown();
    customers.terminate(req.param('id'));
    return seeOther(`/admin/${req.param('tenantId')}`);
  });
  app.notFound(() => sorry('Nothing here', 'There is no such page. The list of customers is at /admin/.', 404));
  app.onError((error) => {
    if (!(error instanceof CustomerRefused)) throw error;
    return error.reason === 'unknown' ? unknown() : sorry('Not possible', `${error.message} Load the page again to see where it stands.`, error.reason === 'state' ? 409 : 400);
  });

  const ofCustomer = (tenantId: string, id: string) => {
    const relationship = customers.find(id);
    return relationship?.customer?.tenantId === tenantId.toLowerCase() ? relationship : undefined;
  };

  return {
    name: 'admin',
    // The pages are addressed below the mount point, whatever that is.
    handle: async (request, path) => app.fetch(new Request(new URL((path || '/') + new URL(request.url).search, request.url), request)),
    close: () => undefined,
    shell: { maxBodyBytes: 64 * 1024, error: ({ status, message }) => sorry('Something went wrong', message ?? 'The sandbox could not answer.', status) },
  };
}

const sorry = (title: string, text: string, status: number): Response => page(title, html`<p role="alert">${text}</p><p><a href="/admin/">All customers</a></p>`, status);

const unknown = (): Response =>
  sorry('Unknown request', 'There is no such partner request. The link may be incomplete, or the request may be gone: ask the partner for a new one.', 404);

const seeOther = (address: string) => new Response(null, { status: 303, headers: { Location: address } });
