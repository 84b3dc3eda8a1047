import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { DrawingProps } from './axis-chart';
import { Mark } from './marks';
import { niceMaximum, shortened } from './scale';

const labels = 120;

/** Bars from left to right, a line of them for each category; a funnel has them in the middle. */
export function BarChart({ data, width, height, colorOf, format, choose, isCentred = false }: DrawingProps & { readonly isCentred?: boolean }): React.ReactElement {
  const { palette } = useTheme();
  const maximum = niceMaximum(Math.max(0, ...data.series.flatMap(({ values }) => values)));
  const step = height / Math.max(1, data.categories.length);
  const room = width - labels - 48;
  const thickness = Math.min(32, (step * 0.7) / Math.max(1, data.series.length));
  return (
    <>
      {data.categories.map((category, index) => (
        <text key={category.key} aria-hidden x={labels - 8} y={step * (index + 0.5) + 4} textAnchor="end" fontSize={12} fill={palette.neutralPrimary}>{shortened(category.label, 18)}</text>
      ))}
      {data.series.map((series, at) =>
        series.values.map((value, index) => {
          const category = data.categories[index];
          if (!category) return null;
          const length = Math.max(1, (room * value) / maximum);
          const left = labels + (isCentred ? (room - length) / 2 : 0);
          const top = step * (index + 0.5) + (at - data.series.length / 2) * thickness;
          return (
            <Mark
              key={`${series.name}/${category.key}`}
              label={`${category.label}${data.series.length > 1 ? `, ${series.name}` : ''}: ${format(value)}`}
              color={colorOf(at, index)}
              onChoose={() => choose(category, series)}
            >
              <rect x={left} y={top} width={length} height={Math.max(2, thickness - 2)} rx={2} />
              <text x={left + length + 6} y={top + thickness / 2 + 3} fontSize={12} fill={palette.neutralPrimary}>{format(value)}</text>
            </Mark>
          );
        }),
      )}
    </>
  );
}
