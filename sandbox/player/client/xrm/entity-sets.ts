import type { Player } from '../player';

const asked = new Map<string, Promise<string>>();

/** The entity set of any table of the environment, those outside of the app included. Rejects when there is no such table. */
export function entitySetOf(player: Player, table: string): Promise<string> {
  const known = player.app.tables[table]?.entitySetName;
  if (known) return Promise.resolve(known);
  const asking = asked.get(table) ?? ask(player, table);
  asked.set(table, asking);
  asking.catch(() => asked.delete(table));
  return asking;
}

const ask = (player: Player, table: string): Promise<string> =>
  player.api.get(`EntityDefinitions(LogicalName='${table.replace(/'/g, "''")}')?$select=EntitySetName`).then(({ EntitySetName }) => String(EntitySetName));
