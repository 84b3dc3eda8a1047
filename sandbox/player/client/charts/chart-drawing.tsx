import { getId, Text, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { ChartModel } from '../../app-model';
import { AxisChart, type DrawingProps } from './axis-chart';
import { BarChart } from './bar-chart';
import type { Category, ChartData, Series } from './chart-data';
import { chartColor } from './chart-colors';
import { PieChart } from './pie-chart';

interface Props {
  readonly chart: ChartModel;
  readonly data: ChartData;
  readonly width: number;
  readonly isDark: boolean;
  format(value: number): string;
  choose(category: Category, series: Series | undefined): void;
}

const height = 280;
const isRound = (type: ChartModel['type']) => type === 'pie' || type === 'doughnut';

/** A chart as SVG, with a legend where colours mean something. */
export function ChartDrawing({ chart, data, width, isDark, format, choose }: Props): React.ReactElement {
  const { palette } = useTheme();
  const [titleId] = React.useState(() => getId('chart'));
  const coloursCategories = data.series.length === 1;
  const colorOf: DrawingProps['colorOf'] = (series, category) =>
    coloursCategories && chart.type !== 'line' && chart.type !== 'area'
      ? (data.categories[category]?.color ?? chartColor(isRound(chart.type) ? category : 0, isDark))
      : (data.series[series]?.color ?? chartColor(series, isDark));
  const legend = isRound(chart.type)
    ? data.categories.map(({ label }, index) => ({ label, color: colorOf(0, index) }))
    : data.series.length > 1 ? data.series.map(({ name }, index) => ({ label: name, color: colorOf(index, 0) })) : [];
  const drawing = { data, width, height, colorOf, format, choose };

  return (
    <>
      <svg width={width} height={height} role="group" aria-labelledby={titleId}>
        <title id={titleId}>{chart.name}</title>
        <desc>{`${data.categories.length} groups. Choose one to filter the list by it.`}</desc>
        {drawn(chart.type, drawing)}
      </svg>
      {legend.length > 0 && (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 16px' }}>
          {legend.map(({ label, color }) => (
            <li key={label}>
              <span aria-hidden style={{ display: 'inline-block', width: 10, height: 10, marginRight: 6, background: color, border: `1px solid ${palette.neutralTertiary}` }} />
              <Text>{label}</Text>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function drawn(type: ChartModel['type'], drawing: DrawingProps): React.ReactElement {
  switch (type) {
    case 'bar':
      return <BarChart {...drawing} />;
    case 'funnel':
      return <BarChart {...drawing} isCentred />;
    case 'pie':
      return <PieChart {...drawing} />;
    case 'doughnut':
      return <PieChart {...drawing} hole={0.55} />;
    case 'line':
    case 'area':
      return <AxisChart {...drawing} as={type} />;
    case 'column':
    case 'other':
      return <AxisChart {...drawing} as="column" />;
  }
}
