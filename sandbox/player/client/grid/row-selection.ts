import { Selection, SelectionMode, type IObjectWithKey } from '@fluentui/react';
import type { WebApiRow } from '../player';

/**
 * The rows that somebody selected, by their ids. Fluent remembers 'all' as a word and finds every later row selected,
 * so that a command would meet rows that nobody ticked: here all are those that were there, one by one.
 */
export class RowSelection extends Selection<IObjectWithKey> {
  constructor(primaryId: string, changed: (ids: readonly string[]) => void) {
    const idOf = (row: IObjectWithKey) => String((row as WebApiRow)[primaryId]);
    super({ selectionMode: SelectionMode.multiple, getKey: idOf, onSelectionChanged: () => changed(this.getSelection().map(idOf)) });
  }

  override setAllSelected(isAllSelected: boolean): void {
    if (isAllSelected) this.setRangeSelected(0, this.getItems().length, true, false);
    else super.setAllSelected(false);
  }
}
