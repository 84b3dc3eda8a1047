import { RowSelection } from './row-selection';

const rowsOf = (...ids: readonly string[]) => ids.map((acm_ticketid) => ({ acm_ticketid })) as unknown as { key: string }[];

describe('the selection of a list', () => {
  it('is told by the ids of rows', () => {
    const changed = jest.fn();
    const selection = new RowSelection('acm_ticketid', changed);
    selection.setItems(rowsOf('1', '2'), false);
    selection.toggleAllSelected();
    expect([changed.mock.lastCall, selection.isAllSelected()]).toEqual([[['1', '2']], true]);
    selection.toggleAllSelected();
    expect([changed.mock.lastCall, selection.isAllSelected()]).toEqual([[[]], false]);
  });

  it('never holds rows that nobody selected: all are those that were there', () => {
    const changed = jest.fn();
    const selection = new RowSelection('acm_ticketid', changed);
    selection.setItems(rowsOf('1', '2'), false);
    selection.setAllSelected(true);
    selection.setItems(rowsOf('3', '2', '4'), false);
    expect(changed.mock.lastCall).toEqual([['2']]);
    selection.setItems(rowsOf('5', '6'), false);
    expect(changed.mock.lastCall).toEqual([[]]);
  });
});
