import * as React from 'react';
import { LookupField } from '../lookup/lookup-field';
import { ChoiceField, ChoicesField } from './choice-field';
import { DateField } from './date-field';
import type { FieldProps } from './field-props';
import { LinkField } from './link-field';
import { NumberField } from './number-field';
import { ReadOnlyText } from './read-only-text';
import { TextColumnField } from './text-field';
import { YesNoField } from './yes-no-field';

/** The input of a column, by its type. */
export function Field(props: FieldProps): JSX.Element {
  const { format, type } = props.column;
  switch (type) {
    case 'text':
      return format === 'email' || format === 'url' || format === 'phone' ? <LinkField {...props} format={format} /> : <TextColumnField {...props} />;
    case 'memo':
      return <TextColumnField {...props} />;
    case 'wholeNumber':
    case 'decimal':
    case 'money':
      return <NumberField {...props} />;
    case 'yesNo':
      return <YesNoField {...props} />;
    case 'choice':
    case 'state':
    case 'status':
      return <ChoiceField {...props} />;
    case 'choices':
      return <ChoicesField {...props} />;
    case 'dateTime':
      return <DateField {...props} />;
    case 'lookup':
    case 'owner':
    case 'customer':
      return <LookupField {...props} />;
    default:
      return <ReadOnlyText field={props} text={props.value === null ? '' : String(props.value)} />;
  }
}
