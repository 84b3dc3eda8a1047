import { takeOver } from '../../shared/handover';

/** The tenants that the page was opened for; empty where it is for all that need matching. */
export function tenantsFrom(search: string): string[] {
  try {
    const { tenants } = JSON.parse(new URLSearchParams(search).get('data') ?? '{}') as { tenants?: unknown };
    return typeof tenants === 'string' ? takeOver(tenants) : [];
  } catch {
    return [];
  }
}
