import { DefaultButton, Dialog, DialogFooter, PrimaryButton, Text } from '@fluentui/react';
import * as React from 'react';
import type { Dialogs } from '../player';

type Options<Kind extends 'alert' | 'confirm'> = Parameters<Dialogs[Kind]>[0];

/** One sentence and one button. */
export function AlertDialog({ options, onClose }: { readonly options: Options<'alert'>; onClose(): void }): React.ReactElement {
  return (
    <Dialog hidden={false} onDismiss={onClose} minWidth={options.width ?? 400} dialogContentProps={{ title: options.title ?? 'Note' }} modalProps={{ isBlocking: true }}>
      <PlainText text={options.text} height={options.height} />
      <DialogFooter><PrimaryButton text={options.button ?? 'OK'} onClick={onClose} /></DialogFooter>
    </Dialog>
  );
}

/** A question with two answers. Closing it means no. */
export function ConfirmDialog({ options, onClose }: { readonly options: Options<'confirm'>; onClose(isConfirmed: boolean): void }): React.ReactElement {
  const content = { title: options.title ?? 'Are you sure?', ...(options.subtitle ? { subText: options.subtitle } : {}) };
  return (
    <Dialog hidden={false} onDismiss={() => onClose(false)} minWidth={options.width ?? 440} dialogContentProps={content} modalProps={{ isBlocking: true }}>
      <PlainText text={options.text} height={options.height} />
      <DialogFooter>
        <PrimaryButton text={options.confirm ?? 'OK'} onClick={() => onClose(true)} />
        <DefaultButton text={options.cancel ?? 'Cancel'} onClick={() => onClose(false)} />
      </DialogFooter>
    </Dialog>
  );
}

/** Text as it is, lines kept. A long one can be scrolled with the keyboard. */
function PlainText({ text, height }: { readonly text: string; readonly height?: number }): React.ReactElement {
  const isLong = text.length > 600;
  return (
    <div
      tabIndex={isLong ? 0 : undefined}
      role={isLong ? 'group' : undefined}
      aria-label={isLong ? 'Text' : undefined}
      style={{ maxHeight: height ?? '50vh', overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      <Text>{text}</Text>
    </div>
  );
}
