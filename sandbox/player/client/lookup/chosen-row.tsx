import { IconButton, Link, mergeStyles, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { FieldProps } from '../fields/field-props';
import { usePlayer, type LookupValue } from '../player';

export interface ChosenRowProps {
  readonly field: FieldProps;
  readonly row: LookupValue;
  /** Empties the lookup; absent where it cannot be changed. */
  clear?(): void;
}

/** The row that a lookup points to: opened by its name, taken out by the button beside it. */
export function ChosenRow({ field, row, clear }: ChosenRowProps): JSX.Element {
  const { inputId, labelId, describedBy, control } = field;
  const player = usePlayer();
  const { semanticColors } = useTheme();
  const border = `1px solid ${field.isInvalid ? semanticColors.errorText : semanticColors.inputBorder}`;
  const place = mergeStyles({
    display: 'flex', alignItems: 'center', minHeight: 32, paddingLeft: 8, minWidth: 0,
    ...(clear && { border, borderRadius: 2, background: semanticColors.inputBackground }),
  });
  const name = row.name ?? '(no name)';
  const text = mergeStyles({ flex: 1, minWidth: 0, overflowWrap: 'anywhere', textAlign: 'left' });
  const hasForm = player.app.tables[row.entityType]?.forms.some(({ type }) => type === 'main') === true;
  const naming = { id: inputId, className: text, 'aria-labelledby': `${labelId} ${inputId}-name`, 'aria-describedby': describedBy };
  const shown = <span id={`${inputId}-name`}>{name}</span>;
  return (
    <div className={place}>
      {hasForm ? (
        <Link {...naming} title={`Open ${name}`} onClick={() => void player.navigate({ kind: 'record', table: row.entityType, id: row.id })}>{shown}</Link>
      ) : (
        <span {...naming} role="group" tabIndex={0}>{shown}</span>
      )}
      {clear && <IconButton iconProps={{ iconName: 'Cancel' }} ariaLabel={`Remove ${name} from ${control.label}`} title="Remove" onClick={() => clear()} />}
    </div>
  );
}
