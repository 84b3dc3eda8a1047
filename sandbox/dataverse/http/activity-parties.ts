import { badPayload } from '../errors';
import type { Table } from '../metadata/catalog';
import { createInList } from '../records';
import { quoted } from '../storage/database';
import type { Exchange } from './exchange';

type Body = Readonly<Record<string, unknown>>;

/**
 * Takes the list of who takes part in an activity out of the body of a change: it is the one list that a change of a row
 * may bring along, and it stands for those that were there before. SIM, as users of the real service tell.
 */
export function takeParties(exchange: Exchange, table: Table, body: Body): { readonly body: Body; readonly replaceParties?: (id: string) => void } {
  const name = `${table.logicalName}_activity_parties`;
  const relationship = table.isActivity ? table.oneToMany.get(name) : undefined;
  const { [name]: parties, ...own } = body;
  if (!relationship || parties === undefined) return { body };
  if (!Array.isArray(parties) || !parties.every((party) => typeof party === 'object' && party !== null)) throw badPayload(table.entitySetName, `'${name}' is a list and needs an array of rows.`);
  return {
    body: own,
    replaceParties(id) {
      exchange.environment.database.prepare(`DELETE FROM ${quoted(relationship.referencingEntity)} WHERE ${quoted(relationship.referencingAttribute)} = ?`).run(id);
      createInList(exchange, { table, id }, relationship, parties as Body[]);
    },
  };
}
