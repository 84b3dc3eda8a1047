import { cut, gdapDirectoryRole, globalAdministratorRoleId } from '@gdap-manager/entities';
import type { RoleTemplate } from '../gateways/graph/directory-gateway';
import type { RoleRow, RoleUpdate, RoleView } from './model';

/** What our catalogue knows of a role. */
export type KnownRole = Omit<RoleView, 'standing' | 'formerName' | 'standingSince'>;

export interface RolesInput {
  readonly catalogue: readonly KnownRole[];
  /** The roles that Microsoft has, all of them; absent: nobody was asked. */
  readonly listed?: readonly RoleTemplate[];
  /** Names in the latest answers to other providers, by template id: Microsoft does not change every tenant at the same moment. */
  readonly elsewhere?: ReadonlyMap<string, string>;
  readonly rows: readonly RoleRow[];
  readonly now: number;
  /** So many roles may be gone at once; a list that leaves out more is not believed. */
  readonly missingAtOnce: number;
}

/** What happened to a role at Microsoft, for the timeline. */
export interface RoleNews {
  readonly kind: 'added' | 'renamed' | 'missing' | 'back';
  readonly templateId: string;
  readonly name: string;
  readonly formerName?: string;
}

export interface RolesPlan {
  readonly creates: readonly RoleView[];
  readonly updates: readonly RoleUpdate[];
  readonly news: readonly RoleNews[];
  /** Names of roles that the list leaves out although so many cannot be gone. */
  readonly doubted: readonly string[];
}

type Standing = Pick<RoleView, 'name' | 'standing' | 'formerName'>;

/**
 * What the rows are to say, from our catalogue and Microsoft's list. Microsoft's names count; the catalogue says what
 * Microsoft does not tell, and names only what Microsoft has not renamed. No row is ever taken away. Pure.
 */
export function planRoles({ catalogue, listed, elsewhere = new Map(), rows, now, missingAtOnce }: RolesInput): RolesPlan {
  const known = new Map(catalogue.map((role) => [role.templateId, role]));
  const named = new Map(listed?.map((role) => [role.id, role]));
  const rowOf = new Map(rows.map((row) => [row.templateId, row]));
  const isLeftOut = ({ templateId, standing }: RoleRow) =>
    standing !== 'missing' && !named.has(templateId) && !elsewhere.has(templateId) && known.get(templateId)?.support !== 'deprecated';
  const leftOut = listed ? rows.filter(isLeftOut) : [];
  const isBelieved = named.has(globalAdministratorRoleId) && leftOut.length <= missingAtOnce;
  const missing = new Set(isBelieved ? leftOut.map(({ templateId }) => templateId) : []);

  const updates: RoleUpdate[] = [];
  const news: RoleNews[] = [];
  for (const row of rows) {
    const { templateId } = row;
    const role = known.get(templateId);
    const stands = missing.has(templateId) ? { standing: 'missing' as const } : standingOf(row, role, named.get(templateId)?.displayName, elsewhere.get(templateId));
    const changes = differences(row, { ...role, ...stands });
    if (!changes) continue;
    const isOther = changes.standing !== undefined || changes.name !== undefined;
    const since = (changes.standing ?? row.standing) === 'unchanged' ? null : now;
    updates.push({ row, changes: isOther && since !== row.standingSince ? { ...changes, standingSince: since } : changes });
    const name = changes.name ?? row.name;
    if (changes.standing === 'missing') news.push({ kind: 'missing', templateId, name });
    else if (row.standing === 'missing' && changes.standing !== undefined) news.push({ kind: 'back', templateId, name });
    if (listed && changes.name !== undefined && changes.standing !== 'unchanged') news.push({ kind: 'renamed', templateId, name, formerName: row.name });
  }

  const ofCatalogue = catalogue.filter(({ templateId }) => !rowOf.has(templateId)).map((role): RoleView => {
    const standing = standingOf(undefined, role, named.get(role.templateId)?.displayName, undefined);
    return { ...role, ...standing, standingSince: standing.standing === 'unchanged' ? null : now };
  });
  const added = [...named.values()].filter(({ id }) => !rowOf.has(id) && !known.has(id)).map((role): RoleView => ({
    templateId: role.id, name: nameOf(role.displayName), description: role.description ? cut(role.description, gdapDirectoryRole.columns.gdap_Description.maxLength) : null, area: null,
    isPrivileged: false, isRecommended: false, support: 'unknown', blocksAutoRenew: false, standing: 'added', formerName: null, standingSince: now,
  }));
  return {
    creates: [...ofCatalogue, ...added],
    updates,
    news: [...news, ...added.map(({ templateId, name }): RoleNews => ({ kind: 'added', templateId, name }))],
    doubted: isBelieved ? [] : leftOut.map(({ name }) => name),
  };
}

const nameOf = (displayName: string) => cut(displayName, gdapDirectoryRole.columns.gdap_Name.maxLength);

/** What a role is called and how it stands. @param listedName as Microsoft has it; absent: not asked, or not told @param otherName as another tenant of Microsoft's was told */
function standingOf(row: RoleRow | undefined, role: KnownRole | undefined, listedName: string | undefined, otherName: string | undefined): Standing {
  if (listedName === undefined) return withoutList(row, role);
  const told = nameOf(listedName);
  // Where a new name has not come to every tenant yet, it stays the new one.
  const isOld = row !== undefined && told === row.formerName && otherName !== undefined && nameOf(otherName) === row.name;
  const name = isOld ? row.name : told;
  if (role && name === role.name) return { name, standing: 'unchanged', formerName: null };
  if (row && row.name !== name) return { name, standing: 'renamed', formerName: row.name };
  const formerName = row?.formerName ?? role?.name ?? null;
  if (formerName !== null) return { name, standing: 'renamed', formerName };
  return { name, standing: row && row.standing !== 'missing' ? row.standing : 'added', formerName };
}

/** The catalogue alone: what Microsoft was seen to do stays, until a later catalogue knows it too. */
function withoutList(row: RoleRow | undefined, role: KnownRole | undefined): Standing {
  const as = (one: RoleRow): Standing => ({ name: one.name, standing: one.standing, formerName: one.formerName });
  if (!row) return { name: role?.name ?? '', standing: 'unchanged', formerName: null };
  if (!role) return as(row);
  if (row.standing === 'missing') return role.support === 'deprecated' ? { name: row.name, standing: 'unchanged', formerName: null } : as(row);
  return row.standing === 'renamed' && row.name !== role.name ? as(row) : { name: role.name, standing: 'unchanged', formerName: null };
}

function differences(row: RoleRow, view: Partial<RoleView>): Partial<RoleView> | undefined {
  const changes = Object.entries(view).filter(([column, value]) => row[column as keyof RoleView] !== value);
  return changes.length > 0 ? Object.fromEntries(changes) : undefined;
}
