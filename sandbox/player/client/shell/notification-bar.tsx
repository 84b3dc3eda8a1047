import { MessageBar, MessageBarButton, MessageBarType } from '@fluentui/react';
import * as React from 'react';
import type { DialogStore } from '../dialogs/dialog-store';
import type { NotificationLevel } from '../player';
import { useChanges } from './use-changes';

const types: Readonly<Record<NotificationLevel, MessageBarType>> = {
  success: MessageBarType.success, error: MessageBarType.error, warning: MessageBarType.warning, information: MessageBarType.info,
};

/** Messages for the whole app (`Xrm.App.addGlobalNotification`), newest first. */
export function NotificationBar({ store }: { readonly store: DialogStore }): React.ReactElement {
  useChanges(store);
  return (
    <div role="region" aria-label="Notifications">
      {[...store.notifications()].reverse().map(({ id, level, message, action, canClose }) => (
        <MessageBar
          key={id}
          messageBarType={types[level]}
          onDismiss={canClose ? () => store.dialogs.clearNotification(id) : undefined}
          dismissButtonAriaLabel="Close"
          actions={action && <div><MessageBarButton text={action.label} onClick={() => action.run()} /></div>}
        >
          {message}
        </MessageBar>
      ))}
    </div>
  );
}
