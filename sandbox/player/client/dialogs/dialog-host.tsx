import * as React from 'react';
import { QuickCreatePanel } from '../form/quick-create';
import { LookupDialog } from '../lookup/lookup-dialog';
import { useChanges } from '../shell/use-changes';
import { AlertDialog, ConfirmDialog } from './alert-and-confirm';
import type { DialogStore, OpenDialog } from './dialog-store';
import { ErrorDialog } from './error-dialog';
import { PageDialog } from './page-dialog';
import { ProgressOverlay } from './progress-overlay';
import { useFocusReturn } from './use-focus-return';

/** Draws what is open above the page, the latest on top. */
export function DialogHost({ store }: { readonly store: DialogStore }): React.ReactElement {
  useChanges(store);
  const progress = store.progress();
  useFocusReturn(progress !== undefined || store.open().length > 0);
  return (
    <>
      {store.open().map((dialog) => <React.Fragment key={dialog.id}>{drawn(dialog)}</React.Fragment>)}
      {progress !== undefined && <ProgressOverlay text={progress} />}
    </>
  );
}

function drawn(dialog: OpenDialog): React.ReactElement {
  switch (dialog.kind) {
    case 'alert':
      return <AlertDialog options={dialog.options} onClose={() => dialog.close()} />;
    case 'confirm':
      return <ConfirmDialog options={dialog.options} onClose={dialog.close} />;
    case 'error':
      return <ErrorDialog options={dialog.options} onClose={() => dialog.close()} />;
    case 'page':
      return <PageDialog page={dialog.page} options={dialog.options} onClose={() => dialog.close()} />;
    case 'lookup':
      return <LookupDialog options={dialog.options} onClose={dialog.close} />;
    case 'quickCreate':
      return <QuickCreatePanel table={dialog.options.table} defaults={dialog.options.defaults} onClose={dialog.close} />;
  }
}
