import { plainGuid } from '../../kernel/guid';
import { badPayload, emptyId, parameterMissing, parameterUnknown, tablesMixed, targetsEmpty, typeMissing, typeUnknown } from '../errors';
import type { Table } from '../metadata/catalog';
import { parseKey, type RowKey } from '../records';
import { bodyOf, type Exchange } from './exchange';
import type { BulkAction } from './operation-names';

/** One row as it stands in a body. */
export type Target = Readonly<Record<string, unknown>>;

const TYPE = /^#?Microsoft\.Dynamics\.CRM\.(\w+)$/;

/**
 * The rows in the body of a bulk action: `{"Targets": [{"@odata.type": "Microsoft.Dynamics.CRM.account", …}]}`. As many as
 * a body holds: Microsoft has no other limit.
 * @throws DataverseError 400 where Targets is missing, or a row is not of this table
 */
export function targetsOf(exchange: Exchange, table: Table, action: BulkAction): readonly Target[] {
  const { Targets: targets, ...others } = bodyOf(exchange, table.entitySetName);
  const [unknown] = Object.keys(others).filter((name) => !name.includes('@'));
  if (unknown !== undefined) throw parameterUnknown(unknown, action);
  if (targets === undefined || targets === null) throw parameterMissing('Targets', action);
  if (!Array.isArray(targets)) throw badPayload(table.entitySetName, "'Targets' is a collection and needs an array.");
  if (targets.length === 0) throw targetsEmpty(action);
  for (const target of targets as readonly unknown[]) demandTable(exchange, table, target);
  return targets as readonly Target[];
}

function demandTable({ environment }: Exchange, table: Table, target: unknown): void {
  if (typeof target !== 'object' || target === null || Array.isArray(target)) throw badPayload(table.entitySetName, "'Targets' holds what is no row.");
  const type = (target as Target)['@odata.type'];
  if (type === undefined || type === null) throw typeMissing(table.entitySetName);
  const name = typeof type === 'string' ? TYPE.exec(type)?.[1] : undefined;
  if (name === table.logicalName) return;
  if (name === undefined || !environment.catalog().table(name)) throw typeUnknown(table.entitySetName, String(type).slice(0, 200));
  throw tablesMixed(table.logicalName, name);
}

/**
 * The row that an item of Targets is about: `@odata.id` with a relative address, or the column of the primary key.
 * Source: Microsoft Learn "UpsertMultiple action"; that an absolute address is refused, users of the real service tell.
 * @throws DataverseError 400 where it names none
 */
export function keyOf(table: Table, target: Target): RowKey {
  const address = target['@odata.id'];
  if (address === undefined) {
    const id = target[table.primaryIdAttribute];
    const guid = typeof id === 'string' ? plainGuid(id) : undefined;
    if (!guid) throw emptyId();
    return { kind: 'id', id: guid };
  }
  const [, set, key] = /^(\w+)\((.*)\)$/s.exec(typeof address === 'string' ? address : '') ?? [];
  if (set !== table.entitySetName || key === undefined) throw badPayload(table.entitySetName, `'${String(address).slice(0, 200)}' is no relative address of a row of '${table.entitySetName}'.`);
  return parseKey(table, key);
}
