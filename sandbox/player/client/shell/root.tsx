import { ThemeProvider } from '@fluentui/react';
import * as React from 'react';
import type { AppModel, SessionModel } from '../../app-model';
import { localeOf } from '../format/locale';
import { themeFor } from '../theme/theme';
import { useThemeChoice } from '../theme/use-theme-choice';
import { appNamed, appOf } from './address';
import { App } from './app';
import { AppChooser } from './app-chooser';
import { ErrorBoundary } from './error-boundary';
import { loadApp, loadSession } from './load';
import { Loading, Message } from './message';

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'choose'; readonly session: SessionModel }
  | { readonly kind: 'open'; readonly session: SessionModel; readonly app: AppModel };

/** Until it is known who is here. */
const englishLanguage = 1033;

/** Finds out who is here and which app to open, and opens it. */
export function Root(): React.ReactElement {
  const theme = useThemeChoice();
  const [state, setState] = React.useState<State>({ kind: 'loading' });
  const [attempt, setAttempt] = React.useState(0);

  React.useEffect(() => {
    setState({ kind: 'loading' });
    start().then(setState, (reason: Error) => setState({ kind: 'failed', message: reason.message }));
  }, [attempt]);

  React.useEffect(() => {
    document.documentElement.style.colorScheme = theme.isDark ? 'dark' : 'light';
  }, [theme.isDark]);

  const languageId = state.kind === 'open' ? state.session.languageId : englishLanguage;
  React.useEffect(() => {
    document.documentElement.lang = localeOf(languageId).tag;
  }, [languageId]);

  return (
    <ThemeProvider theme={themeFor(theme.isDark)} applyTo="body">
      <ErrorBoundary what="The player">
        {state.kind === 'loading' && <Loading label="Opening the app" />}
        {state.kind === 'failed' && <Message title="The app cannot be opened" text={state.message} action={{ label: 'Try again', run: () => setAttempt(attempt + 1) }} />}
        {state.kind === 'choose' && <AppChooser apps={state.session.apps} />}
        {state.kind === 'open' && <App app={state.app} session={state.session} theme={theme} />}
      </ErrorBoundary>
    </ThemeProvider>
  );
}

async function start(): Promise<State> {
  const fetch = window.fetch.bind(window);
  const session = await loadSession(fetch);
  const named = appNamed(window.location.search);
  const chosen = appOf(window.location.search, session.apps) ?? (session.apps.length === 1 && named === undefined ? session.apps[0] : undefined);
  if (!chosen && named !== undefined) return { kind: 'failed', message: `There is no app '${named}' in this environment. ${knownApps(session)}` };
  if (!chosen) return { kind: 'choose', session };
  return { kind: 'open', session, app: await loadApp(fetch, chosen.uniqueName, session.languageId) };
}

function knownApps({ apps }: SessionModel): string {
  return apps.length === 0 ? 'It has no app at all: import a solution with one.' : `It has: ${apps.map(({ name, uniqueName }) => `${name} (${uniqueName})`).join(', ')}. Check the address.`;
}
