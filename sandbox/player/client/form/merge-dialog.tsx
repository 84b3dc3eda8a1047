import { DefaultButton, Dialog, DialogFooter, DialogType, PrimaryButton, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { TableModel } from '../../app-model';
import type { SaveOutcome } from '../contracts';
import { formStyles } from './form-styles';

export type MergeAnswer = 'mine' | 'theirs' | 'later';

export interface MergeDialogProps {
  readonly table: TableModel;
  readonly columns: Extract<SaveOutcome, { kind: 'conflict' }>['columns'];
  answer(answer: MergeAnswer): void;
}

/** Shows what two people changed in the same columns, and asks whose values are to stay. What only one of them changed stays anyway. */
export function MergeDialog({ table, columns, answer }: MergeDialogProps): JSX.Element {
  const styles = formStyles(useTheme());
  return (
    <Dialog
      hidden={false}
      minWidth="min(640px, 90vw)"
      onDismiss={() => answer('later')}
      dialogContentProps={{
        type: DialogType.normal,
        title: 'Somebody else changed this row',
        subText: `Since you opened this ${table.displayName}, somebody else changed columns that you changed too. Nothing has been saved yet. Which values are to stay?`,
      }}
    >
      <table className={styles.comparison}>
        <caption className={styles.hidden}>Columns that both changed</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Your value</th>
            <th scope="col">Their value</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ column, mine, theirs }) => (
            <tr key={column}>
              <th scope="row">{table.columns[column]?.displayName ?? column}</th>
              <td>{mine || '(empty)'}</td>
              <td>{theirs || '(empty)'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DialogFooter>
        <PrimaryButton text="Keep mine" onClick={() => answer('mine')} />
        <DefaultButton text="Take theirs" onClick={() => answer('theirs')} />
        <DefaultButton text="Go on editing" onClick={() => answer('later')} />
      </DialogFooter>
    </Dialog>
  );
}
