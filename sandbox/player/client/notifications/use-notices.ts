import * as React from 'react';
import { useReturn } from '../grid/use-return';
import { usePlayer, type WebApiRow } from '../player';
import { noticeOf, noticesPath, type Notice } from './notice';
import { rememberSeen, seenNotices } from './seen-notices';

export interface Notices {
  /** The latest first. */
  readonly notices: readonly Notice[];
  /** Those that are new and show themselves. */
  readonly toasts: readonly Notice[];
  /** Why they could not be read. */
  readonly error: string | undefined;
  refresh(): Promise<void>;
  dismiss(notices: readonly Notice[]): Promise<void>;
  closeToast(id: string): void;
}

/** Milliseconds between two readings. Source: Microsoft Learn, "Send in-app notifications within model-driven apps", Notification polling. */
const MINUTE = 60_000;

/** Toasts that appear at once; further ones wait in the panel. */
const MAX_TOASTS = 3;

interface State extends Pick<Notices, 'notices' | 'toasts' | 'error'> {
  readonly isLoading: boolean;
  readonly readings: number;
}

/** The notifications of the user: read at the start, once a minute, and when somebody goes to another page or comes back after that time. @param revision grows with each page */
export function useNotices(revision: number): Notices {
  const player = usePlayer();
  const { api, app, session, dialogs } = player;
  const [state, setState] = React.useState<State>({ notices: [], toasts: [], error: undefined, isLoading: false, readings: 0 });
  const readAt = React.useRef(-Infinity);
  const latest = React.useRef(0);

  const refresh = React.useCallback(async () => {
    const call = ++latest.current;
    readAt.current = performance.now();
    setState((now) => ({ ...now, isLoading: true }));
    try {
      const { value } = await api.get(noticesPath(session.user.id));
      if (call !== latest.current) return;
      const notices = (Array.isArray(value) ? (value as WebApiRow[]) : []).flatMap((row) => noticeOf(row, player.now()) ?? []);
      const seen = seenNotices(app.id, session.user.id);
      const fresh = notices.filter(({ id, isToast }) => isToast && !seen.has(id));
      rememberSeen(app.id, session.user.id, notices.map(({ id }) => id));
      const ids = new Set(notices.map(({ id }) => id));
      setState((now) => ({
        notices, toasts: [...fresh, ...now.toasts.filter(({ id }) => ids.has(id))].slice(0, MAX_TOASTS), error: undefined, isLoading: false, readings: now.readings + 1,
      }));
    } catch (reason) {
      if (call === latest.current) setState((now) => ({ ...now, isLoading: false, readings: now.readings + 1, error: reason instanceof Error ? reason.message : String(reason) }));
    }
  }, [api, app, session, player]);

  React.useEffect(() => {
    if (performance.now() - readAt.current >= MINUTE) void refresh();
  }, [refresh, revision]);
  React.useEffect(() => {
    const timer = setInterval(() => document.visibilityState !== 'hidden' && void refresh(), MINUTE);
    return () => {
      clearInterval(timer);
      latest.current += 1;
    };
  }, [refresh]);
  React.useEffect(() => player.onRowsChanged((table) => table === 'appnotification' && void refresh()), [player, refresh]);
  useReturn({ isLoading: state.isLoading, readings: state.readings, refresh });

  const dismiss = async (dismissed: readonly Notice[]) => {
    const ids = new Set(dismissed.map(({ id }) => id));
    setState((now) => ({ ...now, notices: now.notices.filter(({ id }) => !ids.has(id)), toasts: now.toasts.filter(({ id }) => !ids.has(id)) }));
    const outcomes = await api.each(dismissed.map(({ id }) => ({ method: 'DELETE', path: `appnotifications(${id})` })));
    // One that is gone already has been dismissed in another window.
    const failure = outcomes.find((outcome) => outcome instanceof Error && outcome.status !== 404);
    if (!(failure instanceof Error)) return;
    await refresh();
    await dialogs.error({ message: `Not every notification could be dismissed. ${failure.message}` });
  };
  const { notices, toasts, error } = state;
  return { notices, toasts, error, refresh, dismiss, closeToast: (id) => setState((now) => ({ ...now, toasts: now.toasts.filter((toast) => toast.id !== id) })) };
}
