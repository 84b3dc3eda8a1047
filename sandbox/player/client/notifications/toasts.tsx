import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { Notice } from './notice';
import { NoticeCard } from './notice-card';
import { noticeStyles } from './notice-styles';

/** How long a toast stays, in milliseconds. Source: Microsoft Learn, "Send in-app notifications within model-driven apps", Toast Type. */
const SHOWN_FOR = 4_000;

interface Props {
  readonly toasts: readonly Notice[];
  close(id: string): void;
}

/** New notifications, which show themselves for a moment and stay in the panel. One that is pointed at, or has the focus, stays. */
export function Toasts({ toasts, close }: Props): JSX.Element {
  const styles = noticeStyles(useTheme());
  return (
    <div className={styles.toasts} aria-live="polite" role="region" aria-label="New notifications">
      {toasts.map((notice) => <Toast key={notice.id} notice={notice} close={close} />)}
    </div>
  );
}

function Toast({ notice, close }: { readonly notice: Notice; close(id: string): void }): JSX.Element {
  const styles = noticeStyles(useTheme());
  const [isHeld, setHeld] = React.useState(false);
  const latest = React.useRef(close);
  latest.current = close;
  const { id } = notice;
  React.useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => latest.current(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, id]);
  const [hold, release] = [() => setHeld(true), () => setHeld(false)];
  return (
    <div className={styles.toast} onMouseEnter={hold} onMouseLeave={release} onFocus={hold} onBlur={release}>
      <NoticeCard notice={notice} closing="Close" close={() => close(id)} onLeave={() => close(id)} />
    </div>
  );
}
