import { Callout, DirectionalHint, IconButton, TextField } from '@fluentui/react';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import { ariaOf, type FieldProps } from '../fields/field-props';
import { privilegeDepth } from '../form-runtime';
import { usePlayer, type LookupValue } from '../player';
import { LookupList, type LookupOption } from './lookup-list';
import { lookupTargets } from './lookup-query';
import { useSearch } from './use-search';

/** Rows that the list shows of each table; who does not find theirs types on. */
const pageSize = 10;

export interface LookupBoxProps {
  readonly field: FieldProps;
  choose(value: LookupValue): void;
}

/** A box to search in, with what was found below it (the combobox pattern of the ARIA Authoring Practices Guide). */
export function LookupBox({ field, choose }: LookupBoxProps): JSX.Element {
  const { column, control, inputId, setValue, setInvalid } = field;
  const player = usePlayer();
  const box = React.useRef<HTMLDivElement>(null);
  const [typed, setTyped] = React.useState('');
  const [isOpen, setOpen] = React.useState(false);
  const [active, setActive] = React.useState(-1);

  const names = control.lookupTables ?? (column.targets ?? []).map(({ table }) => table);
  const tables = names.flatMap((name) => player.app.tables[name] ?? []);
  const search = useSearch(isOpen, typed.trim(), pageSize, () => lookupTargets(names, player.app.tables, control));
  const found = search.found?.rows ?? [];
  const options: readonly LookupOption[] = [
    ...found.map((row) => ({ kind: 'row', row, tableName: tables.length > 1 ? player.app.tables[row.value.entityType]?.displayName : undefined }) as const),
    ...tables.filter((table) => mayCreate(table, player.session.user)).map((table) => ({ kind: 'new', table }) as const),
  ];
  React.useEffect(() => setActive(typed.trim() !== '' && found.length > 0 ? 0 : -1), [search.found]); // eslint-disable-line react-hooks/exhaustive-deps

  const listId = `${inputId}-list`;
  const take = async (option: LookupOption) => {
    setOpen(false);
    if (option.kind === 'row') return choose(option.row.value);
    const defaults = typed.trim() === '' ? {} : { defaults: { [option.table.primaryName]: typed.trim() } };
    const made = await player.dialogs.quickCreate({ table: option.table.logicalName, ...defaults });
    if (made) choose(made);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) {
      // The panel or dialog around stays open.
      event.stopPropagation();
      setOpen(false);
    }
    if (event.key === 'Enter' && isOpen && options[active]) {
      event.preventDefault();
      void take(options[active]);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (!isOpen) return setOpen(true);
    if (options.length > 0) setActive((active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1) + options.length) % options.length);
  };
  const leave = () => {
    setOpen(false);
    const text = typed.trim();
    const meant = found.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
    if (text === '') return field.isInvalid ? setValue(null) : undefined;
    if (meant.length === 1 && meant[0]) return setValue([meant[0].value]);
    return setInvalid(`“${text}” has not been chosen. Choose a row of the list, or empty the box.`);
  };

  return (
    <div ref={box} style={{ display: 'flex', minWidth: 0 }}>
      <TextField
        id={inputId}
        {...ariaOf(field)}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': listId })}
        {...(isOpen && active >= 0 && { 'aria-activedescendant': `${listId}-${active}` })}
        invalid={field.isInvalid}
        styles={{ root: { flex: 1, minWidth: 0 } }}
        value={typed}
        placeholder={`Look for ${tables.map(({ displayName }) => displayName).join(' or ') || 'a row'}`}
        autoComplete="off"
        onChange={(_, text) => {
          setTyped(text ?? '');
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <IconButton
        iconProps={{ iconName: 'Search' }}
        ariaLabel={`Search ${control.label}`}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          document.getElementById(inputId)?.focus();
          setOpen(!isOpen);
        }}
      />
      {isOpen && (
        <Callout
          target={box.current}
          isBeakVisible={false}
          directionalHint={DirectionalHint.bottomLeftEdge}
          calloutWidth={Math.max(box.current?.clientWidth ?? 0, 240)}
          onDismiss={() => setOpen(false)}
        >
          <LookupList id={listId} label={control.label} search={search} options={options} active={active} take={(option) => void take(option)} />
        </Callout>
      )}
    </div>
  );
}

/** Whether a row of the table can be made beside a form, by this user. */
const mayCreate = (table: TableModel, user: Parameters<typeof privilegeDepth>[0]): boolean =>
  table.hasQuickCreate && table.forms.some(({ type }) => type === 'quickCreate') && privilegeDepth(user, 'Create', table) > 0;
