import { ContextualMenu, ContextualMenuItemType, DirectionalHint, type IContextualMenuItem } from '@fluentui/react';
import * as React from 'react';
import type { ColumnModel, TableModel, ViewColumnModel } from '../../app-model';
import { FilterCallout } from './filter-callout';
import type { GridState } from './use-grid';

interface Props {
  readonly table: TableModel;
  readonly grid: GridState;
  readonly column: ViewColumnModel;
  readonly definition: ColumnModel;
  readonly target: HTMLElement;
  onDismiss(): void;
}

/** What the header of a column offers: sorting both ways, and filtering. */
export function ColumnMenu({ grid, column, definition, target, onDismiss }: Props): React.ReactElement {
  const [isFiltering, setIsFiltering] = React.useState(false);
  const { sort, filters } = grid;
  const isSorted = (descending: boolean) => sort?.name === column.name && sort.descending === descending;
  const [up, down] = sortLabels(definition);
  const others = filters.filter((filter) => filter.name !== column.name);

  if (isFiltering) {
    return (
      <FilterCallout
        label={column.label}
        name={column.name}
        definition={definition}
        filter={filters.find((filter) => filter.name === column.name)}
        target={target}
        onApply={(filter) => { grid.filterBy(filter ? [...others, filter] : others); onDismiss(); }}
        onDismiss={onDismiss}
      />
    );
  }
  const items: IContextualMenuItem[] = [
    { key: 'up', text: up, iconProps: { iconName: 'SortUp' }, canCheck: true, isChecked: isSorted(false), onClick: () => grid.sortBy({ name: column.name, descending: false }) },
    { key: 'down', text: down, iconProps: { iconName: 'SortDown' }, canCheck: true, isChecked: isSorted(true), onClick: () => grid.sortBy({ name: column.name, descending: true }) },
    { key: 'unsorted', text: 'Sort as the view does', iconProps: { iconName: 'RemoveFilter' }, onClick: () => grid.sortBy(undefined) },
    { key: 'divider', itemType: ContextualMenuItemType.Divider },
    {
      key: 'filter', text: 'Filter by', iconProps: { iconName: 'Filter' },
      onClick: (event) => { event?.preventDefault(); setIsFiltering(true); },
    },
    {
      key: 'clear', text: 'Clear the filter', iconProps: { iconName: 'ClearFilter' }, disabled: others.length === filters.length,
      onClick: () => grid.filterBy(others),
    },
  ];
  return <ContextualMenu items={items} target={target} onDismiss={onDismiss} directionalHint={DirectionalHint.bottomLeftEdge} ariaLabel={`Column ${column.label}`} />;
}

function sortLabels({ type }: ColumnModel): readonly [string, string] {
  if (type === 'dateTime') return ['Older to newer', 'Newer to older'];
  if (type === 'wholeNumber' || type === 'decimal' || type === 'money') return ['Smaller to larger', 'Larger to smaller'];
  return ['A to Z', 'Z to A'];
}
