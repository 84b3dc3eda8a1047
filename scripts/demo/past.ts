import { roleCatalogue } from '@gdap-manager/entities';
import { customerOf } from '../lib/customers';
import type { PartnerGraph } from '../lib/graph-client';
import { idOf } from '../lib/ids';
import { inPartnerCenter } from '../lib/partner-center';
import type { SandboxControls } from '../lib/sandbox-controls';
import { customers } from './customers';
import { recommendedGroups } from './partner';

/** So long ago the demonstration begins: what was approved then has ages and ends soon. */
export const pastDays = 80;

const dayMs = 24 * 3600 * 1000;

/** A relationship that somebody made in Partner Center so long ago. */
interface PastRelationship {
  readonly customer: string;
  readonly name: string;
  readonly days: number;
  readonly roles: readonly string[];
  readonly autoExtend?: boolean;
  /** Names of groups, and the roles that each was given; none: the customer has not approved. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** Whether staff have made it a request meanwhile. */
  readonly adopted?: boolean;
}

const helpDesk = ['Global Reader', 'User Administrator'];

const past: readonly PastRelationship[] = [
  // Twelve days are left, forty, and a hundred: the last with Global Administrator.
  { customer: 'wideworldimporters', name: 'Wide World migration', days: 92, roles: helpDesk, groups: { 'GDAP Service Desk': helpDesk }, adopted: true },
  { customer: 'parnellaerospace', name: 'Parnell support', days: 120, roles: helpDesk, groups: { 'GDAP Service Desk': helpDesk }, adopted: true },
  { customer: 'terrafirma', name: 'Terra Firma tenant', days: 180, roles: [...helpDesk, 'Global Administrator'], groups: { 'GDAP Service Desk': helpDesk, 'GDAP Identity': ['Global Administrator'] }, adopted: true },
  // Superseded by the one before it.
  { customer: 'terrafirma', name: 'Terra Firma help desk', days: 150, roles: ['Global Reader'], groups: { 'GDAP Service Desk': ['Global Reader'] } },
  // Lapses in ten days.
  { customer: 'olympiaadvocates', name: 'Olympia tenant review', days: 365, roles: helpDesk, adopted: true },
  { customer: 'resilientrail', name: 'Resilient Rail devices', days: 730, roles: ['Intune Administrator', 'Cloud Device Administrator'], groups: { 'GDAP Devices': ['Intune Administrator'] } },
  // Made for a request that is there again: it is found by its name, and somebody has given a group of another name roles in it.
  {
    customer: 'fabrikamresidences', name: `GDAP-${idOf('request', 'fabrikamresidences')}`, days: 730, roles: recommendedGroups.flatMap((group) => [...group.roles]),
    autoExtend: true, groups: { Contractors: ['Global Reader'] },
  },
];

/**
 * Plays what happened at Microsoft before anybody had GDAP Manager, and brings the clock of the sandbox to the present;
 * where it is there already, nothing. The handlers must not run yet.
 */
export async function playPast(connection: { readonly url: string; readonly controls: SandboxControls; readonly graph: PartnerGraph }): Promise<void> {
  const { controls, graph } = connection;
  if ((await controls.now()).getTime() > Date.now() - dayMs) return;
  if ((await graph.relationships()).length === 0) await playRelationships();
  const behindMs = Date.now() - (await controls.now()).getTime();
  await controls.advance(`PT${Math.max(0, Math.floor(behindMs / 1000))}S`);

  /** Nobody waits for Microsoft here: its moments pass at once. */
  async function playRelationships() {
    const partnerCenter = inPartnerCenter(connection);
    const names = [...new Set(past.flatMap(({ groups = {} }) => Object.keys(groups)))];
    const groupIds = new Map(await Promise.all(names.map(async (name) => [name, await graph.ensureGroup(name, descriptionOf(name))] as const)));
    const made = await Promise.all(past.map(async ({ customer, name, days, roles, autoExtend = false, groups }) => ({
      id: await partnerCenter.create({ displayName: name, ...(await tenantOf(customer)), roles: idsOf(roles), days, autoExtend }),
      given: groups && Object.entries(groups),
    })));
    await controls.advance('PT1M');
    await Promise.all(made.map(({ id }) => partnerCenter.lock(id)));
    await controls.advance('PT1M');
    const approved = made.filter(({ given }) => given);
    await Promise.all(approved.map(({ id }) => controls.customer(id, 'approve')));
    await controls.advance('PT1H');
    await Promise.all(approved.flatMap(({ id, given = [] }) => given.map(([group, roles]) => partnerCenter.give(id, groupIds.get(group) ?? '', idsOf(roles)))));
  }

  async function tenantOf(domain: string): Promise<{ tenantId: string; customerName: string }> {
    const customer = customers.find((one) => one.domain === domain);
    if (!customer) throw new Error(`The demonstration names a customer that is not there: ${domain}.`);
    const { tenantId } = customerOf(customer.name, domain);
    await controls.addTenant({ tenantId, displayName: customer.name, defaultDomain: `${domain}.onmicrosoft.com`, kind: 'customer' });
    return { tenantId, customerName: customer.name };
  }
}

const descriptionOf = (group: string): string => recommendedGroups.find(({ name }) => name === group)?.description ?? 'Help from outside, by the hour.';

/** Names of the relationships that staff make requests of. */
export const toAdopt: readonly string[] = past.flatMap(({ name, adopted }) => (adopted ? [name] : []));

const idsOf = (names: readonly string[]): string[] =>
  names.map((name) => {
    const role = roleCatalogue.find(({ displayName }) => displayName === name);
    if (!role) throw new Error(`The demonstration names a role that is not there: ${name}.`);
    return role.templateId;
  });
