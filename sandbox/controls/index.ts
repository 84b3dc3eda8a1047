import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CustomerRefused, type CustomerSide } from '../graph/customer-side';
import { GraphError } from '../graph/errors';
import type { HistoryEntry } from '../graph/relationships/history';
import type { IndirectProviderSide } from '../graph/relationships/reseller';
import type { CallLog } from '../kernel/calls';
import type { SandboxClock } from '../kernel/clock';
import type { Faults } from '../kernel/faults';
import type { RoleTemplateStore } from '../graph/directory-roles/store';
import type { Tenants } from '../login/tenants';
import { readRoleTemplates, type Partnerships } from './customers';
import { addDirectoryControls, directoryHelp, type DirectoryControls } from './directory';
import { InputError, readJson, readNumber, readTenant, readTenantId, readText } from './input';
import { readResellerOrder } from './reseller-relationships';
import type { Outbox } from './outbox';

export interface ControlsOptions {
  readonly clock: SandboxClock;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly tenants: Tenants;
  readonly outbox: Outbox;
  /** Carries away the mail that waits. */
  readonly sendMail: () => void;
  readonly customers: CustomerSide;
  readonly directory: Omit<DirectoryControls, 'tenants'>;
  /** What happened with relationships, from a number on. */
  readonly history: (after: number) => HistoryEntry[];
  /** Resolves when every webhook so far has been called. */
  readonly idle: () => Promise<void>;
  readonly roleTemplates: RoleTemplateStore;
  readonly partnerships: Partnerships;
  readonly indirectProviders: IndirectProviderSide;
  /** Empties every service. */
  readonly reset: () => void;
}

const help = {
  'GET /sandbox/clock': 'the sandbox time',
  'POST /sandbox/clock': '{"advance": "P90D"} moves it forward by an ISO 8601 duration',
  'POST /sandbox/customer/{relationshipId}/approve':
    'the customer approves; {"tenantId": "…", "displayName": "…"} where the relationship names no customer',
  'POST /sandbox/customer/{relationshipId}/reject': 'the customer refuses',
  'POST /sandbox/customer/{relationshipId}/terminate': 'the customer ends an active relationship',
  'GET, POST /sandbox/tenants': 'tenants that exist; {"tenantId", "displayName", "defaultDomain", "kind": "partner" | "customer"}',
  'POST /sandbox/customers':
    'customers of a partner, up to some thousands at once; {"partnerTenantId", "customers": [{"tenantId", "companyName", "domain"?, "relationshipToPartner"?, "contract": true | false, "partnerCenter": true | false}]}',
  'DELETE /sandbox/customers': 'ends partnerships; {"partnerTenantId", "tenantIds"}',
  'POST /sandbox/reseller-relationships':
    'an indirect provider asks for its reseller; {"resellerTenantId", "indirectProviderTenantId", "customer": {"tenantId", "displayName"?}, "displayName", "duration", "roles": ["…"], "autoExtendDuration"?}',
  'DELETE /sandbox/reseller-relationships/{relationshipId}': 'the indirect provider takes it back',
  'GET, POST /sandbox/role-templates': 'the built-in roles of Entra; {"roleTemplates": [{"id", "displayName", "description"?}]} replaces them all',
  ...directoryHelp,
  'GET, POST, DELETE /sandbox/faults':
    'faults on demand; {"service", "method", "path", "status", "code", "message", "retryAfter", "body", "delayMs", "cut", "when": "before" | "after", "times"}. Of login, "code": "AADSTS53003" names one of its own errors. A mail is a call, too: {"service": "mail", "path": "/<sender>/<recipients>", "status": 550} refuses it',
  'DELETE /sandbox/faults/{id}': 'takes one fault back',
  'GET, DELETE /sandbox/calls': 'what was called, counted; ?service=graph. Items of a $batch of Graph count one by one, batches apart',
  'GET /sandbox/history': 'what happened with relationships and their assignments, and when, also with those that are gone; ?after=7: what came after the entry of that number',
  'GET /sandbox/idle': 'answers when every webhook of Dataverse has been called for what has happened so far',
  'GET /sandbox/outbox': 'mail sent: from, to, subject, body, the activity and what it is about; ?after=7: what came after the mail of that id',
  'POST /sandbox/reset': 'empties every service; the clock stays',
};

const MAX_BODY_BYTES = 256 * 1024;
/** Of controls that take lists. */
const MAX_LIST_BYTES = 16 * 1024 * 1024;

/** The controls that Microsoft lacks, for people and tests. Errors are sentences in `{"error": {"message"}}`. */
export function createControls({ clock, calls, faults, tenants, outbox, sendMail, customers, directory, history, idle, roleTemplates, partnerships, indirectProviders, reset }: ControlsOptions): Hono {
  const app = new Hono();
  const sentence = (message: string) => ({ error: { message } });

  const limit = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => context.json(sentence(`The body is larger than ${maxSize} bytes.`), 413) });
  const [forLists, forOthers] = [limit(MAX_LIST_BYTES), limit(MAX_BODY_BYTES)];
  app.use((context, next) => (/\/(customers|role-templates)$/.test(context.req.path) ? forLists : forOthers)(context, next));
  app.get('/', (context) => context.json(help));

  app.get('/clock', (context) => context.json({ now: clock.now().toISOString() }));
  app.post('/clock', async (context) => context.json({ now: clock.advance(readText(await readJson(context), 'advance')).toISOString() }));

  app.post('/customer/:relationshipId/approve', async (context) => {
    const body = await readJson(context);
    const displayName = body['displayName'] === undefined ? undefined : readText(body, 'displayName');
    const customer = body['tenantId'] === undefined ? undefined : { tenantId: readTenantId(body), displayName };
    return context.json({ status: customers.approve(context.req.param('relationshipId'), customer) });
  });
  app.post('/customer/:relationshipId/reject', (context) =>
    context.json({ status: customers.reject(context.req.param('relationshipId')) }),
  );
  app.post('/customer/:relationshipId/terminate', (context) =>
    context.json({ status: customers.terminate(context.req.param('relationshipId')) }),
  );

  app.get('/tenants', (context) => context.json({ tenants: tenants.list() }));
  app.post('/tenants', async (context) => {
    const tenant = readTenant(await readJson(context));
    tenants.put(tenant);
    return context.json(tenant, 201);
  });

  app.post('/customers', async (context) => context.json({ customers: partnerships.begin(await readJson(context)) }, 201));
  app.delete('/customers', async (context) => context.json({ ended: partnerships.end(await readJson(context)) }));
  app.post('/reseller-relationships', async (context) => context.json({ id: indirectProviders.create(readResellerOrder(await readJson(context))) }, 201));
  app.delete('/reseller-relationships/:relationshipId', (context) => {
    indirectProviders.withdraw(context.req.param('relationshipId'));
    return context.body(null, 204);
  });
  app.get('/role-templates', (context) => context.json({ roleTemplates: roleTemplates.list() }));
  app.post('/role-templates', async (context) => {
    const templates = readRoleTemplates(await readJson(context));
    roleTemplates.replace(templates);
    return context.json({ roleTemplates: templates.length }, 201);
  });

  addDirectoryControls(app, { tenants, ...directory });

  app.get('/faults', (context) => context.json({ faults: faults.list() }));
  app.post('/faults', async (context) => context.json(faults.add(await readJson(context)), 201));
  app.delete('/faults', (context) => {
    faults.reset();
    return context.body(null, 204);
  });
  app.delete('/faults/:id', (context) =>
    faults.remove(Number(context.req.param('id')))
      ? context.body(null, 204)
      : context.json(sentence(`There is no fault '${context.req.param('id')}'.`), 404),
  );

  app.get('/calls', (context) => {
    const counted = calls.counts(context.req.query('service'));
    const total = counted.reduce((sum, { count }) => sum + count, 0);
    return context.json({ calls: counted, total, batches: calls.batches(context.req.query('service')) });
  });
  app.delete('/calls', (context) => {
    calls.reset();
    return context.body(null, 204);
  });

  app.get('/history', (context) => context.json({ happened: history(readNumber(context.req.query('after') ?? '0', 'after')) }));
  app.get('/idle', async (context) => {
    await idle();
    return context.body(null, 204);
  });
  app.get('/outbox', (context) => {
    sendMail();
    return context.json({ mails: outbox.list(readNumber(context.req.query('after') ?? '0', 'after')) });
  });
  app.post('/reset', (context) => {
    reset();
    return context.body(null, 204);
  });

  app.notFound((context) =>
    context.json(sentence(`There is no control '${context.req.method} /sandbox${context.req.path}'. GET /sandbox/ lists them.`), 404),
  );
  app.onError((error, context) => {
    if (error instanceof InputError || error instanceof RangeError) return context.json(sentence(error.message), 400);
    if (error instanceof GraphError) return context.json(sentence(error.message), error.status === 404 ? 404 : 400);
    if (error instanceof CustomerRefused)
      return context.json(sentence(error.message), { unknown: 404, state: 409, customer: 400 }[error.reason] as 404 | 409 | 400);
    throw error;
  });
  return app;
}
