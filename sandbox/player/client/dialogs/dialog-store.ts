import type { Dialogs, GlobalNotification } from '../player';

type Question = 'alert' | 'confirm' | 'error' | 'lookup' | 'quickCreate';
type Asked =
  | { [Kind in Question]: { readonly kind: Kind; readonly options: Parameters<Dialogs[Kind]>[0] } }[Question]
  | { readonly kind: 'page'; readonly page: Parameters<Dialogs['page']>[0]; readonly options: Parameters<Dialogs['page']>[1] };

/** A dialog that waits for an answer. */
export type OpenDialog = Asked & { readonly id: number; readonly close: (answer?: unknown) => void };

export interface DialogStore {
  readonly dialogs: Dialogs;
  open(): readonly OpenDialog[];
  notifications(): readonly (GlobalNotification & { readonly id: string })[];
  /** What is being waited for, if anything. */
  progress(): string | undefined;
  subscribe(listener: () => void): () => void;
}

/** What is open above the page, without its looks: `<DialogHost>` draws it. */
export function createDialogStore(): DialogStore {
  const listeners = new Set<() => void>();
  let open: readonly OpenDialog[] = [];
  let notifications: readonly (GlobalNotification & { readonly id: string })[] = [];
  let progress: string | undefined;
  let lastId = 0;

  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const ask = <Answer>(asked: Asked, unanswered: Answer) =>
    new Promise<Answer>((resolve) => {
      const id = ++lastId;
      const close = (answer?: unknown) => {
        if (!open.some((dialog) => dialog.id === id)) return;
        open = open.filter((dialog) => dialog.id !== id);
        changed();
        resolve((answer as Answer) ?? unanswered);
      };
      open = [...open, { ...asked, id, close }];
      changed();
    });

  return {
    dialogs: {
      alert: (options) => ask<void>({ kind: 'alert', options }, undefined),
      confirm: (options) => ask({ kind: 'confirm', options }, false),
      error: (options) => ask<void>({ kind: 'error', options }, undefined),
      lookup: (options) => ask({ kind: 'lookup', options }, []),
      quickCreate: (options) => ask({ kind: 'quickCreate', options }, undefined),
      page: (page, options) => ask<void>({ kind: 'page', page, options }, undefined),
      showProgress(text) {
        progress = text;
        changed();
      },
      closeProgress() {
        progress = undefined;
        changed();
      },
      notify(notification) {
        const id = `notification-${++lastId}`;
        notifications = [...notifications, { ...notification, id }];
        changed();
        return id;
      },
      clearNotification(id) {
        notifications = notifications.filter((notification) => notification.id !== id);
        changed();
      },
    },
    open: () => open,
    notifications: () => notifications,
    progress: () => progress,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
