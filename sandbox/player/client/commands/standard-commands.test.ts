import type { FormRuntime, GridHandle } from '../contracts';
import { playerOf, testColumn, testTable } from '../grid/testing';
import type { LookupValue } from '../player';
import { deleteRows, setStateOf } from './row-actions';
import { standardCommands, type StandardPlace } from './standard-commands';

const grid: GridHandle = {
  table: 'acm_ticket', viewId: 'view-1', selected: () => [], rows: () => [], total: () => 0, refresh: () => Promise.resolve(), selectView: () => undefined,
  fetchXml: () => '<fetch/>', onLoad: () => () => undefined,
};
const row = (id: string): LookupValue => ({ id, entityType: 'acm_ticket', name: `Ticket ${id}` });
const keys = (more: Partial<StandardPlace> = {}, privileges?: Readonly<Record<string, number>>) =>
  standardCommands({ player: playerOf({ rows: [], ...(privileges ? { privileges } : {}) }).player, table: testTable(), location: 'grid', grid, selection: [], isDisabled: false, ...more }).map(({ key }) => key);

describe('the standard commands of a list', () => {
  it('offer what needs no row while none is selected', () => {
    expect(keys()).toEqual(['NewRecord', 'Refresh', 'ExportToExcel']);
  });

  it('offer what can be done with the rows that are selected', () => {
    expect(keys({ selection: [row('1')] })).toContain('Edit');
    expect(keys({ selection: [row('1'), row('2')] })).toEqual(['NewRecord', 'Activate', 'Deactivate', 'Delete', 'Refresh', 'ExportToExcel']);
  });

  it('offer nothing that the security roles refuse', () => {
    expect(keys({ selection: [row('1'), row('2')] }, { prvReadacm_Ticket: 8, prvDeleteacm_Ticket: 0 })).toEqual(['Refresh', 'ExportToExcel']);
  });

  it('leave states alone where the table rules which status follows which', () => {
    const statuscode = testColumn('statuscode', 'status', { options: [{ value: 1, label: 'Draft', state: 0, transitions: [2] }, { value: 2, label: 'Sent', state: 1, transitions: [] }] });
    const table = testTable({ columns: { ...testTable().columns, statuscode } });
    expect(keys({ table, selection: [row('1')] })).not.toContain('Deactivate');
  });

  it('are gone where the ribbon of the table hides them', () => {
    const hiddenCommands = ['Mscrm.HomepageGrid.acm_ticket.Delete', 'Mscrm.HomepageGrid.{!EntityLogicalName}.ExportToExcel', 'Mscrm.Form.acm_ticket.NewRecord'];
    expect(keys({ table: testTable({ hiddenCommands }), selection: [row('1')] })).toEqual(['NewRecord', 'Edit', 'Activate', 'Deactivate', 'Refresh']);
  });

  it('change nothing in a list that is disabled', () => {
    expect(keys({ location: 'subgrid', isDisabled: true, selection: [row('1')] })).toEqual(['Edit', 'Refresh']);
  });
});

describe('the standard commands of a form', () => {
  const formOf = (owner: string) => ({
    id: '1', mode: 'readOnly', table: testTable({ columns: { ...testTable().columns, ownerid: testColumn('ownerid', 'owner') } }),
    field: (column: string) => ({ value: column === 'ownerid' ? [{ id: owner, entityType: 'systemuser' }] : null }),
  }) as unknown as FormRuntime;
  const own = { prvReadacm_Ticket: 8, prvWriteacm_Ticket: 1, prvDeleteacm_Ticket: 1 };

  it('offer nothing on rows of others where the security roles reach one\'s own rows only', () => {
    expect(keys({ location: 'form', form: formOf('someone-else') }, own)).toEqual(['Refresh']);
    expect(keys({ location: 'form', form: formOf('user-1') }, own)).toEqual(['Deactivate', 'Delete', 'Refresh']);
  });
});

describe('bulk changes', () => {
  it('ask first, and do nothing when the answer is no', async () => {
    const test = playerOf({ rows: [] });
    test.dialogs.confirm.mockResolvedValue(false);
    expect(await deleteRows(test.player, testTable(), [row('1'), row('2')])).toBe(false);
    expect(test.dialogs.confirm.mock.calls[0]?.[0].title).toBe('Delete 2 rows of Tickets?');
    expect(test.changes).toEqual([]);
  });

  it('tell row by row what could not be deleted, and delete the others', async () => {
    const test = playerOf({ rows: [] });
    const changed = jest.fn();
    test.player.onRowsChanged(changed);
    expect(await deleteRows(test.player, testTable(), [row('1'), row('bad')])).toBe(true);
    expect(test.changes.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE acm_tickets(1)', 'DELETE acm_tickets(bad)']);
    expect(test.dialogs.error.mock.calls[0]?.[0].message).toBe('1 of 2 deleted. The others were not:\n“Ticket bad”: It is in use.');
    expect(changed).toHaveBeenCalledWith('acm_ticket');
    expect(test.dialogs.closeProgress).toHaveBeenCalled();
  });

  it('tell of a single row what stands against it', async () => {
    const test = playerOf({ rows: [] });
    expect(await deleteRows(test.player, testTable(), [row('bad')])).toBe(false);
    expect(test.dialogs.error.mock.calls[0]?.[0].message).toBe('Not deleted. “Ticket bad”: It is in use.');
  });

  it('set the state together with the status reason that comes with it', async () => {
    const test = playerOf({ rows: [] });
    await setStateOf(test.player, testTable(), [row('1')], 1);
    expect(test.changes).toEqual([{ method: 'PATCH', path: 'acm_tickets(1)', body: { statecode: 1, statuscode: 2 } }]);
  });
});
