import { Icon, mergeStyleSets, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import type { FoundRow } from './search-rows';
import type { Search } from './use-search';

/** Something to choose below the box: a row, or to make a new one. */
export type LookupOption =
  | { readonly kind: 'row'; readonly row: FoundRow; readonly tableName: string | undefined }
  | { readonly kind: 'new'; readonly table: TableModel };

export interface LookupListProps {
  readonly id: string;
  readonly label: string;
  readonly search: Search;
  readonly options: readonly LookupOption[];
  /** Position of the option that Enter takes; -1 for none. */
  readonly active: number;
  take(option: LookupOption): void;
}

/** What a lookup's search found, and what became of the search. */
export function LookupList({ id, label, search, options, active, take }: LookupListProps): JSX.Element {
  const { semanticColors, fonts } = useTheme();
  const styles = mergeStyleSets({
    list: { margin: 0, padding: 0, listStyle: 'none', maxHeight: 360, overflow: 'auto' },
    option: { padding: '8px 12px', cursor: 'pointer', overflowWrap: 'anywhere', selectors: { ':hover': { background: semanticColors.menuItemBackgroundHovered } } },
    active: { background: semanticColors.menuItemBackgroundHovered, outline: `1px solid ${semanticColors.focusBorder}`, outlineOffset: -1 },
    details: [fonts.small, { color: semanticColors.bodySubtext }],
    note: { padding: '8px 12px', color: semanticColors.bodySubtext },
    error: { padding: '8px 12px', color: semanticColors.errorText },
  });
  React.useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [id, active]);
  return (
    <>
      <ul id={id} role="listbox" aria-label={label} className={styles.list}>
        {options.map((option, index) => (
          <li
            key={option.kind === 'row' ? `${option.row.value.entityType} ${option.row.value.id}` : `new ${option.table.logicalName}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={`${styles.option} ${index === active ? styles.active : ''}`}
            // The focus stays in the box.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {option.kind === 'new' ? (
              <><Icon iconName="Add" aria-hidden /> New {option.table.displayName}</>
            ) : (
              <>
                <div>{option.row.name}</div>
                <div className={styles.details}>{[option.tableName, ...option.row.details].filter(Boolean).join(' · ')}</div>
              </>
            )}
          </li>
        ))}
      </ul>
      <div role="status" className={styles.note}>{outcome(search)}</div>
      {search.error !== undefined && <div role="alert" className={styles.error}>The search failed: {search.error}</div>}
    </>
  );
}

function outcome({ found, isSearching }: Search): string {
  if (isSearching) return 'Searching…';
  if (!found) return '';
  if (found.rows.length === 0) return 'Nothing was found. Names that begin with what you type are looked for; * stands for anything.';
  return found.hasMore ? 'There are more rows: type to narrow them down.' : `${found.rows.length} found`;
}
