import { CommandBarButton, IconButton, Link, useTheme } from '@fluentui/react';
import * as React from 'react';
import { gridStyles } from './grid-styles';
import { pageSizes } from './rows-per-page';
import type { GridState } from './use-grid';

/** Dataverse counts to here and no further. */
const countLimit = 5000;

/** Which rows of how many, what is selected, and the way to other pages. */
export function GridFooter({ grid }: { readonly grid: GridState }): React.ReactElement {
  const styles = gridStyles(useTheme());
  const { rows, filters, selected } = grid;
  return (
    <div className={styles.footer}>
      <span role="status">{rows.isLoading ? 'Loading rows' : pageText(grid)}</span>
      {selected.length > 0 && <span role="status">{selected.length === 1 ? '1 row selected' : `${selected.length} rows selected`}</span>}
      {filters.length > 0 && <Link onClick={() => grid.filterBy([])}>{filters.length === 1 ? 'Clear the filter' : `Clear ${filters.length} filters`}</Link>}
      <span className={styles.spread} />
      <PageSize grid={grid} />
      {rows.page > 0 && <IconButton iconProps={{ iconName: 'DoubleChevronLeft' }} ariaLabel="First page" onClick={() => rows.goTo(0)} />}
      <IconButton iconProps={{ iconName: 'Back' }} ariaLabel="Previous page" disabled={rows.page === 0} allowDisabledFocus onClick={() => rows.goTo(rows.page - 1)} />
      <span>Page {rows.page + 1}</span>
      <IconButton iconProps={{ iconName: 'Forward' }} ariaLabel="Next page" disabled={!rows.hasNext} allowDisabledFocus onClick={() => rows.goTo(rows.page + 1)} />
    </div>
  );
}

function PageSize({ grid: { pageSize, choosePageSize } }: { readonly grid: Pick<GridState, 'pageSize' | 'choosePageSize'> }): React.ReactElement | null {
  if (!choosePageSize) return null;
  const items = pageSizes.map((size) => ({ key: String(size), text: `${size} rows`, canCheck: true, isChecked: size === pageSize, onClick: () => choosePageSize(size) }));
  return <CommandBarButton text={`${pageSize} rows per page`} title="Choose how many rows a page has" styles={{ root: { height: 32, background: 'transparent' } }} menuProps={{ items }} />;
}

/** Such as `51 - 100 of 5000+`. */
function pageText({ rows, pageSize }: { readonly rows: Pick<GridState['rows'], 'rows' | 'total' | 'page' | 'hasNext'>; readonly pageSize: number }): string {
  if (rows.rows.length === 0) return 'No rows';
  const first = rows.page * pageSize + 1;
  const last = first + rows.rows.length - 1;
  const isMore = rows.total === undefined || (rows.total >= countLimit && rows.hasNext && last < rows.total + 1);
  const total = Math.max(rows.total ?? last, last);
  return `${first} - ${last} of ${total}${isMore && (rows.total !== undefined || rows.hasNext) ? '+' : ''}`;
}
