import * as React from 'react';
import { MessageBar, MessageBarType } from '@fluentui/react';
import type { Texts } from '../../../shared/texts';
import type { Message } from '../data/session';
import type { Hint } from '../model/hints';

export interface MessagesProps {
  readonly texts: Texts;
  readonly message: Message | undefined;
  readonly hints?: readonly Hint[];
  readonly actions?: JSX.Element;
  readonly onDismiss?: () => void;
}

/** What the last read or save came to, and what the mappings give to think about. */
export const Messages: React.FC<MessagesProps> = ({ texts, message, hints = [], actions, onDismiss }) => (
  <>
    {message && (
      <MessageBar
        key={message.text} messageBarType={types[message.level]} actions={actions} onDismiss={onDismiss}
        dismissButtonAriaLabel={texts('Message_Dismiss')} isMultiline
      >
        {texts(message.text, ...message.values)}
        {message.dropped && (
          <ul>
            {message.dropped.map(({ roleName, because }, index) => <li key={index}>{texts(because, roleName)}</li>)}
          </ul>
        )}
      </MessageBar>
    )}
    {hints.map(({ level, text, values }) => (
      <MessageBar key={text} messageBarType={types[level]} isMultiline>{texts(text, ...values)}</MessageBar>
    ))}
  </>
);

const types = { success: MessageBarType.success, info: MessageBarType.info, warning: MessageBarType.warning, error: MessageBarType.error };
