import { randomUUID } from 'node:crypto';
import type { SandboxDatabase } from '../kernel/database';
import { isGuid } from '../kernel/guid';
import type { Service } from '../kernel/service';
import type { ShellOptions } from '../kernel/service-shell';
import type { Caller, Tokens } from '../login/tokens';
import type { PartnerCenterSettings } from '../settings';
import { createCustomerStore, type CustomerStore } from './customer-store';
import { customerNotFound, errorBody, forbidden, methodNotAllowed, notSupported, PartnerCenterError, policyForbids, unauthenticated } from './errors';
import { listCustomers, showCustomer } from './list';

export interface PartnerCenterOptions {
  readonly database: SandboxDatabase;
  readonly settings: PartnerCenterSettings;
  readonly tokens: Tokens;
  /** Whether whoever is signed in is an Admin agent of the partner. */
  isAdminAgent(caller: Caller): boolean;
}

export interface PartnerCenter extends Service {
  readonly shell: ShellOptions;
  readonly customers: CustomerStore;
}

/** The resource that its tokens are for. */
const audiences = ['https://api.partnercenter.microsoft.com', 'https://api.partnercenter.microsoft.com/'];

/** Partner Center's REST API v1, as far as a partner's list of customers. Each partner tenant sees its own. */
export function createPartnerCenter({ database, settings, tokens, isAdminAgent }: PartnerCenterOptions): PartnerCenter {
  const customers = createCustomerStore(database);

  function answer(request: Request, path: string): unknown {
    const caller = tokens.verify(request.headers.get('authorization'), audiences);
    if (typeof caller === 'string') throw unauthenticated(caller);
    if (caller.person && !caller.person.mfa) throw policyForbids();
    if (caller.person && !isAdminAgent(caller)) throw forbidden();
    const [, version, collection, id, ...more] = path.replace(/\/$/, '').split('/');
    if (version !== 'v1' || collection !== 'customers' || more.length > 0) throw notSupported(`${request.method} ${path} of Partner Center`);
    if (request.method !== 'GET') throw methodNotAllowed(request.method, path);
    const { searchParams } = new URL(request.url);
    if (id === undefined) return listCustomers(customers, caller.tid, searchParams, request.headers, settings.publicBaseUrl);
    if (!isGuid(id)) throw notSupported(`${request.method} ${path} of Partner Center`);
    const customer = customers.find(caller.tid, id.toLowerCase());
    if (customer === undefined) throw customerNotFound(id);
    return showCustomer(customer);
  }

  /** With the ids of the exchange: the caller's, or new ones. */
  function respond(status: number, body: unknown, { headers }: Request): Response {
    const text = `${settings.byteOrderMark ? '\uFEFF' : ''}${JSON.stringify(body)}`;
    return new Response(text, {
      status,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'MS-RequestId': headers.get('ms-requestid') ?? randomUUID(),
        'MS-CorrelationId': headers.get('ms-correlationid') ?? randomUUID(),
      },
    });
  }

  return {
    name: 'partnercenter',
    customers,
    async handle(request, path) {
      try {
        return respond(200, answer(request, path), request);
      } catch (error) {
        if (error instanceof PartnerCenterError) return respond(error.status, errorBody(error.status, error.code, error.message), request);
        throw error;
      }
    },
    shell: {
      maxBodyBytes: settings.maxBodyBytes,
      error: ({ status, code, message }, request) => respond(status, errorBody(status, code, message), request),
    },
    reset: () => customers.reset(),
    close: () => undefined,
  };
}
