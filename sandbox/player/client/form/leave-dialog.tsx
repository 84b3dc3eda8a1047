import { DefaultButton, Dialog, DialogFooter, DialogType, PrimaryButton } from '@fluentui/react';
import * as React from 'react';

export type LeaveAnswer = 'save' | 'discard' | 'stay';

/** What is to become of changes that are not saved, when somebody goes elsewhere. */
export function LeaveDialog({ answer }: { answer(answer: LeaveAnswer): void }): JSX.Element {
  return (
    <Dialog
      hidden={false}
      minWidth="min(480px, 90vw)"
      onDismiss={() => answer('stay')}
      dialogContentProps={{ type: DialogType.normal, title: 'Unsaved changes', subText: 'There are changes on this form that are not saved. What is to become of them?' }}
    >
      <DialogFooter>
        <PrimaryButton text="Save and continue" onClick={() => answer('save')} />
        <DefaultButton text="Discard changes" onClick={() => answer('discard')} />
        <DefaultButton text="Cancel" onClick={() => answer('stay')} />
      </DialogFooter>
    </Dialog>
  );
}
