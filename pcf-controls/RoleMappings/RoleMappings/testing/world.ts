import type { Group, Mapping, Role, Snapshot } from '../model/types';

/** What tests talk about: some roles and groups by name, and snapshots of who gets what. */

const role = (name: string, more: Partial<Role> = {}): Role => ({
  id: `role-${name}`, templateId: `template-${name}`, name, description: `${name} does things.`, area: 'Identity', isPrivileged: false, blocksAutoRenew: false, support: 'confirmed', standing: 'unchanged', formerName: '', ...more,
});

export const helpdesk = role('Helpdesk', { isPrivileged: true });
export const licences = role('Licences');
export const reader = role('Reader', { area: 'Read-only' });
export const globalAdministrator = role('Global Administrator', { isPrivileged: true, blocksAutoRenew: true });
export const withdrawn = role('Withdrawn', { support: 'deprecated' });
export const implicit = role('Implicit', { support: 'notAssignable' });
export const brandNew = role('Brand New', { support: 'unknown' });
/** Roles that Microsoft renamed and took away. */
export const renamed = role('Observer', { standing: 'renamed', formerName: 'Watcher' });
export const gone = role('Gone', { standing: 'missing' });
export const roles = [helpdesk, licences, reader, globalAdministrator, withdrawn, implicit, brandNew];

export const group = (name: string, more: Partial<Group> = {}): Group => ({
  id: `group-${name}`, name, description: `${name} people.`, providerId: 'provider', entraId: `entra-${name}`, presence: 'present', message: '', ...more,
});
export const desk = group('Desk');
export const engineers = group('Engineers');

/** A mapping; its id says what it is. */
export const mapping = (of: Role, to: Group | null, more: Partial<Mapping> = {}): Mapping => ({
  id: `${of.name} for ${to?.name ?? 'nobody'}`, etag: 'W/"1"', role: of, groupId: to?.id ?? null, state: 'none', message: null, ...more,
});

/** A template with these mappings, or what `holder` says. */
export const snapshot = (mappings: readonly Mapping[], holder: Partial<Snapshot['holder']> = {}, groups: readonly Group[] = [desk, engineers]): Snapshot => ({
  holder: { kind: 'template', id: 'holder', status: undefined, autoRenew: true, providerId: 'provider', ...holder },
  mappings,
  groups: Object.fromEntries(groups.map((one) => [one.id, one])),
});
