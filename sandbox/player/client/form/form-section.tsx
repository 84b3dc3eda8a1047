import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { SectionModel } from '../../app-model';
import { FormCell } from './form-cell';
import { formStyles } from './form-styles';
import { placeCells } from './place-cells';
import { useFormAround } from './use-form';

/** A section of a tab: its title, and its cells as the form designer placed them. */
export function FormSection({ section, idPrefix }: { readonly section: SectionModel; readonly idPrefix: string }): JSX.Element | null {
  const form = useFormAround();
  const styles = formStyles(useTheme());
  if (!form.isSectionVisible(section.id)) return null;

  const titleId = `${idPrefix}-section-${section.id}`;
  const isShown = ({ control }: SectionModel['rows'][number][number]) => control === undefined || form.control(control.id).isVisible;
  // A row of which nothing can be seen takes no room.
  const rows = section.rows.map((cells) => cells.filter(isShown)).filter((cells) => cells.some(({ control }) => control !== undefined));
  const title = form.sectionLabel(section.id);
  // A group and no landmark: a page of forms has more sections than somebody wants to jump between.
  return (
    <div role="group" className={styles.section} {...(title !== '' && { 'aria-labelledby': titleId })}>
      {title !== '' && <h2 id={titleId} className={section.showLabel ? styles.sectionTitle : styles.hidden}>{title}</h2>}
      <div className={styles.cells} style={variables({ cells: `repeat(${section.columns}, minmax(0, 1fr))` })}>
        {placeCells(rows, section.columns).map(({ cell, row, rowSpan, column, columnSpan }) =>
          cell.control === undefined ? null : (
            <div key={cell.id} className={styles.cell} style={variables({ row: `${row} / span ${rowSpan}`, column: `${column} / span ${columnSpan}` })}>
              <FormCell cell={cell} control={cell.control} idPrefix={idPrefix} />
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** Custom properties, for style sheets that let them apply only where there is room. */
export const variables = (values: Readonly<Record<string, string>>): React.CSSProperties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
