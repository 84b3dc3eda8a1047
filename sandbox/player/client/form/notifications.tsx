import { ActionButton, MessageBar, MessageBarType } from '@fluentui/react';
import * as React from 'react';
import type { FormNotification } from '../contracts';

const looks = { ERROR: MessageBarType.error, WARNING: MessageBarType.warning, INFO: MessageBarType.info };
const urgency = { ERROR: 0, WARNING: 1, INFO: 2 };

export interface NotificationsProps {
  readonly notifications: readonly FormNotification[];
  dismiss(id: string): void;
}

/** What the form has to say as a whole: errors first. Several take one line until somebody opens them, as in Power Apps. */
export function Notifications({ notifications, dismiss }: NotificationsProps): JSX.Element {
  const [isOpen, setOpen] = React.useState(false);
  const sorted = [...notifications].sort((one, other) => urgency[one.level] - urgency[other.level]);
  const shown = isOpen ? sorted : sorted.slice(0, 1);
  return (
    <div role="region" aria-label="Notifications of the form">
      {shown.map(({ id, level, text }) => (
        <MessageBar key={id} messageBarType={looks[level]} isMultiline onDismiss={() => dismiss(id)} dismissButtonAriaLabel="Dismiss">
          {text}
        </MessageBar>
      ))}
      {sorted.length > 1 && (
        <ActionButton
          aria-expanded={isOpen}
          iconProps={{ iconName: isOpen ? 'ChevronUp' : 'ChevronDown' }}
          text={isOpen ? 'Show the first only' : `Show all ${sorted.length} notifications`}
          onClick={() => setOpen(!isOpen)}
        />
      )}
    </div>
  );
}
