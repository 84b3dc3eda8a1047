import type { NotificationLevel, Player } from '../player';
import { notSupported } from './not-supported';

/** `AppNotificationLevel` 1 to 4. */
const LEVELS: readonly NotificationLevel[] = ['success', 'error', 'warning', 'information'];

/** `Xrm.App`. Source: Learn "Xrm.App (Client API reference)". */
export function createApp({ dialogs }: Player): Xrm.App {
  const app = {
    addGlobalNotification: ({ action, level, message, showCloseButton = false }: Xrm.App.Notification) =>
      Promise.resolve(dialogs.notify({
        level: LEVELS[level - 1] ?? 'information', message, canClose: showCloseButton,
        ...(action ? { action: { label: action.actionLabel ?? 'Open', run: () => action.eventHandler?.() } } : {}),
      })),
    clearGlobalNotification: (id: string) => {
      dialogs.clearNotification(id);
      return Promise.resolve(id);
    },
    sidePanes: {
      state: 0, getAllPanes: () => [], getPane: () => undefined, getSelectedPane: () => undefined,
      createPane: notSupported('Xrm.App.sidePanes.createPane'),
    },
  };
  return app as unknown as Xrm.App;
}
