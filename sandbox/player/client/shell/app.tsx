import * as React from 'react';
import type { AppModel, SessionModel } from '../../app-model';
import { DialogHost } from '../dialogs/dialog-host';
import { createDialogStore, type DialogStore } from '../dialogs/dialog-store';
import { PlayerContext } from '../player';
import type { ThemeChoice } from '../theme/use-theme-choice';
import { createWebApi } from '../web-api';
import { installXrm } from '../xrm';
import { addressOf, firstPage, pageOf } from './address';
import { createEnvironmentClock, type EnvironmentClock } from './environment-clock';
import { createPlayer } from './create-player';
import { loadSession } from './load';
import { Message } from './message';
import { createNavigationState } from './navigation-state';
import { Shell } from './shell';

interface Props {
  readonly app: AppModel;
  readonly session: SessionModel;
  readonly theme: { readonly choice: ThemeChoice; readonly isDark: boolean; choose(choice: ThemeChoice): void };
}

/** An open app. */
export function App({ app, session, theme }: Props): React.ReactElement {
  const isDark = React.useRef(theme.isDark);
  isDark.current = theme.isDark;
  const [parts] = React.useState(() => assemble(app, session, () => isDark.current));
  React.useEffect(() => parts && followSession(session, parts), [session, parts]);
  if (!parts) return <Message title={app.name} text="The site map of this app has no entry that can be opened. Add a table or a page to it, publish, and import the solution again." />;
  return (
    <PlayerContext.Provider value={parts.player}>
      <Shell navigation={parts.navigation} store={parts.store} theme={theme} />
      <DialogHost store={parts.store} />
    </PlayerContext.Provider>
  );
}

function assemble(app: AppModel, session: SessionModel, isDark: () => boolean) {
  const start = pageOf(window.location.search) ?? firstPage(app);
  if (!start) return undefined;
  const store = createDialogStore();
  const navigation = createNavigationState(window, start, (page) => addressOf(app.uniqueName, page));
  const clock = createEnvironmentClock(session.now, () => Date.now());
  const api = createWebApi('/api/data/v9.2/', window.fetch.bind(window));
  const player = createPlayer({ app, session, api, dialogs: store.dialogs, navigation, isDark, now: clock.now });
  installXrm(player);
  return { player, store, navigation, clock };
}

/**
 * Whoever comes back to the window sees the time of the environment, which may have been moved, and is told when another
 * tab works as somebody else since: what is done here would be done as them.
 */
function followSession({ user }: SessionModel, { clock, store: { dialogs } }: { readonly clock: EnvironmentClock; readonly store: DialogStore }): () => void {
  let told: string | undefined;
  const look = async () => {
    const { now, user: current } = await loadSession(window.fetch.bind(window));
    clock.set(now);
    if (told !== undefined) dialogs.clearNotification(told);
    told = current.id === user.id ? undefined : dialogs.notify({
      level: 'warning', canClose: false, action: { label: 'Reload', run: () => window.location.reload() },
      message: `You work as ${current.name} now, for another tab has changed it. Reload this page to see it as ${current.name}; what is not saved here is lost then.`,
    });
  };
  // Without an answer everything stays: what is done next says that the environment cannot be reached.
  const ask = () => void look().catch(() => undefined);
  window.addEventListener('focus', ask);
  return () => window.removeEventListener('focus', ask);
}
