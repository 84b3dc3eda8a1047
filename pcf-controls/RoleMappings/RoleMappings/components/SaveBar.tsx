import * as React from 'react';
import { DefaultButton, PrimaryButton, Spinner } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import { useStyles } from './styles';

export interface SaveBarProps {
  readonly texts: Texts;
  readonly count: number;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Says that changes are not saved yet, and saves or discards them. The form's own Save does not reach them. */
export const SaveBar: React.FC<SaveBarProps> = ({ texts, count, isSaving, onSave, onDiscard }) => {
  const styles = useStyles();
  return (
    <div className={styles.saveBar} role="group" aria-label={texts('Save_Label')}>
      {isSaving ? <Spinner label={texts('Save_Saving')} labelPosition="right" /> : <span className={styles.saveText}>{texts.count('Save_Count', count)}</span>}
      <PrimaryButton text={texts('Save_Save')} disabled={isSaving} onClick={onSave} />
      <DefaultButton text={texts('Save_Discard')} disabled={isSaving} onClick={onDiscard} />
    </div>
  );
};
