import type { IObjectWithKey, Selection } from '@fluentui/react';
import * as React from 'react';
import type { TableModel, ViewModel } from '../../app-model';
import type { GridHandle, GridProps } from '../contracts';
import { usePlayer, type LookupValue, type WebApiRow } from '../player';
import type { ColumnFilter } from './column-filters';
import { gridFetchXml, sortOfView, type Sort } from './query';
import { rememberedView, rememberView } from './remembered-view';
import { relationshipOf } from './relationship';
import { rememberRowsPerPage, rowsPerPage } from './rows-per-page';
import { RowSelection } from './row-selection';
import { useReturn } from './use-return';
import { useRows, type Rows } from './use-rows';
import { startView, viewsToChoose } from './views';

/** Everything that a list knows and can do, without its looks. */
export interface GridState {
  readonly view: ViewModel;
  readonly views: readonly ViewModel[];
  readonly rows: Rows;
  readonly pageSize: number;
  /** Lists in forms have the size that the form says. */
  readonly choosePageSize?: (size: number) => void;
  readonly sort: Sort | undefined;
  readonly filters: readonly ColumnFilter[];
  readonly search: string;
  readonly selection: Selection<IObjectWithKey>;
  /** Ids of the rows that are selected. */
  readonly selected: readonly string[];
  readonly handle: GridHandle;
  /** How often a script wanted the commands to ask their rules again. */
  readonly commandsAsked: number;
  sortBy(sort: Sort | undefined): void;
  filterBy(filters: readonly ColumnFilter[]): void;
  searchFor(text: string): void;
}

/** @param view found by `startView`: a table without views has no list */
export function useGrid({ table, viewId, parent, subgrid }: GridProps, fallback: ViewModel): GridState {
  const player = usePlayer();
  const [chosenId, setChosenId] = React.useState<string>();
  const [sort, setSort] = React.useState<Sort>();
  const [filters, filterBy] = React.useState<readonly ColumnFilter[]>([]);
  const [search, searchFor] = React.useState('');
  const [selected, setSelected] = React.useState<readonly string[]>([]);
  const [commandsAsked, askCommands] = React.useState(0);
  const listeners = React.useRef(new Set<() => void>());

  const isPage = !parent && !subgrid;
  const view = startView(table, chosenId ?? viewId ?? subgrid?.viewId ?? (isPage ? rememberedView(table.logicalName) : undefined)) ?? fallback;
  const relationship = subgrid?.relationship && parent ? relationshipOf(parent.table, table, subgrid.relationship) : undefined;
  const link = relationship && parent
    ? { id: parent.id, ...('links' in relationship ? relationship : { column: relationship.referencingColumn }) }
    : undefined;
  const query = gridFetchXml(table, view, { filters, search, ...(sort ? { sort } : {}), ...(link ? { parent: link } : {}) });
  const [ownPageSize, setPageSize] = React.useState(rowsPerPage);
  const pageSize = subgrid?.recordsPerPage || ownPageSize;

  const [selection] = React.useState(() => new RowSelection(table.primaryId, setSelected));
  const rows = useRows(table, query, pageSize, () => {
    for (const listener of [...listeners.current]) listener();
  });

  React.useEffect(() => player.onRowsChanged((changed) => {
    if (changed === table.logicalName) void rows.refresh();
  }));

  useReturn(rows);

  const selectView = React.useCallback((id: string) => {
    // Another view has other columns and rows: filters, order and selection of the one before mean nothing to it.
    selection.setAllSelected(false);
    setChosenId(id);
    setSort(undefined);
    filterBy([]);
    if (isPage) rememberView(table.logicalName, id);
  }, [table, isPage, selection]);
  const now = React.useRef({ rows, view, query });
  now.current = { rows, view, query };
  const parentId = parent?.id;
  const handle = React.useMemo<GridHandle>(
    () => ({
      table: table.logicalName,
      get viewId() {
        return now.current.view.id;
      },
      ...(relationship && parentId ? { parent: { table: parent.table.logicalName, id: parentId, relationship: 'links' in relationship ? relationship.links.schemaName : relationship.schemaName } } : {}),
      selected: () => selection.getSelection().map((row) => referenceTo(table, row as WebApiRow)),
      rows: () => now.current.rows.rows.map((row) => referenceTo(table, row)),
      total: () => now.current.rows.total ?? -1,
      refresh: () => now.current.rows.refresh(),
      selectView,
      fetchXml: () => now.current.query,
      onLoad(handler) {
        listeners.current.add(handler);
        return () => void listeners.current.delete(handler);
      },
      refreshCommands: () => askCommands((count) => count + 1),
    }),
    [table, parentId, relationship, selection, selectView],
  );

  const choosePageSize = (size: number) => {
    rememberRowsPerPage(size);
    setPageSize(size);
  };
  return {
    ...(isPage && { choosePageSize }),
    view, views: viewsToChoose(table), rows, pageSize, sort: sort ?? sortOfView(view), filters, search, selection, selected, handle, commandsAsked, sortBy: setSort, filterBy, searchFor,
  };
}

function referenceTo(table: TableModel, row: WebApiRow): LookupValue {
  const name = row[table.primaryName];
  return { id: String(row[table.primaryId]), entityType: table.logicalName, ...(typeof name === 'string' ? { name } : {}) };
}
