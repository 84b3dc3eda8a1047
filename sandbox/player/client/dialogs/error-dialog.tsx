import { DefaultButton, Dialog, DialogFooter, PrimaryButton, Text, TextField } from '@fluentui/react';
import * as React from 'react';
import type { Dialogs } from '../player';

/** What went wrong; the details on demand, to be copied for whoever helps. */
export function ErrorDialog({ options, onClose }: { readonly options: Parameters<Dialogs['error']>[0]; onClose(): void }): React.ReactElement {
  const [showsDetails, setShowsDetails] = React.useState(false);
  const [copied, setCopied] = React.useState(false);
  const details = [options.code && `Code: ${options.code}`, options.details].filter(Boolean).join('\n');
  const copy = () => {
    navigator.clipboard.writeText(`${options.message}\n${details}`).then(() => setCopied(true), () => setShowsDetails(true));
  };
  return (
    <Dialog hidden={false} onDismiss={onClose} minWidth={440} dialogContentProps={{ title: 'Something went wrong' }} modalProps={{ isBlocking: true }}>
      <Text block styles={{ root: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } }}>{options.message}</Text>
      {showsDetails && <TextField label="Details" multiline readOnly autoAdjustHeight defaultValue={details} />}
      <DialogFooter>
        <PrimaryButton text="OK" onClick={onClose} />
        {details && <DefaultButton text={showsDetails ? 'Hide details' : 'Show details'} aria-expanded={showsDetails} onClick={() => setShowsDetails(!showsDetails)} />}
        {details && <DefaultButton text={copied ? 'Copied' : 'Copy'} onClick={copy} />}
      </DialogFooter>
    </Dialog>
  );
}
