import { Link, MessageBar, MessageBarButton, MessageBarType, Text, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { SubgridModel, TableModel } from '../../app-model';
import { privilegeDepth } from '../form-runtime/access';
import { usePlayer, type WebApiError } from '../player';
import { gridStyles } from './grid-styles';
import type { GridState } from './use-grid';

/** A list without rows says why, and what to do about it. */
export function EmptyList({ table, grid, subgrid, label }: {
  readonly table: TableModel;
  readonly grid: GridState;
  readonly subgrid?: SubgridModel;
  readonly label: string;
}): React.ReactElement {
  const styles = gridStyles(useTheme());
  const mayCreate = privilegeDepth(usePlayer().session.user, 'Create', table) > 0;
  const isNarrowed = grid.filters.length > 0 || grid.search.trim() !== '';
  return (
    <div className={styles.empty}>
      <Text block variant="mediumPlus">{isNarrowed ? 'No row matches' : `Nothing in ${subgrid ? label : grid.view.name} yet`}</Text>
      {isNarrowed ? (
        <Text block>
          Look for something else, or <Link onClick={() => { grid.filterBy([]); grid.searchFor(''); }}>show all rows of the view</Link>.
        </Text>
      ) : (
        (!subgrid || subgrid.showViewPicker) && <Text block>{mayCreate ? `Choose another view, or create a row of ${table.displayName} with New.` : 'Choose another view.'}</Text>
      )}
    </div>
  );
}

/** Rows could not be read: what the environment says, and another try. */
export function ListError({ error, retry }: { readonly error: WebApiError; retry(): void }): React.ReactElement {
  const advice = error.status === 403 ? ' Ask an administrator for a security role that may read this table.' : '';
  return (
    <MessageBar messageBarType={MessageBarType.error} isMultiline actions={<div><MessageBarButton text="Try again" onClick={retry} /></div>}>
      {`The rows could not be read. ${error.message}${advice}`}
    </MessageBar>
  );
}
