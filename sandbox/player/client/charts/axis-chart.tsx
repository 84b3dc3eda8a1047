import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { Category, ChartData, Series } from './chart-data';
import { Mark } from './marks';
import { niceMaximum, shortened } from './scale';

export interface DrawingProps {
  readonly data: ChartData;
  readonly width: number;
  readonly height: number;
  colorOf(seriesIndex: number, categoryIndex: number): string;
  format(value: number): string;
  choose(category: Category, series: Series | undefined): void;
}

const margin = { top: 16, right: 8, bottom: 64, left: 44 };

/** Columns, lines and areas over categories. */
export function AxisChart({ data, width, height, colorOf, format, choose, as }: DrawingProps & { readonly as: 'column' | 'line' | 'area' }): React.ReactElement {
  const { palette } = useTheme();
  const [innerWidth, innerHeight] = [width - margin.left - margin.right, height - margin.top - margin.bottom];
  const maximum = niceMaximum(Math.max(0, ...data.series.flatMap(({ values }) => values)));
  const step = innerWidth / Math.max(1, data.categories.length);
  const x = (index: number) => margin.left + step * (index + 0.5);
  const y = (value: number) => margin.top + innerHeight * (1 - value / maximum);
  const barWidth = Math.min(64, (step * 0.7) / Math.max(1, data.series.length));
  const labelOf = (category: Category, series: Series, value: number) =>
    `${category.label}${data.series.length > 1 ? `, ${series.name}` : ''}: ${format(value)}`;

  return (
    <>
      {[0, 0.5, 1].map((part) => (
        <g key={part} aria-hidden>
          <line x1={margin.left} x2={width - margin.right} y1={y(maximum * part)} y2={y(maximum * part)} stroke={palette.neutralQuaternaryAlt} />
          <text x={margin.left - 6} y={y(maximum * part) + 4} textAnchor="end" fontSize={12} fill={palette.neutralSecondary}>{format(maximum * part)}</text>
        </g>
      ))}
      {data.categories.map((category, index) => (
        <text
          key={category.key} aria-hidden fontSize={12} fill={palette.neutralPrimary} textAnchor="end"
          transform={`translate(${x(index) + 4},${height - margin.bottom + 16}) rotate(-35)`}
        >
          {shortened(category.label, 14)}
        </text>
      ))}
      {as !== 'column' && data.series.map((series, at) => {
        const points = series.values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
        const area = `${x(0)},${y(0)} ${points} ${x(series.values.length - 1)},${y(0)}`;
        return (
          <g key={series.name} aria-hidden>
            {as === 'area' && <polygon points={area} fill={colorOf(at, 0)} opacity={0.25} />}
            <polyline points={points} fill="none" stroke={colorOf(at, 0)} strokeWidth={2} />
          </g>
        );
      })}
      {data.series.map((series, at) =>
        series.values.map((value, index) => {
          const category = data.categories[index];
          if (!category) return null;
          const left = x(index) + (at - data.series.length / 2) * barWidth;
          return (
            <Mark key={`${series.name}/${category.key}`} label={labelOf(category, series, value)} color={colorOf(at, as === 'column' ? index : 0)} onChoose={() => choose(category, series)}>
              {as === 'column'
                ? <rect x={left} y={y(value)} width={Math.max(2, barWidth - 2)} height={Math.max(1, y(0) - y(value))} rx={2} />
                : <circle cx={x(index)} cy={y(value)} r={6} />}
              {as === 'column' && <text x={left + barWidth / 2} y={y(value) - 4} textAnchor="middle" fontSize={12} fill={palette.neutralPrimary}>{format(value)}</text>}
            </Mark>
          );
        }),
      )}
    </>
  );
}
