import { RequestStatus } from '@gdap-manager/entities';
import type { Connection } from '../lib/stack';
import type { RequestRow } from '../lib/staff';
import type { Persona } from './personas';

/** Customers who want us, answer in time and never send us away: in the end each has access, by one relationship. */
const faithful: ReadonlySet<Persona> = new Set(['prompt', 'slow', 'reminded', 'last minute', 'contrary', 'auto-renewing', 'administrator']);

const moving: ReadonlySet<number | null> = new Set([RequestStatus.submitting, RequestStatus.activating, RequestStatus.terminating]);

/** What the handlers left behind, of all that happened: a sentence each. */
export async function leftovers({ api, graph }: Pick<Connection, 'api' | 'graph'>, customers: readonly { readonly name: string; readonly tenantId: string; readonly persona: Persona }[]): Promise<string[]> {
  const problems: string[] = [];
  const requests: RequestRow[] = await api.list('gdap_requests?$select=gdap_name,statuscode,statecode,gdap_microsoftid,gdap_lasterror');
  const live = requests.filter(({ statecode }) => statecode === 0);
  const byMicrosoftId = new Map(live.flatMap((row) => (row.gdap_microsoftid ? [[row.gdap_microsoftid, row] as const] : [])));
  const relationships = (await graph.relationships()).filter(({ status }) => !['terminated', 'expired', 'expiring', 'terminating', 'terminationRequested'].includes(status));

  for (const { id, displayName, status } of relationships) if (!byMicrosoftId.has(id)) problems.push(`Microsoft has '${displayName}' (${status}), and no request follows it.`);
  const there = new Set(relationships.map(({ id }) => id));
  for (const { gdap_name: name, gdap_microsoftid: id, statuscode, gdap_lasterror: error } of live) {
    if (id && !there.has(id)) problems.push(`The request ${name} lives, and its relationship does not.`);
    if (moving.has(statuscode ?? null)) problems.push(`The request ${name} has come to no end: ${error ?? 'no word why'}`);
  }
  for (const { name, tenantId, persona } of customers.filter((customer) => faithful.has(customer.persona))) {
    const inForce = relationships.filter(({ status, customer }) => status === 'active' && customer?.tenantId === tenantId);
    if (inForce.length !== 1) problems.push(`${name} (${persona}) has ${inForce.length} relationships in force instead of one.`);
  }
  return problems;
}
