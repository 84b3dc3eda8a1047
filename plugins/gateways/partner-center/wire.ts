import type { PartnerCenterCustomer } from './gateway';

type Json = Readonly<Record<string, unknown>>;

/** An answer that does not have the shape that Microsoft documents. */
export class MalformedAnswer extends Error {
  constructor(what: string) {
    super(`Partner Center's answer has no readable ${what}.`);
    this.name = 'MalformedAnswer';
  }
}

/** How to ask for a page. */
export interface NextPage {
  /** From `/v1` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface CustomersPage {
  readonly customers: readonly PartnerCenterCustomer[];
  readonly next: NextPage | undefined;
}

/**
 * Reads a page of customers. A link to a page is either a whole address of Partner Center's, or begins after `/v1` or
 * with it; its headers carry the place in the list.
 * @throws MalformedAnswer
 */
export function customersOf(json: unknown, publicUrl: string): CustomersPage {
  const { items, links } = objectOf(json, 'page');
  if (!Array.isArray(items)) throw new MalformedAnswer('items');
  const next = isObject(links) && isObject(links.next) ? nextPageOf(links.next, publicUrl) : undefined;
  return { customers: items.map(customerOf), next };
}

function customerOf(json: unknown): PartnerCenterCustomer {
  const { id, companyProfile, relationshipToPartner } = objectOf(json, 'customer');
  const profile = isObject(companyProfile) ? companyProfile : {};
  const tenantId = textOf(profile.tenantId) ?? textOf(id);
  if (tenantId === undefined) throw new MalformedAnswer('tenantId');
  return { tenantId: tenantId.toLowerCase(), companyName: textOf(profile.companyName), domain: textOf(profile.domain)?.toLowerCase(), relationshipToPartner: textOf(relationshipToPartner) };
}

function nextPageOf({ uri, headers }: Json, publicUrl: string): NextPage {
  const address = textOf(uri);
  if (address === undefined) throw new MalformedAnswer('link to the next page');
  const path = address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address;
  if (/^[a-z]+:/i.test(path) || path.startsWith('//')) throw new MalformedAnswer('link to the next page: it leads elsewhere');
  const pairs = Array.isArray(headers) ? headers.filter(isObject) : [];
  const named = pairs.flatMap(({ key, value }) => (typeof key === 'string' && typeof value === 'string' ? [[key, value] as const] : []));
  return { path: path.startsWith('/v1/') ? path : `/v1${path.startsWith('/') ? '' : '/'}${path}`, headers: Object.fromEntries(named) };
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function objectOf(value: unknown, what: string): Json {
  if (!isObject(value)) throw new MalformedAnswer(what);
  return value;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
