import type { ColumnModel } from '../../app-model';
import type { ControlState, FieldValue } from '../contracts';

/** What every field is given, whatever its type. */
export interface FieldProps {
  readonly column: ColumnModel;
  readonly control: ControlState;
  readonly value: FieldValue;
  /** Id of the element that takes the focus: the label points to it. */
  readonly inputId: string;
  readonly labelId: string;
  /** Elements with the description and with what is wrong. */
  readonly describedBy: string | undefined;
  readonly isReadOnly: boolean;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
  setValue(value: FieldValue): void;
  /** What was typed is no value of the column: it stays on the screen, and the form cannot be saved. */
  setInvalid(error: string): void;
}

/** What assistive technology hears of any field. */
export const ariaOf = ({ labelId, describedBy, isRequired, isInvalid }: FieldProps) => ({
  'aria-labelledby': labelId,
  'aria-describedby': describedBy,
  'aria-required': isRequired,
  'aria-invalid': isInvalid,
});
