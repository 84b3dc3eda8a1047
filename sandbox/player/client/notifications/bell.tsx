import { DefaultButton, IconButton, MessageBar, MessageBarType, Panel, PanelType, useTheme } from '@fluentui/react';
import * as React from 'react';
import { privilegeDepth } from '../form-runtime';
import { usePlayer, type Player } from '../player';
import type { Notice } from './notice';
import { NoticeCard } from './notice-card';
import { noticeStyles } from './notice-styles';
import { Toasts } from './toasts';
import { useNotices } from './use-notices';

/** The setting by which an app allows notifications. Its name is from the time of their preview. */
const SETTING = 'AllowNotificationsEarlyAccess';

/** Whether the bell is there: the app has to allow it, and the user's roles. Source: Microsoft Learn, "Managing security for notifications". */
const hasBell = ({ app, session }: Player): boolean =>
  app.settings?.[SETTING] === 'true' && privilegeDepth(session.user, 'Read', { schemaName: 'appnotification' }) > 0;

/** In-app notifications: a bell with their number, a panel with what they say, and toasts for new ones. @param revision grows with each page */
export function Bell({ revision }: { readonly revision: number }): JSX.Element | null {
  const player = usePlayer();
  return hasBell(player) ? <RingingBell revision={revision} /> : null;
}

function RingingBell({ revision }: { readonly revision: number }): JSX.Element {
  const styles = noticeStyles(useTheme());
  const { notices, toasts, error, refresh, dismiss, closeToast } = useNotices(revision);
  const [isOpen, setOpen] = React.useState(false);
  const text = notices.length === 1 ? '1 notification' : `${notices.length} notifications`;
  const open = () => {
    setOpen(true);
    void refresh();
  };
  return (
    <div className={styles.bell}>
      <IconButton iconProps={{ iconName: 'Ringer' }} ariaLabel={`Notifications: ${notices.length}`} title={text} aria-haspopup="dialog" aria-expanded={isOpen} onClick={open} />
      {notices.length > 0 && <span className={styles.count} aria-hidden>{notices.length > 99 ? '99+' : notices.length}</span>}
      <div role="status" className={styles.hidden}>{notices.length > 0 ? text : ''}</div>
      <Toasts toasts={isOpen ? [] : toasts} close={closeToast} />
      <Panel
        isOpen={isOpen}
        isLightDismiss
        type={PanelType.custom}
        customWidth="min(400px, 100vw)"
        headerText="Notifications"
        closeButtonAriaLabel="Close"
        onDismiss={() => setOpen(false)}
      >
        {error !== undefined && <MessageBar messageBarType={MessageBarType.warning} isMultiline>{`The notifications could not be read, so these may not be all. ${error}`}</MessageBar>}
        <NoticeList notices={notices} dismiss={(dismissed) => void dismiss(dismissed)} close={() => setOpen(false)} />
      </Panel>
    </div>
  );
}

interface ListProps {
  readonly notices: readonly Notice[];
  dismiss(notices: readonly Notice[]): void;
  close(): void;
}

function NoticeList({ notices, dismiss, close }: ListProps): JSX.Element {
  const styles = noticeStyles(useTheme());
  const list = React.useRef<HTMLUListElement>(null);
  const dismissFrom = (dismissed: readonly Notice[]) => {
    // The button that had the focus goes: whoever uses the keyboard goes on in the list.
    list.current?.focus();
    dismiss(dismissed);
  };
  return (
    <>
      {notices.length > 1 && <div className={styles.heading}><DefaultButton text="Dismiss all" onClick={() => dismissFrom(notices)} /></div>}
      <ul ref={list} tabIndex={-1} className={styles.list} aria-label="Notifications">
        {notices.map((notice) => (
          <li key={notice.id} className={styles.item}><NoticeCard notice={notice} closing="Dismiss" close={() => dismissFrom([notice])} onLeave={close} /></li>
        ))}
      </ul>
      {notices.length === 0 && <p>You have no notifications.</p>}
    </>
  );
}
