import type { TableModel } from '../../app-model';
import type { GridHandle } from '../contracts';
import { playerOf, testTable } from '../grid/testing';
import { addExisting, createLinked, linkedListOf, removeLinks } from './link-actions';

const project: TableModel = testTable({
  logicalName: 'acm_project', entitySetName: 'acm_projects',
  manyToMany: [{ schemaName: 'acm_links', table: 'acm_ticket', intersect: 'acm_links', here: 'acm_projectid', there: 'acm_ticketid', collectionProperty: 'acm_tickets_linked' }],
});
const gridOf = (relationship: string) => ({ table: 'acm_ticket', parent: { table: 'acm_project', id: 'p1', relationship } }) as unknown as GridHandle;
const ticket = (id: string) => ({ id, name: `Ticket ${id}`, entityType: 'acm_ticket' });

function desk() {
  const test = playerOf({ rows: [], tables: { acm_project: project } });
  const table = testTable();
  return { ...test, table, list: linkedListOf(test.player, table, gridOf('acm_links'))! };
}

describe('A list that is linked many to many', () => {
  it('is known by its relationship, and by nothing else', () => {
    const { player, table, list } = desk();
    expect(list.path).toBe('acm_projects(p1)/acm_tickets_linked');
    expect(linkedListOf(player, table, gridOf('acm_other'))).toBeUndefined();
  });

  it('gets the rows that somebody chooses, each on its own, and says which were refused', async () => {
    const { player, dialogs, changes, table, list } = desk();
    dialogs.lookup.mockResolvedValue([ticket('1'), ticket('bad')]);
    await addExisting(player, table, list);
    expect(changes).toEqual(['1', 'bad'].map((id) => ({
      method: 'POST', path: 'acm_projects(p1)/acm_tickets_linked/$ref', body: { '@odata.id': `http://localhost/api/data/v9.2/acm_tickets(${id})` },
    })));
  });

  it('asks before links are taken away, and deletes nothing', async () => {
    const { player, dialogs, changes, table, list } = desk();
    dialogs.confirm.mockResolvedValueOnce(false);
    await removeLinks(player, table, list, [ticket('1')]);
    expect(changes).toEqual([]);
    await removeLinks(player, table, list, [ticket('1'), ticket('bad')]);
    expect(changes.map(({ method, path }) => `${method} ${path}`)).toEqual(['1', 'bad'].map((id) => `DELETE acm_projects(p1)/acm_tickets_linked(${id})/$ref`));
    expect(dialogs.error).toHaveBeenCalledWith({ message: 'Ticket bad: It is in use.' });
  });

  it('links what quick create made', async () => {
    const { player, dialogs, changes, table, list } = desk();
    dialogs.quickCreate.mockResolvedValue(ticket('9'));
    await createLinked(player, table, list);
    expect(changes).toHaveLength(1);
  });
});
