import type { Context } from 'hono';
import { isGuid } from '../kernel/guid';
import type { Tenant } from '../login/tenants';

/** Input that a control does not understand; the message says what to change. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** The JSON object of a body; an empty body is an empty object. @throws InputError */
export async function readJson(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text();
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InputError('The body must be a JSON object.');
  return value as Record<string, unknown>;
}

/** A tenant out of a body. @throws InputError */
export function readTenant(body: Record<string, unknown>): Tenant {
  const { kind = 'partner' } = body;
  const tenantId = readTenantId(body);
  const displayName = readText(body, 'displayName');
  const defaultDomain = readText(body, 'defaultDomain');
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(defaultDomain))
    throw new InputError("'defaultDomain' must be a domain name, such as contoso.onmicrosoft.com.");
  if (kind !== 'partner' && kind !== 'customer') throw new InputError("'kind' must be 'partner' or 'customer'.");
  return { tenantId, displayName, defaultDomain, kind };
}

/** @throws InputError */
export function readTenantId(body: Record<string, unknown>, name = 'tenantId'): string {
  const tenantId = readText(body, name);
  if (!isGuid(tenantId)) throw new InputError(`'${name}' must be a GUID.`);
  return tenantId.toLowerCase();
}

/** @throws InputError */
export const readText = (body: Record<string, unknown>, name: string): string => readTextOf(body, name, 256);

/** A text of at most so many characters. @throws InputError */
export function readTextOf(body: Record<string, unknown>, name: string, most: number): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '' || value.length > most)
    throw new InputError(`'${name}' must be a text of 1 to ${most} characters.`);
  return value;
}

/** @throws InputError */
export function readFlag(body: Record<string, unknown>, name: string, otherwise: boolean): boolean {
  const value = body[name] ?? otherwise;
  if (typeof value !== 'boolean') throw new InputError(`'${name}' must be true or false.`);
  return value;
}

/** A number out of a query. @throws InputError */
export function readNumber(value: string, name: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InputError(`'${name}' must be a whole number.`);
  return Number(value);
}
