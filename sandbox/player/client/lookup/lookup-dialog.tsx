import { Checkbox, DefaultButton, Dropdown, Panel, PanelType, PrimaryButton, SearchBox, Stack, mergeStyles, useTheme } from '@fluentui/react';
import * as React from 'react';
import { usePlayer, type Dialogs, type LookupValue } from '../player';
import { lookupTargets } from './lookup-query';
import type { FoundRow } from './search-rows';
import { useSearch } from './use-search';

/** Rows that are shown at once; who does not find theirs types on. */
const pageSize = 50;

export interface LookupDialogProps {
  readonly options: Parameters<Dialogs['lookup']>[0];
  /** Given what was chosen; nothing when it was left. */
  onClose(chosen: readonly LookupValue[]): void;
}

/** Chooses one row or several, as `Xrm.Utility.lookupObjects` asks for them. */
export function LookupDialog({ options, onClose }: LookupDialogProps): JSX.Element {
  const { tables, multiple, defaultViewId, filters = {} } = options;
  const { app } = usePlayer();
  const { semanticColors, fonts } = useTheme();
  const known = tables.filter((name) => app.tables[name]);
  const [table, setTable] = React.useState(known[0] ?? '');
  const [typed, setTyped] = React.useState('');
  const [chosen, setChosen] = React.useState<readonly LookupValue[]>([]);
  const control = { lookupFilters: filters, ...(defaultViewId !== undefined && { lookupViewId: defaultViewId }) };
  const search = useSearch(true, typed.trim(), pageSize, () => lookupTargets([table], app.tables, control), table);

  const noun = app.tables[table]?.[multiple ? 'pluralName' : 'displayName'] ?? 'rows';
  const isChosen = ({ value }: FoundRow) => chosen.some(({ id, entityType }) => id === value.id && entityType === value.entityType);
  const toggle = (row: FoundRow) => {
    const others = chosen.filter(({ id }) => id !== row.value.id);
    setChosen(isChosen(row) ? others : multiple ? [...others, row.value] : [row.value]);
  };
  const details = mergeStyles(fonts.small, { color: semanticColors.bodySubtext, marginLeft: 28 });
  const item = { padding: '8px 0', borderBottom: `1px solid ${semanticColors.bodyDivider}`, overflowWrap: 'anywhere' } as const;
  const list = mergeStyles({ listStyle: 'none', margin: 0, padding: 0, selectors: { '& > li': item } });
  return (
    <Panel
      isOpen
      isBlocking
      isFooterAtBottom
      type={PanelType.medium}
      headerText={`Choose ${noun}`}
      closeButtonAriaLabel="Close"
      onOuterClick={() => undefined}
      onDismiss={() => onClose([])}
      onRenderFooterContent={() => (
        <Stack horizontal tokens={{ childrenGap: 8 }}>
          <PrimaryButton text={chosen.length > 1 ? `Choose ${chosen.length} rows` : 'Choose'} disabled={chosen.length === 0} onClick={() => onClose(chosen)} />
          <DefaultButton text="Cancel" onClick={() => onClose([])} />
        </Stack>
      )}
    >
      <Stack tokens={{ childrenGap: 12 }}>
        {known.length > 1 && (
          <Dropdown
            ariaLabel="Table"
            selectedKey={table}
            options={known.map((name) => ({ key: name, text: app.tables[name]?.pluralName ?? name }))}
            onChange={(_, option) => option && setTable(String(option.key))}
          />
        )}
        <SearchBox ariaLabel={`Search ${noun}`} placeholder="Search" value={typed} onChange={(_, text) => setTyped(text ?? '')} />
        <ul className={list} aria-label={`${noun} found`} aria-busy={search.isSearching}>
          {(search.found?.rows ?? []).map((row) => (
            <li key={row.value.id}>
              <Checkbox label={row.name} checked={isChosen(row)} onChange={() => toggle(row)} />
              {row.details.length > 0 && <div className={details}>{row.details.join(' · ')}</div>}
            </li>
          ))}
        </ul>
        <div role="status">{outcome(search, known.length)}</div>
        {search.error !== undefined && <div role="alert">The search failed: {search.error}</div>}
      </Stack>
    </Panel>
  );
}

function outcome({ found, isSearching }: ReturnType<typeof useSearch>, tables: number): string {
  if (tables === 0) return 'None of the tables asked for is in this app.';
  if (isSearching) return 'Searching…';
  if (!found || found.rows.length > 0) return found?.hasMore === true ? 'There are more rows: type to narrow them down.' : '';
  return 'Nothing was found. Names that begin with what you type are looked for; * stands for anything.';
}
