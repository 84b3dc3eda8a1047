import { Checkbox, DefaultButton, Dropdown, FocusTrapCallout, PrimaryButton, Stack, Text, TextField } from '@fluentui/react';
import * as React from 'react';
import type { ColumnModel } from '../../app-model';
import { usePlayer } from '../player';
import type { ColumnFilter } from './column-filters';
import { filterChoices, isComplete, type FilterChoice } from './filter-choices';

interface Props {
  readonly label: string;
  readonly name: string;
  readonly definition: ColumnModel;
  readonly filter: ColumnFilter | undefined;
  readonly target: HTMLElement;
  /** @param filter undefined: none any more */
  onApply(filter: ColumnFilter | undefined): void;
  onDismiss(): void;
}

/** Asks how a column is to be filtered. */
export function FilterCallout({ label, name, definition, filter, target, onApply, onDismiss }: Props): React.ReactElement {
  const choices = filterChoices(definition);
  const [operator, setOperator] = React.useState(filter?.operator ?? choices[0]?.operator ?? 'not-null');
  const [values, setValues] = React.useState<readonly string[]>(filter?.values ?? []);
  const [isChoosing, setIsChoosing] = React.useState(false);
  const choice = choices.find((candidate) => candidate.operator === operator) ?? choices[0];
  if (!choice) return <></>;
  const canApply = isComplete(choice, values);
  const apply = (event: React.FormEvent) => {
    event.preventDefault();
    if (canApply) onApply({ name, operator, values: choice.asks === 'nothing' ? [] : values });
  };

  return (
    <FocusTrapCallout
      target={target}
      onDismiss={onDismiss}
      role="dialog"
      ariaLabel={`Filter by ${label}`}
      setInitialFocus
      // Rows are chosen in a dialog above, which takes the focus and clicks of its own.
      preventDismissOnEvent={(event) => isChoosing && event.type !== 'keydown'}
      focusTrapProps={{ disabled: isChoosing }}
    >
      <form onSubmit={apply}>
        <Stack tokens={{ childrenGap: 12, padding: 16 }} styles={{ root: { width: 280 } }}>
          <Text variant="mediumPlus">{`Filter by ${label}`}</Text>
          <Dropdown
            ariaLabel="Operator"
            selectedKey={choice.operator}
            options={choices.map((candidate) => ({ key: candidate.operator, text: candidate.label }))}
            onChange={(_event, option) => {
              setOperator(choices.find((candidate) => candidate.operator === option?.key)?.operator ?? operator);
              setValues([]);
            }}
          />
          <Values choice={choice} definition={definition} values={values} setValues={setValues} setIsChoosing={setIsChoosing} />
          <Stack horizontal tokens={{ childrenGap: 8 }}>
            <PrimaryButton type="submit" text="Apply" disabled={!canApply} />
            <DefaultButton text="Clear" onClick={() => onApply(undefined)} />
          </Stack>
        </Stack>
      </form>
    </FocusTrapCallout>
  );
}

interface ValuesProps {
  readonly definition: ColumnModel;
  readonly values: readonly string[];
  setValues(values: readonly string[]): void;
  /** While a dialog above is open. */
  setIsChoosing(isChoosing: boolean): void;
}

function Values({ choice, ...props }: ValuesProps & { readonly choice: FilterChoice }): React.ReactElement {
  const { values, setValues } = props;
  const field = (index: number, ariaLabel: string, type: 'text' | 'number' | 'date') => (
    <TextField
      key={index}
      ariaLabel={ariaLabel}
      type={type}
      step={type === 'number' ? 'any' : undefined}
      value={values[index] ?? ''}
      onChange={(_event, value = '') => setValues(index === 0 ? [value, ...values.slice(1)] : [values[0] ?? '', value])}
    />
  );
  switch (choice.asks) {
    case 'text':
      return field(0, 'Value', 'text');
    case 'number':
    case 'count':
      return field(0, choice.asks === 'count' ? 'Days' : 'Value', 'number');
    case 'numbers':
      return <>{field(0, 'From', 'number')}{field(1, 'To', 'number')}</>;
    case 'day':
      return field(0, 'Day', 'date');
    case 'days':
      return <>{field(0, 'From', 'date')}{field(1, 'To', 'date')}</>;
    case 'options':
      return <Options {...props} />;
    case 'rows':
      return <Rows {...props} />;
    case 'nothing':
      return <></>;
  }
}

function Options({ definition, values, setValues }: ValuesProps): React.ReactElement {
  const tick = (value: string, isTicked: boolean) => setValues(isTicked ? [...values, value] : values.filter((other) => other !== value));
  return (
    <Stack role="group" aria-label="Values" tokens={{ childrenGap: 8 }} styles={{ root: { maxHeight: 240, overflow: 'auto' } }}>
      {definition.options?.map(({ value, label }) => (
        <Checkbox key={value} label={label} checked={values.includes(String(value))} onChange={(_event, isTicked = false) => tick(String(value), isTicked)} />
      ))}
    </Stack>
  );
}

/** Rows of other tables are chosen in the lookup dialog; here stand their names. */
function Rows({ definition, values, setValues, setIsChoosing }: ValuesProps): React.ReactElement {
  const { dialogs } = usePlayer();
  const [names, setNames] = React.useState<Readonly<Record<string, string>>>({});
  const choose = async () => {
    setIsChoosing(true);
    const rows = await dialogs.lookup({ tables: definition.targets?.map(({ table }) => table) ?? [], multiple: true });
    setIsChoosing(false);
    if (rows.length === 0) return;
    setNames({ ...names, ...Object.fromEntries(rows.map(({ id, name }) => [id, name ?? id])) });
    setValues([...new Set([...values, ...rows.map(({ id }) => id)])]);
  };
  return (
    <Stack tokens={{ childrenGap: 8 }}>
      {values.length > 0 && <Text>{values.map((id) => names[id] ?? id).join(', ')}</Text>}
      <DefaultButton text={values.length > 0 ? 'Choose more' : 'Choose'} onClick={() => void choose()} />
    </Stack>
  );
}
