import { Dropdown, useTheme, type IDropdownOption } from '@fluentui/react';
import * as React from 'react';
import type { OptionModel } from '../../app-model';
import { choosable, chosenLabels } from './choice-options';
import { ColorSwatch } from './color-swatch';
import { ariaOf, type FieldProps } from './field-props';
import { ReadOnlyText } from './read-only-text';

const nothing: IDropdownOption = { key: '', text: '---' };

/** One of the column's options: a choice, a state or a status reason. */
export function ChoiceField(props: FieldProps): JSX.Element {
  const { column, control, inputId, value, isReadOnly, isInvalid, isRequired, setValue } = props;
  const { semanticColors } = useTheme();
  if (isReadOnly) return <ReadOnlyText field={props} text={chosenLabels(column, value)} swatch={column.options?.find((option) => option.value === value)?.color} />;
  const mayBeEmpty = !isRequired && column.type === 'choice';
  const options = choosable(column, value, control.hiddenOptions).map(toOption);
  return (
    <Dropdown
      id={inputId}
      {...ariaOf(props)}
      styles={isInvalid ? { title: { borderColor: semanticColors.errorText } } : undefined}
      placeholder="---"
      selectedKey={typeof value === 'number' ? value : null}
      options={mayBeEmpty ? [nothing, ...options] : options}
      onRenderOption={(option) => <Labelled option={option} />}
      onRenderTitle={(chosen) => <Labelled option={chosen?.[0]} />}
      onChange={(_, option) => option && setValue(option.key === nothing.key ? null : Number(option.key))}
    />
  );
}

/** Several of the column's options. */
export function ChoicesField(props: FieldProps): JSX.Element {
  const { column, control, inputId, value, isReadOnly, setValue } = props;
  if (isReadOnly) return <ReadOnlyText field={props} text={chosenLabels(column, value)} />;
  const chosen = Array.isArray(value) ? (value as readonly number[]) : [];
  return (
    <Dropdown
      id={inputId}
      {...ariaOf(props)}
      multiSelect
      multiSelectDelimiter="; "
      placeholder="---"
      selectedKeys={[...chosen]}
      options={choosable(column, value, control.hiddenOptions).map(toOption)}
      onChange={(_, option) => {
        if (!option) return;
        const rest = chosen.filter((one) => one !== option.key);
        const now = option.selected === true ? [...rest, Number(option.key)] : rest;
        setValue(now.length > 0 ? now : null);
      }}
    />
  );
}

const toOption = ({ value, label, color }: OptionModel): IDropdownOption => ({ key: value, text: label, data: color });

function Labelled({ option }: { readonly option: IDropdownOption | undefined }): JSX.Element {
  return <span>{typeof option?.data === 'string' && <ColorSwatch color={option.data} />}{option?.text}</span>;
}
