import type { Caller, Environment, StoredRow } from '../environment';
import { badPayload, badQuery } from '../errors';
import type { Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import { listBehind, type ListLink } from '../query/list-link';
import { readPayload } from './payload';
import { lookupColumns, resolveReference, type RowReference } from './references';
import type { Rows } from './rows';

/** Rows inside one another in a body. SIM: Microsoft says any depth. */
const MAX_DEPTH = 50;

type Body = Readonly<Record<string, unknown>>;

/** What creating a row together with others needs. */
interface Insertion {
  readonly environment: Environment;
  readonly rows: Pick<Rows, 'create' | 'update' | 'associate'>;
  readonly caller: Caller;
}

/** What a body says of other rows, apart from what it says of its own. */
interface Parted {
  readonly own: Body;
  /** New rows behind lookups: they come before the row. */
  readonly targets: readonly { readonly relationship: RelationshipMetadata; readonly body: Body }[];
  /** New rows of lists, and rows that are there already: they come after it. */
  readonly listed: readonly { readonly link: ListLink; readonly table: Table; readonly bodies: readonly Body[]; readonly addresses: readonly unknown[] }[];
}

/**
 * Creates a row and the rows that stand in its body, to any depth: an object behind a lookup, an array behind a list;
 * `list@odata.bind` takes rows that are there into a list. All or nothing.
 * Source: Microsoft Learn "Create a table row using the Web API", create related table rows in one operation.
 * @throws DataverseError as creating each row by itself does
 */
export function createDeep(insertion: Insertion, table: Table, body: Body): string {
  return insertion.environment.transaction(() => insert(insertion, table, body, {}, 0));
}

/** Puts new rows into a list of a row that is there. @throws DataverseError as creating each row by itself does */
export function createInList(insertion: Insertion, owner: RowReference, relationship: RelationshipMetadata, bodies: readonly Body[]): void {
  const child = insertion.environment.catalog().table(relationship.referencingEntity) as Table;
  for (const body of bodies) insert(insertion, child, body, lookupColumns(child, relationship, owner), 1);
}

function insert(insertion: Insertion, table: Table, body: Body, given: StoredRow, depth: number): string {
  const { environment, rows, caller } = insertion;
  if (depth > MAX_DEPTH) throw badPayload(table.entitySetName, 'The request body is nested too deeply.');
  const { own, targets, listed } = parted(environment, table, body);
  const values = readPayload(environment, table, own, 'create');
  const lookups = targets.map(({ relationship, body: nested }) => {
    const target = environment.catalog().table(relationship.referencedEntity) as Table;
    return lookupColumns(table, relationship, { table: target, id: insert(insertion, target, nested, {}, depth + 1) });
  });
  const id = rows.create(table, Object.assign({}, values, ...lookups, given) as StoredRow, caller);
  const owner: RowReference = { table, id };
  for (const { link, table: child, bodies, addresses } of listed) {
    for (const nested of bodies) {
      const pointer = link.kind === 'lookup' ? lookupColumns(child, link.relationship, owner) : {};
      const childId = insert(insertion, child, nested, pointer, depth + 1);
      if (link.kind === 'intersect') rows.associate({ end: link.end, table, id, other: { table: child, id: childId } }, caller);
    }
    for (const address of addresses) takeIn(insertion, owner, link, child, address);
  }
  return id;
}

function takeIn({ environment, rows, caller }: Insertion, owner: RowReference, link: ListLink, child: Table, address: unknown): void {
  const reference = resolveReference(environment, owner.table.entitySetName, address);
  if (reference.table.logicalName !== child.logicalName) throw badQuery(`The list holds rows of '${child.logicalName}', not of '${reference.table.logicalName}'.`);
  if (link.kind === 'intersect') rows.associate({ end: link.end, ...owner, other: reference }, caller);
  else rows.update(child, reference.id, lookupColumns(child, link.relationship, owner), caller);
}

function parted(environment: Environment, table: Table, body: Body): Parted {
  const own: [name: string, value: unknown][] = [];
  const targets: { relationship: RelationshipMetadata; body: Body }[] = [];
  const listed: Parted['listed'][number][] = [];
  for (const [name, value] of Object.entries(body)) {
    const relationship = table.manyToOne.get(name);
    const bound = /^(.+)@odata\.bind$/.exec(name)?.[1];
    const list = listBehind(environment.catalog(), table, bound ?? name);
    if (relationship && isBody(value)) targets.push({ relationship, body: value });
    else if (list && Array.isArray(value)) {
      if (bound === undefined && !value.every(isBody)) throw badPayload(table.entitySetName, `'${name}' holds what is no row.`);
      listed.push({ link: list.link, table: list.target, ...(bound === undefined ? { bodies: value as Body[], addresses: [] } : { bodies: [], addresses: value }) });
    } else if (list) throw badPayload(table.entitySetName, `'${name}' is a list and needs an array.`);
    else own.push([name, value]);
  }
  return { own: Object.fromEntries(own), targets, listed };
}

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
