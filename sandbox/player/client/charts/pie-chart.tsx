import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { DrawingProps } from './axis-chart';
import { Mark } from './marks';
import { slicePath } from './scale';

/** Slices of a whole; a doughnut has a hole. Only the first series is drawn: a pie has no room for a second. */
export function PieChart({ data, width, height, colorOf, format, choose, hole = 0 }: DrawingProps & { readonly hole?: number }): React.ReactElement {
  const { palette } = useTheme();
  const values = data.series[0]?.values ?? [];
  const total = values.reduce((sum, value) => sum + value, 0);
  const radius = Math.min(width, height) / 2 - 12;
  const centre = { x: width / 2, y: height / 2 };
  const ends = values.map((_value, index) => values.slice(0, index + 1).reduce((sum, value) => sum + value, 0) / (total || 1));
  return (
    <>
      {data.categories.map((category, index) => {
        const value = values[index] ?? 0;
        const share = total ? value / total : 0;
        if (share === 0) return null;
        return (
          <Mark key={category.key} label={`${category.label}: ${format(value)} (${Math.round(share * 100)} %)`} color={colorOf(0, index)} onChoose={() => choose(category, data.series[0])}>
            <path d={slicePath(centre, radius, hole * radius, (ends[index] ?? 0) - share, ends[index] ?? 0)} stroke={palette.white} strokeWidth={2} fillRule="evenodd" />
          </Mark>
        );
      })}
    </>
  );
}
