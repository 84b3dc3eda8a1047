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
  /** This machine's time, milliseconds. */
  clock(): number;
}

/** What the parts of the client share. It stays the same object while the app is open, so that no form is lost with a change of theme. */
export function createPlayer({ app, session, api, dialogs, navigation, isDark, clock }: Parts): Player {
  const listeners = new Set<(table: string) => void>();
  const ahead = Date.parse(session.now) - clock();
  return {
    app,
    session,
    api,
    dialogs,
    get isDark() {
      return isDark();
    },
    now: () => new Date(clock() + ahead),
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
