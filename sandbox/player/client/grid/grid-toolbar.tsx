import { CommandBarButton, SearchBox, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { SubgridModel, TableModel } from '../../app-model';
import { gridStyles } from './grid-styles';
import type { GridState } from './use-grid';

interface Props {
  readonly table: TableModel;
  readonly grid: GridState;
  readonly subgrid?: SubgridModel;
  readonly label: string;
}

/** Which view, and the quick find box. A page's view is its heading; a subgrid has the heading of its cell. */
export function GridToolbar({ table, grid, subgrid, label }: Props): React.ReactElement {
  const styles = gridStyles(useTheme());
  const picker = (!subgrid || subgrid.showViewPicker) && <ViewPicker grid={grid} />;
  return (
    <div className={styles.toolbar}>
      {subgrid ? <div className={styles.heading}>{picker}</div> : <h1 className={styles.heading} tabIndex={-1}>{picker}</h1>}
      {(!subgrid || subgrid.showQuickFind) && (
        <SearchBox
          placeholder={`Find in ${subgrid ? label : grid.view.name}`}
          ariaLabel={`Find rows of ${label} by text. An asterisk stands for anything`}
          defaultValue={grid.search}
          onSearch={(text) => grid.searchFor(text)}
          onClear={() => grid.searchFor('')}
          styles={{ root: { width: 260, maxWidth: '100%' } }}
          disabled={table.columns[table.primaryName] === undefined}
        />
      )}
    </div>
  );
}

function ViewPicker({ grid }: { readonly grid: GridState }): React.ReactElement {
  const items = grid.views.map((view) => ({ key: view.id, text: view.name, canCheck: true, isChecked: view.id === grid.view.id, onClick: () => grid.handle.selectView(view.id) }));
  return (
    <CommandBarButton
      text={grid.view.name}
      title="Choose another view"
      styles={{ root: { height: 36, background: 'transparent', maxWidth: '100%' }, label: { fontSize: 'inherit', fontWeight: 600, textAlign: 'left' } }}
      menuProps={items.length > 0 ? { items } : undefined}
    />
  );
}
