import { Link, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { ColumnModel, TableModel, ViewColumnModel, ViewModel } from '../../app-model';
import { linkAddress } from '../fields/link-address';
import { cellLookup, cellText, keyOf } from '../format/cells';
import type { Locale } from '../format/locale';
import { usePlayer, type Page, type WebApiRow } from '../player';
import { CellIcon } from './cell-icon';
import { columnOf } from './columns';
import { gridStyles } from './grid-styles';
import { textOn } from './text-on';

/** What all cells of a list share. */
export interface CellPlace {
  readonly table: TableModel;
  readonly view: ViewModel;
  readonly locale: Locale;
  readonly go: { addressOf(page: Page): string; open(page: Page): void; canOpen(table: string): boolean };
}

interface Props {
  readonly row: WebApiRow;
  readonly column: ViewColumnModel;
  readonly place: CellPlace;
  /** Columns without room of their own, as lines below. */
  readonly further: readonly ViewColumnModel[];
}

/** A value of a row. The primary column and lookups are links, choices have their colour. */
export function Cell({ row, column, place, further }: Props): React.ReactElement {
  const { app } = usePlayer();
  const styles = gridStyles(useTheme());
  return (
    <>
      {column.imageProvider && <CellIcon row={row} provider={column.imageProvider} columns={place.view.columns} />}
      <Value row={row} name={column.name} definition={columnOf(app, column)} place={place} />
      {further.map((other) => {
        const text = cellText(row, other.name, columnOf(app, other), place.locale);
        return text && <div key={other.name} className={styles.cardLine}>{`${other.label}: ${text}`}</div>;
      })}
    </>
  );
}

function Value({ row, name, definition, place }: {
  readonly row: WebApiRow;
  readonly name: string;
  readonly definition: ColumnModel;
  readonly place: CellPlace;
}): React.ReactElement {
  const { table, view, locale, go } = place;
  const text = cellText(row, name, definition, locale);
  const lookup = cellLookup(row, name, definition);
  if (name === (view.jump ?? table.primaryName)) {
    return <RowLink page={{ kind: 'record', table: table.logicalName, id: String(row[table.primaryId]) }} text={text || '(no name)'} go={go} />;
  }
  if (lookup && go.canOpen(lookup.entityType)) return <RowLink page={{ kind: 'record', table: lookup.entityType, id: lookup.id }} text={text || lookup.id} go={go} />;
  const address = linkAddress(definition.format, text);
  if (address !== undefined) {
    return <Link href={address} {...(definition.format === 'url' && { target: '_blank', rel: 'noopener noreferrer' })} title={text} data-selection-disabled>{text}</Link>;
  }
  const color = definition.options?.find((option) => option.value === row[keyOf(row, name, definition)])?.color;
  return color && text ? <Tag text={text} color={color} /> : <span title={text}>{text}</span>;
}

function RowLink({ page, text, go }: { readonly page: Page; readonly text: string; readonly go: CellPlace['go'] }): React.ReactElement {
  const open = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go.open(page);
  };
  return <Link href={go.addressOf(page)} onClick={open} title={text} data-selection-disabled>{text}</Link>;
}

function Tag({ text, color }: { readonly text: string; readonly color: string }): React.ReactElement {
  return <span className={gridStyles(useTheme()).tag} style={{ background: color, color: textOn(color) }} title={text}>{text}</span>;
}
