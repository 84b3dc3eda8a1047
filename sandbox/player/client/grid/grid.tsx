import { useTheme, type ICommandBarItemProps } from '@fluentui/react';
import * as React from 'react';
import type { ViewModel } from '../../app-model';
import { ChartPane } from '../charts/chart-pane';
import { CommandBar } from '../commands/command-bar';
import type { GridProps } from '../contracts';
import { Message } from '../shell/message';
import { EmptyList, ListError } from './empty-list';
import { GridFooter } from './grid-footer';
import { gridStyles } from './grid-styles';
import { GridToolbar } from './grid-toolbar';
import { RowList } from './row-list';
import { useGrid } from './use-grid';
import { startView } from './views';

/** A list of rows: a page of its own, or a subgrid of a form. */
export function Grid(props: GridProps): React.ReactElement {
  const view = startView(props.table, props.viewId ?? props.subgrid?.viewId);
  if (!view) {
    return <Message title={props.label} text={`The table '${props.table.displayName}' has no view, so there is nothing to list it by. Add a view to it and publish.`} />;
  }
  return <GridOfView {...props} fallback={view} />;
}

function GridOfView({ fallback, ...props }: GridProps & { readonly fallback: ViewModel }): React.ReactElement {
  const { table, label, onHandle } = props;
  const styles = gridStyles(useTheme());
  const grid = useGrid(props, fallback);
  const { handle, rows } = grid;
  const [showsChart, setShowsChart] = React.useState(false);
  const canChart = !props.parent && !props.subgrid && table.charts.length > 0;
  React.useEffect(() => {
    onHandle?.(handle);
    return () => onHandle?.(undefined);
  }, [handle, onHandle]);

  return (
    <section className={props.subgrid ? styles.subgrid : styles.grid} aria-label={label} aria-busy={rows.isLoading}>
      <CommandBar
        location={props.parent ? 'subgrid' : 'grid'}
        table={table}
        grid={handle}
        form={props.form}
        selection={grid.selected}
        occasion={grid.commandsAsked}
        label={`Commands of ${label}`}
        isDisabled={props.isDisabled}
        further={canChart ? [chartToggle(showsChart, () => setShowsChart(!showsChart))] : []}
      />
      <GridToolbar table={table} grid={grid} subgrid={props.subgrid} label={label} />
      {rows.error && <ListError error={rows.error} retry={() => void rows.refresh()} />}
      <div className={styles.content}>
        <div className={styles.rows}>
          <RowList table={table} grid={grid} label={label} />
          {!rows.isLoading && !rows.error && rows.rows.length === 0 && <EmptyList table={table} grid={grid} subgrid={props.subgrid} label={label} />}
        </div>
        {canChart && showsChart && (
          <ChartPane
            table={table}
            listFetchXml={handle.fetchXml()}
            occasion={rows.readings}
            filterBy={(chosen) => grid.filterBy([...grid.filters.filter(({ name }) => !chosen.some((filter) => filter.name === name)), ...chosen])}
            close={() => setShowsChart(false)}
          />
        )}
      </div>
      <GridFooter grid={grid} />
    </section>
  );
}

function chartToggle(isShown: boolean, toggle: () => void): ICommandBarItemProps {
  return { key: 'chart', text: isShown ? 'Hide Chart' : 'Show Chart', iconProps: { iconName: 'BarChartVertical' }, onClick: toggle };
}
