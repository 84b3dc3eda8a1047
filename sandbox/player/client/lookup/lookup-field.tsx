import * as React from 'react';
import type { FieldValue } from '../contracts';
import type { FieldProps } from '../fields/field-props';
import { ReadOnlyText } from '../fields/read-only-text';
import type { LookupValue } from '../player';
import { ChosenRow } from './chosen-row';
import { LookupBox } from './lookup-box';

/** A lookup, an owner or a customer: the row that it points to, or a box to search for one. */
export function LookupField(props: FieldProps): JSX.Element {
  const { inputId, isReadOnly, setValue } = props;
  const chosen = rowOf(props.value);
  const takeFocus = React.useRef(false);
  React.useEffect(() => {
    // What had the focus is gone: its place is taken by what can be done next.
    if (takeFocus.current) document.getElementById(inputId)?.focus();
    takeFocus.current = false;
  }, [inputId, chosen?.id]);

  const choose = (value: LookupValue | undefined) => {
    takeFocus.current = true;
    setValue(value ? [value] : null);
  };
  if (chosen) return <ChosenRow field={props} row={chosen} {...(!isReadOnly && { clear: () => choose(undefined) })} />;
  return isReadOnly ? <ReadOnlyText field={props} text="" /> : <LookupBox field={props} choose={choose} />;
}

/** The row in a lookup's value. */
function rowOf(value: FieldValue): LookupValue | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'object' && first !== null ? (first as LookupValue) : undefined;
}
