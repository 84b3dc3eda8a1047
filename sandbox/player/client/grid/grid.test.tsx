import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { drawIn, forbidComplaints, hindrances } from '../form/test-support/in-player';
import * as React from 'react';
import type { GridHandle, GridProps } from '../contracts';
import type { Player } from '../player';
import { Grid } from './grid';
import { failure, playerOf, rowsOf, testColumn, testTable, testView, type TestPlayer } from './testing';

forbidComplaints();
beforeEach(() => {
  window.sessionStorage.clear();
  window.localStorage.clear();
});

const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });

/** Lets the command bar ask its rules and measure itself. */
const settled = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));
const click = async (element: Element) => {
  await user.click(element);
  await settled();
};
const open = async (test: Pick<TestPlayer, 'player'>, more: Partial<GridProps> = {}) => {
  const drawn = drawIn(test.player, <Grid table={testTable()} label="Tickets" {...more} />);
  await settled();
  return drawn;
};

const find = async (text: string) => {
  const box = screen.getByPlaceholderText(/^Find in/);
  fireEvent.change(box, { target: { value: text } });
  fireEvent.keyDown(box, { key: 'Enter', which: 13, keyCode: 13 });
  await settled();
};

describe('a list', () => {
  it('shows the rows of the default view, in one call with their number', async () => {
    const test = playerOf({ rows: rowsOf(3) });
    await open(test);
    expect(await screen.findByText('1 - 3 of 3')).toBeTruthy();
    expect(test.calls).toHaveLength(1);
    expect(test.calls[0]).toMatchObject({ set: 'acm_tickets', pageSize: 50, total: true });
    expect(screen.getByText('Ticket 0')).toBeTruthy();
  });

  it('has as many rows a page as somebody chooses, from then on, and commands act on all that are selected', async () => {
    const test = playerOf({ rows: rowsOf(300) });
    const { unmount } = await open(test);
    expect(await screen.findByText('1 - 50 of 300')).toBeTruthy();
    await click(screen.getByText('50 rows per page'));
    await click(screen.getByText('250 rows'));
    expect(await screen.findByText('1 - 250 of 300')).toBeTruthy();
    await click(screen.getAllByRole('checkbox')[0]!);
    expect(screen.getByText('250 rows selected')).toBeTruthy();
    await click(screen.getByText('Delete'));
    expect(test.changes).toHaveLength(250);
    unmount();
    await open(test);
    expect(test.calls.at(-1)?.pageSize).toBe(250);
  });

  it('is open to everybody', async () => {
    const { container } = await open(playerOf({ rows: rowsOf(3) }));
    let found: readonly string[] = ['not looked at'];
    await act(async () => {
      found = await hindrances(container);
    });
    expect(found).toEqual([]);
  });

  it('opens a row by its name', async () => {
    const test = playerOf({ rows: rowsOf(2) });
    await open(test);
    await click(await screen.findByText('Ticket 1'));
    expect(test.visited).toEqual([{ kind: 'record', table: 'acm_ticket', id: 'id-1' }]);
  });

  it.each([
    ['email', 'ada@example.com', 'mailto:ada@example.com'], ['url', 'https://example.com/a', 'https://example.com/a'], ['url', 'javascript:alert(1)', undefined],
  ] as const)('leads where a text of the format %s says: %s', async (format, text, address) => {
    const table = testTable({ views: [testView({ columns: ['acm_name', 'acm_contact'] })] });
    const columns = { ...table.columns, acm_contact: testColumn('acm_contact', 'text', { format }) };
    const test = playerOf({ rows: [{ ...rowsOf(1)[0], acm_contact: text }], tables: { acm_ticket: { ...table, columns } } });
    await open(test, { table: { ...table, columns } });
    expect((await screen.findByText(text)).closest('a')?.getAttribute('href')).toBe(address);
  });

  it('finds rows by what is typed, and all of them again', async () => {
    const test = playerOf({ rows: rowsOf(2) });
    await open(test);
    await screen.findByText('1 - 2 of 2');
    await find('Acme');
    await waitFor(() => expect(test.calls.at(-1)?.fetchXml).toContain('value="Acme%"'));
    test.rows.splice(0);
    await find('Nobody');
    await screen.findByText('No row matches');
    await click(screen.getByText('show all rows of the view'));
    await waitFor(() => expect(test.calls.at(-1)?.fetchXml).not.toContain('like'));
  });

  it('sorts and filters by a column', async () => {
    const test = playerOf({ rows: rowsOf(2) });
    await open(test);
    await screen.findByText('1 - 2 of 2');
    await click(screen.getByText('acm_points'));
    await click(await screen.findByText('Larger to smaller'));
    await waitFor(() => expect(test.calls.at(-1)?.fetchXml).toContain('<order attribute="acm_points" descending="true"/>'));

    await click(screen.getByText('acm_kind'));
    await click(await screen.findByText('Filter by'));
    await click(await screen.findByRole('checkbox', { name: 'Problem' }));
    await click(screen.getByText('Apply'));
    await waitFor(() => expect(test.calls.at(-1)?.fetchXml).toContain('<condition attribute="acm_kind" operator="in"><value>2</value></condition>'));
    await click(await screen.findByText('Clear the filter'));
    await waitFor(() => expect(test.calls.at(-1)?.fetchXml).not.toContain('operator="in"'));
  });

  it('counts what is selected, and offers what can be done with it', async () => {
    await open(playerOf({ rows: rowsOf(3) }));
    await screen.findByText('1 - 3 of 3');
    expect(screen.queryByText('Delete')).toBeNull();
    await click(screen.getByRole('checkbox', { name: 'Select all rows of the page' }));
    expect(await screen.findByText('3 rows selected')).toBeTruthy();
    expect(screen.getByText('Delete')).toBeTruthy();
  });

  it('opens in the view that was chosen last', async () => {
    const views = [testView(), testView({ id: 'view-2', name: 'Closed Tickets', isDefault: false })];
    const table = testTable({ views });
    const { unmount } = await open(playerOf({ rows: rowsOf(1) }), { table });
    await click(await screen.findByText('Live Tickets'));
    await click(await screen.findByText('Closed Tickets'));
    await screen.findByText('Closed Tickets');
    unmount();
    await open(playerOf({ rows: rowsOf(1) }), { table });
    expect(await screen.findByText('Closed Tickets')).toBeTruthy();
    await screen.findByText('1 - 1 of 1');
  });

  it('forgets what was selected when another view is chosen', async () => {
    const views = [testView(), testView({ id: 'view-2', name: 'Closed Tickets', isDefault: false })];
    await open(playerOf({ rows: rowsOf(3) }), { table: testTable({ views }) });
    await click(await screen.findByRole('checkbox', { name: /Select all/ }));
    expect(await screen.findByText('3 rows selected')).toBeTruthy();
    await click(await screen.findByText('Live Tickets'));
    await click(await screen.findByText('Closed Tickets'));
    await waitFor(() => expect(screen.queryByText(/rows selected/)).toBeNull());
  });

  it('offers nobody to create who may not', async () => {
    await open(playerOf({ rows: [], privileges: { prvReadacm_Ticket: 8 } }));
    expect(await screen.findByText('Choose another view.')).toBeTruthy();
  });

  it('says what to do when it is empty, and when its rows cannot be read', async () => {
    const test = playerOf({ rows: [] });
    await open(test);
    expect(await screen.findByText('Nothing in Live Tickets yet')).toBeTruthy();
    expect(screen.getByText('Choose another view, or create a row of Ticket with New.')).toBeTruthy();
    test.fail = failure(403, 'Principal user is missing prvReadacm_Ticket privilege.');
    act(() => test.player.rowsChanged('acm_ticket'));
    expect(await screen.findByText(/Ask an administrator for a security role/)).toBeTruthy();
    test.fail = undefined;
    await click(screen.getByText('Try again'));
    await waitFor(() => expect(screen.queryByText(/could not be read/)).toBeNull());
  });

  it('reads its page again when rows of its table changed, and only then', async () => {
    const test = playerOf({ rows: rowsOf(2) });
    await open(test);
    await screen.findByText('1 - 2 of 2');
    test.rows.splice(0, 1);
    act(() => test.player.rowsChanged('acm_project'));
    act(() => test.player.rowsChanged('acm_ticket'));
    expect(await screen.findByText('1 - 1 of 1')).toBeTruthy();
    expect(test.calls).toHaveLength(2);
  });
});

describe('a subgrid', () => {
  const project = testTable({
    logicalName: 'acm_project',
    relationships: [{ schemaName: 'acm_project_tickets', referencingTable: 'acm_ticket', referencingColumn: 'acm_projectid', navigationProperty: 'acm_ProjectId', collectionProperty: 'acm_project_tickets' }],
  });
  const subgrid = { table: 'acm_ticket', relationship: 'acm_project_tickets', showViewPicker: false, showQuickFind: false, recordsPerPage: 4 };
  const parent = { table: project, id: 'p1', name: 'Apollo' };

  it('shows the rows of its form, as many as the form says', async () => {
    const test = playerOf({ rows: rowsOf(9) });
    await open(test, { parent, subgrid });
    expect(await screen.findByText('1 - 4 of 9')).toBeTruthy();
    expect(test.calls[0]?.fetchXml).toContain('<condition attribute="acm_projectid" operator="eq" value="p1"/>');
    expect(screen.queryByPlaceholderText(/^Find in/)).toBeNull();
  });

  it('goes to the next page and back without reading what is between', async () => {
    const test = playerOf({ rows: rowsOf(10) });
    await open(test, { parent, subgrid });
    await screen.findByText('1 - 4 of 10');
    await click(screen.getByLabelText('Next page'));
    expect(await screen.findByText('5 - 8 of 10')).toBeTruthy();
    await click(screen.getByLabelText('Next page'));
    expect(await screen.findByText('9 - 10 of 10')).toBeTruthy();
    expect(screen.getByLabelText('Next page').getAttribute('aria-disabled')).toBe('true');
    await click(screen.getByLabelText('First page'));
    expect(await screen.findByText('1 - 4 of 10')).toBeTruthy();
    expect(test.calls).toHaveLength(4);
  });

  it('says that there may be more where the environment stops counting', async () => {
    await open(playerOf({ rows: rowsOf(10), total: 5000 }), { parent, subgrid });
    expect(await screen.findByText('1 - 4 of 5000+')).toBeTruthy();
  });

  it('hands itself out to scripts, and is gone with the form', async () => {
    const handles: (GridHandle | undefined)[] = [];
    const onHandle = (handle: GridHandle | undefined) => handles.push(handle);
    const { unmount } = await open(playerOf({ rows: rowsOf(2) }), { parent, subgrid, onHandle });
    await screen.findByText('1 - 2 of 2');
    const [handle] = handles;
    expect(handle?.parent).toEqual({ table: 'acm_project', id: 'p1', relationship: 'acm_project_tickets' });
    expect(handle?.rows()).toEqual([{ id: 'id-0', name: 'Ticket 0', entityType: 'acm_ticket' }, { id: 'id-1', name: 'Ticket 1', entityType: 'acm_ticket' }]);
    expect(handle?.total()).toBe(2);
    unmount();
    expect(handles.at(-1)).toBeUndefined();
  });

  it('makes new rows that point to the row of its form', async () => {
    const test = playerOf({ rows: [], tables: { acm_project: project } });
    await open(test, { parent, subgrid, table: testTable({ hasQuickCreate: true }) });
    await click(await screen.findByText('New Ticket'));
    expect(test.dialogs.quickCreate).toHaveBeenCalledWith({ table: 'acm_ticket', defaults: { acm_projectid: { id: 'p1', entityType: 'acm_project' } } });
  });
});

it('keeps a reading that comes too late from replacing a later one', async () => {
  const test = playerOf({ rows: rowsOf(6) });
  const release: (() => void)[] = [];
  const fetch: Player['api']['fetch'] = async (...call) => {
    const answer = await test.player.api.fetch(...call);
    await new Promise<void>((resolve) => release.push(resolve));
    return answer;
  };
  const slow: Player = { ...test.player, api: { ...test.player.api, fetch } };
  await open({ player: slow });
  await waitFor(() => expect(release).toHaveLength(1));
  test.rows.splice(1);
  act(() => slow.rowsChanged('acm_ticket'));
  await waitFor(() => expect(release).toHaveLength(2));
  release[1]?.();
  await screen.findByText('1 - 1 of 1');
  release[0]?.();
  await settled();
  expect(screen.getByText('1 - 1 of 1')).toBeTruthy();
});
