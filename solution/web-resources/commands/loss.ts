import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import type { MappingRow } from '../shared/mappings';
import type { RequestRow } from '../shared/requests';
import { counted, listed, text } from '../shared/text';

/** Names and groups that a dialog lists; the rest is counted. */
const longest = 10;

/** The roles that each group has through requests: group to roles, in the order of the mappings. Pure. */
export function rolesByGroup(mappings: readonly MappingRow[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { role, group } of mappings) {
    if (!role || !group?.name) continue;
    const roles = groups.get(group.name) ?? [];
    if (!roles.includes(role.name)) groups.set(group.name, [...roles, role.name]);
  }
  return groups;
}

/** What ending relationships means: whose they are, how many are in force, and who loses which roles. Pure but for the texts. */
export function lossText(rows: readonly RequestRow[], mappings: readonly MappingRow[]): string {
  const inForce = new Set(rows.filter(({ status }) => status === requestStatus.active.value).map(({ id }) => id));
  const groups = [...rolesByGroup(mappings.filter(({ ownerId }) => inForce.has(ownerId)))];
  const lines = groups.slice(0, longest).map(([group, roles]) => text('Terminate_Loses', group, listed(roles, longest)));
  return [
    counted('Terminate_Confirm', rows.length),
    text('Terminate_Customers', listed(rows.map(({ customer, name }) => customer?.name ?? name), longest)),
    inForce.size > 0 ? counted('Terminate_InForce', inForce.size) : text('Terminate_NoneInForce'),
    ...(lines.length > 0 ? ['', text('Terminate_LosesTitle'), ...lines] : []),
    ...(groups.length > longest ? [counted('Report_More', groups.length - longest)] : []),
    '',
    text('Terminate_Final'),
  ].join('\n');
}
