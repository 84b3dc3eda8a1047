import { CommandBarButton, IconButton, MessageBar, MessageBarButton, MessageBarType, Spinner, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { ChartModel, TableModel } from '../../app-model';
import { localeOf } from '../format/locale';
import type { ColumnFilter } from '../grid/column-filters';
import { useWidth } from '../grid/use-width';
import { usePlayer } from '../player';
import { chartData, filtersOf, type Category, type ChartData, type Series } from './chart-data';
import { ChartDrawing } from './chart-drawing';
import { chartColumns, chartFetchXml } from './chart-query';
import { ChartTable } from './chart-table';

interface Props {
  readonly table: TableModel;
  /** What the list shows at the moment. */
  readonly listFetchXml: string;
  /** Grows with each reading of the list: then the numbers are read again, too. */
  readonly occasion: number;
  filterBy(filters: readonly ColumnFilter[]): void;
  close(): void;
}

/** A chart over the rows of a list; choosing a mark filters the list. */
export function ChartPane({ table, listFetchXml, occasion, filterBy, close }: Props): React.ReactElement {
  const { palette } = useTheme();
  const player = usePlayer();
  const [element, width] = useWidth();
  const [chosenId, setChosenId] = React.useState(table.charts[0]?.id);
  const [isTable, setIsTable] = React.useState(false);
  const chart = table.charts.find(({ id }) => id === chosenId) ?? table.charts[0];
  const { data, error, retry } = useChartData(table, chart, listFetchXml, occasion);
  const format = (value: number) => new Intl.NumberFormat(localeOf(player.session.languageId).tag, { maximumFractionDigits: 2 }).format(value);
  const choose = (category: Category, series: Series | undefined) => filterBy(filtersOf(category, series));
  if (!chart) return <></>;

  return (
    <section ref={element} aria-label="Chart" style={{ flex: '0 1 420px', minWidth: 280, padding: 12, overflow: 'auto', borderLeft: `1px solid ${palette.neutralQuaternaryAlt}` }}>
      <div style={{ display: 'flex', alignItems: 'center' }}>
        <CommandBarButton
          text={chart.name}
          title="Choose another chart"
          styles={{ root: { height: 36, flex: 1, minWidth: 0 }, label: { fontWeight: 600, textAlign: 'left' } }}
          menuProps={{ items: table.charts.map(({ id, name }) => ({ key: id, text: name, canCheck: true, isChecked: id === chart.id, onClick: () => setChosenId(id) })) }}
        />
        <IconButton iconProps={{ iconName: 'Table' }} title="Show the numbers as a table" ariaLabel="Show the numbers as a table" toggle checked={isTable} onClick={() => setIsTable(!isTable)} />
        <IconButton iconProps={{ iconName: 'Cancel' }} title="Close the chart" ariaLabel="Close the chart" onClick={close} />
      </div>
      {chart.type === 'other' && <MessageBar>This kind of chart is not supported by the sandbox. Its numbers are shown as columns.</MessageBar>}
      {error && <MessageBar messageBarType={MessageBarType.error} isMultiline actions={<div><MessageBarButton text="Try again" onClick={retry} /></div>}>{`The chart could not be read. ${error}`}</MessageBar>}
      {!data && !error && <Spinner label="Reading the chart" />}
      {data?.categories.length === 0 && <p>No rows to show.</p>}
      {data && data.categories.length > 0 && (isTable
        ? <ChartTable name={chart.name} data={data} format={format} />
        : width > 0 && <ChartDrawing chart={chart} data={data} width={width} isDark={player.isDark} format={format} choose={choose} />)}
    </section>
  );
}

/** The numbers behind a chart: one aggregate query over what the list shows. */
function useChartData(table: TableModel, chart: ChartModel | undefined, listFetchXml: string, occasion: number) {
  const { api, app, session } = usePlayer();
  const [state, setState] = React.useState<{ readonly data?: ChartData; readonly error?: string }>({});
  const [attempt, retry] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => {
    if (!chart) return undefined;
    let isCurrent = true;
    const columns = chartColumns(chart);
    api.fetch(table.entitySetName, chartFetchXml(chart, listFetchXml)).then(
      ({ rows }) => {
        const data = chartData(rows, { chart, columns, locale: localeOf(session.languageId), definitionOf: (column) => app.tables[column.table]?.columns[column.column] });
        if (isCurrent) setState({ data });
      },
      (reason: Error) => isCurrent && setState({ error: reason.message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [api, app, session, table, chart, listFetchXml, occasion, attempt]);
  return { ...state, retry };
}
