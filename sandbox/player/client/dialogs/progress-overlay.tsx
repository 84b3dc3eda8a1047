import { Modal, Spinner, SpinnerSize } from '@fluentui/react';
import * as React from 'react';

/** Something is under way, and nothing else can be done until it is over. */
export function ProgressOverlay({ text }: { readonly text: string }): React.ReactElement {
  return (
    <Modal isOpen isBlocking titleAriaId="progress-text" styles={{ main: { minWidth: 240, minHeight: 0, padding: 32 } }}>
      <div id="progress-text" tabIndex={0} aria-busy>
        <Spinner size={SpinnerSize.large} label={text} ariaLive="assertive" />
      </div>
    </Modal>
  );
}
