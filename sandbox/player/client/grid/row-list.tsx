import {
  CheckboxVisibility, ColumnActionsMode, ConstrainMode, DetailsHeader, DetailsList, DetailsListLayoutMode, SelectionMode, useTheme, type IColumn, type IDetailsListProps,
} from '@fluentui/react';
import * as React from 'react';
import type { TableModel, ViewColumnModel } from '../../app-model';
import { localeOf } from '../format/locale';
import { usePlayer, type Page, type WebApiRow } from '../player';
import { addressOf } from '../shell/address';
import { Cell, type CellPlace } from './cell';
import { ColumnMenu } from './column-menu';
import { columnOf } from './columns';
import { gridStyles } from './grid-styles';
import { Placeholders } from './placeholders';
import type { GridState } from './use-grid';
import { useWidth } from './use-width';

interface Props {
  readonly table: TableModel;
  readonly grid: GridState;
  readonly label: string;
}

/** Below this width a row is a card: its name, and a line for each further column. */
const narrow = 480;

/** The rows of the page in the columns of the view. Enter or a double click opens one; space selects. */
export function RowList({ table, grid, label }: Props): React.ReactElement {
  const player = usePlayer();
  const styles = gridStyles(useTheme());
  const [element, width] = useWidth();
  const [menu, setMenu] = React.useState<{ readonly column: ViewColumnModel; readonly target: HTMLElement }>();
  const isNarrow = width > 0 && width < narrow;
  const { view, rows, sort, filters } = grid;
  // Where rows come or go above it, a row stays what it is on the screen: whoever is about to click one meets no other.
  const listProps = React.useMemo(() => ({ getKey: (row: WebApiRow) => String(row[table.primaryId]) }), [table]);

  const place: CellPlace = {
    table,
    view,
    locale: localeOf(player.session.languageId),
    go: {
      addressOf: (page: Page) => addressOf(player.app.uniqueName, page),
      open: (page: Page) => void player.navigate(page),
      canOpen: (name: string) => player.app.tables[name] !== undefined,
    },
  };
  const columns = (isNarrow ? view.columns.slice(0, 1) : view.columns).map((column): IColumn => ({
    key: column.name,
    name: column.label,
    minWidth: Math.min(column.width, 60),
    maxWidth: isNarrow ? width - 64 : undefined,
    calculatedWidth: isNarrow ? width - 64 : column.width,
    isResizable: true,
    isSorted: sort?.name === column.name,
    isSortedDescending: sort?.descending === true,
    sortAscendingAriaLabel: 'Sorted ascending',
    sortDescendingAriaLabel: 'Sorted descending',
    isFiltered: filters.some((filter) => filter.name === column.name),
    filterAriaLabel: 'Filtered',
    columnActionsMode: ColumnActionsMode.hasDropdown,
    onColumnClick: (event) => setMenu({ column, target: event.currentTarget }),
    onRender: (row: WebApiRow) => (
      <Cell row={row} column={column} place={place} further={isNarrow ? view.columns.slice(1) : []} />
    ),
  }));

  return (
    <div ref={element} className={styles.cells}>
      <DetailsList
        items={rows.rows as WebApiRow[]}
        columns={columns}
        listProps={listProps}
        setKey={`${view.id}/${rows.page}`}
        selection={grid.selection as IDetailsListProps['selection']}
        selectionMode={SelectionMode.multiple}
        selectionPreservedOnEmptyClick
        // Arrows only move, so that several rows can be selected with space.
        isSelectedOnFocus={false}
        checkboxVisibility={CheckboxVisibility.always}
        layoutMode={DetailsListLayoutMode.fixedColumns}
        constrainMode={ConstrainMode.unconstrained}
        onItemInvoked={(row: WebApiRow) => void player.navigate({ kind: 'record', table: table.logicalName, id: String(row[table.primaryId]) })}
        onRenderDetailsHeader={(header) => (header ? <div className={styles.sticky}><DetailsHeader {...header} ariaLabelForSelectAllCheckbox="Select all rows of the page" /></div> : null)}
        ariaLabelForGrid={label}
        ariaLabelForSelectionColumn="Selection"
        checkButtonAriaLabel="Select the row"
        compact
      />
      {rows.isLoading && rows.rows.length === 0 && <Placeholders count={Math.min(grid.pageSize, 10)} />}
      {menu && <ColumnMenu table={table} grid={grid} column={menu.column} definition={columnOf(player.app, menu.column)} target={menu.target} onDismiss={() => setMenu(undefined)} />}
    </div>
  );
}
