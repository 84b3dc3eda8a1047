import { systemUser } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import type { DataverseGateway } from '../gateways/dataverse/gateway';

/** Somebody whom the handlers tell something. */
export interface Person {
  /** `systemuserid`, lower case. */
  readonly id: string;
  readonly name: string;
  /** undefined where the user has none. */
  readonly address: string | undefined;
  /** Whether anybody reads what they are told: a user can be disabled, or no person at all. */
  readonly standing: 'reads' | 'disabled' | 'application';
}

/** The owner of a row: a user, or a team whose members stand in for one another. */
export interface Owner {
  readonly id: string;
  readonly kind: 'user' | 'team';
}

interface UserRow {
  readonly systemuserid: string;
  readonly fullname: string | null;
  readonly internalemailaddress: string | null;
  readonly isdisabled: boolean | null;
  readonly applicationid: string | null;
}

interface TeamRow {
  readonly teamid: string;
  readonly teammembership_association?: readonly UserRow[];
}

const userColumns = ['systemuserid', 'fullname', 'internalemailaddress', 'isdisabled', 'applicationid'];

/** Ids in one filter. */
const idsAtOnce = 50;

/** The owner of a row that was read with `_owninguser_value` and `_owningteam_value`; undefined where the row has none that we may see. Pure. */
export function ownerOf(row: { readonly _owninguser_value?: string | null; readonly _owningteam_value?: string | null }): Owner | undefined {
  if (row._owninguser_value) return { id: row._owninguser_value.toLowerCase(), kind: 'user' };
  return row._owningteam_value ? { id: row._owningteam_value.toLowerCase(), kind: 'team' } : undefined;
}

/** Who stands behind owners: the user, or the members of the team. Owners that are gone are missing. */
export async function readPeople(dataverse: Pick<DataverseGateway, 'query'>, owners: readonly Owner[]): Promise<ReadonlyMap<string, readonly Person[]>> {
  const people = new Map<string, readonly Person[]>();
  const idsOf = (kind: Owner['kind']) => [...new Set(owners.filter((owner) => owner.kind === kind).map(({ id }) => id))];
  for (const ids of chunksOf(idsOf('user'), idsAtOnce)) {
    const pages = dataverse.query<UserRow>(systemUser.entitySetName, { select: userColumns, filter: ids.map((id) => `systemuserid eq ${id}`).join(' or ') });
    for await (const page of pages) for (const row of page) people.set(row.systemuserid.toLowerCase(), [personOf(row)]);
  }
  for (const ids of chunksOf(idsOf('team'), idsAtOnce)) {
    const pages = dataverse.query<TeamRow>('teams', {
      select: ['teamid'], expand: [{ property: 'teammembership_association', select: userColumns }], filter: ids.map((id) => `teamid eq ${id}`).join(' or '),
    });
    for await (const page of pages) for (const row of page) people.set(row.teamid.toLowerCase(), (row.teammembership_association ?? []).map(personOf));
  }
  return people;
}

/** One user, and the teams whose rows are theirs, too. @returns undefined where there is no such user */
export async function readPerson(dataverse: Pick<DataverseGateway, 'retrieve'>, id: string): Promise<{ readonly person: Person; readonly teamIds: readonly string[] } | undefined> {
  const row = await dataverse.retrieve<UserRow & { readonly teammembership_association?: readonly { readonly teamid: string }[] }>(
    systemUser.entitySetName, id, { select: userColumns, expand: [{ property: 'teammembership_association', select: ['teamid'] }] },
  );
  return row && { person: personOf(row), teamIds: (row.teammembership_association ?? []).map(({ teamid }) => teamid.toLowerCase()) };
}

const personOf = (row: UserRow): Person => ({
  id: row.systemuserid.toLowerCase(),
  name: row.fullname ?? '',
  address: row.internalemailaddress?.trim() || undefined,
  standing: row.applicationid ? 'application' : row.isdisabled === true ? 'disabled' : 'reads',
});
