import type { CustomerStore, PartnerCustomer } from './customer-store';
import { badRequest, notSupported } from './errors';

/** The header that carries the place in a list. */
export const CONTINUATION = 'MS-ContinuationToken';

/** Customers on a page at most. */
const MAX_SIZE = 500;

const DEFAULT_SIZE = 100;

/**
 * A page of customers (Partner Center, "Get a list of customers"): `size` on the first call, afterwards the link
 * `next`, which counts together with its header only.
 * @param base what stands before `/customers` in links
 * @throws PartnerCenterError 400
 */
export function listCustomers(customers: CustomerStore, partnerTenantId: string, query: URLSearchParams, headers: Headers, base: string): unknown {
  for (const name of query.keys()) {
    if (!['size', 'seekoperation'].includes(name.toLowerCase())) throw notSupported(`the option '${name}' of a list of customers`);
  }
  const size = readSize(query.get('size'));
  const after = readPlace(query.get('seekOperation'), headers.get(CONTINUATION));
  const page = customers.page(partnerTenantId, size, after);
  const link = (uri: string, sent: readonly { key: string; value: string }[] = []) => ({ uri, method: 'GET', headers: sent });
  return {
    totalCount: customers.count(partnerTenantId),
    items: page.customers.map((customer) => showCustomer(customer)),
    links: {
      self: link(`${base}/customers?size=${size}`),
      ...(page.after !== undefined && {
        next: link(`${base}/customers?size=${size}&seekOperation=Next`, [{ key: CONTINUATION, value: writePlace(page.after) }]),
      }),
    },
    attributes: { objectType: 'Collection' },
  };
}

/** A customer as Partner Center shows it; without GDAP it leaves out addresses and custom domains. */
export const showCustomer = ({ tenantId, companyName, domain, relationshipToPartner }: PartnerCustomer) => ({
  id: tenantId,
  companyProfile: {
    tenantId,
    ...(domain !== null && { domain }),
    companyName,
    attributes: { objectType: 'CustomerCompanyProfile' },
  },
  relationshipToPartner,
  attributes: { objectType: 'Customer' },
});

function readSize(text: string | null): number {
  if (text === null) return DEFAULT_SIZE;
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (size < 1) throw badRequest("'size' must be a number from 1 on.");
  return Math.min(size, MAX_SIZE);
}

const writePlace = (after: number) => Buffer.from(`customers ${after}`).toString('base64');

function readPlace(operation: string | null, token: string | null): number {
  if (operation === null && token === null) return 0;
  if (operation?.toLowerCase() !== 'next') throw notSupported(`seekOperation '${operation ?? ''}'`);
  if (token === null) throw badRequest(`The header ${CONTINUATION} of the link to this page is missing.`);
  const place = /^customers (\d{1,15})$/.exec(Buffer.from(token, 'base64').toString('utf8'))?.[1];
  if (place === undefined) throw badRequest(`The header ${CONTINUATION} is none of Partner Center's.`);
  return Number(place);
}
