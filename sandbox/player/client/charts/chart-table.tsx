import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { ChartData } from './chart-data';

/** The numbers of a chart as a table. */
export function ChartTable({ name, data, format }: { readonly name: string; readonly data: ChartData; format(value: number): string }): React.ReactElement {
  const { palette } = useTheme();
  const cell = { padding: '4px 12px 4px 0', borderBottom: `1px solid ${palette.neutralQuaternaryAlt}`, textAlign: 'left' as const };
  return (
    <table style={{ borderCollapse: 'collapse', width: '100%' }}>
      <caption style={{ textAlign: 'left', paddingBottom: 8 }}>{name}</caption>
      <thead>
        <tr>
          <th scope="col" style={cell}>Group</th>
          {data.series.map((series) => <th key={series.name} scope="col" style={cell}>{series.name}</th>)}
        </tr>
      </thead>
      <tbody>
        {data.categories.map(({ key, label }, index) => (
          <tr key={key}>
            <th scope="row" style={{ ...cell, fontWeight: 400 }}>{label}</th>
            {data.series.map((series) => <td key={series.name} style={cell}>{format(series.values[index] ?? 0)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
