import { mergeStyles } from '@fluentui/react';
import * as React from 'react';

const swatch = mergeStyles({
  display: 'inline-block', width: 12, height: 12, marginRight: 8, borderRadius: 2, verticalAlign: 'baseline', border: '1px solid currentColor', forcedColorAdjust: 'none',
});

/** The colour of an option, beside its label: it never says anything alone. */
export function ColorSwatch({ color }: { readonly color: string }): JSX.Element {
  return <span aria-hidden className={swatch} style={{ background: color }} />;
}
