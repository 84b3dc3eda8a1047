import { Shimmer, useTheme } from '@fluentui/react';
import * as React from 'react';
import { gridStyles } from './grid-styles';

/** Where rows will be, while they are read for the first time. */
export function Placeholders({ count }: { readonly count: number }): React.ReactElement {
  const styles = gridStyles(useTheme());
  return (
    <div aria-hidden>
      {Array.from({ length: count }, (_, index) => <Shimmer key={index} className={styles.placeholder} width={`${90 - (index % 3) * 15}%`} />)}
    </div>
  );
}
