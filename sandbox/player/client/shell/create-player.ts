import type { AppModel, SessionModel } from '../../app-model';
import type { Dialogs, Player, WebApi } from '../player';
import type { NavigationState } from './navigation-state';

interface Parts {
  readonly app: AppModel;
  readonly session: SessionModel;
  readonly api: WebApi;
  readonly dialogs: Dialogs;
  readonly navigation: NavigationState;
  isDark(): boolean;
  /** The environment's time. */
  now(): Date;
}

/** What the parts of the client share. It stays the same object while the app is open, so that no form is lost with a change of theme. */
export function createPlayer({ app, session, api, dialogs, navigation, isDark, now }: Parts): Player {
  const listeners = new Set<(table: string) => void>();
  return {
    app,
    session,
    api,
    dialogs,
    get isDark() {
      return isDark();
    },
    now,
    page: navigation.page,
    navigate: navigation.navigate,
    guardLeaving: navigation.guardLeaving,
    rowsChanged(table) {
      for (const listener of [...listeners]) listener(table);
    },
    onRowsChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
