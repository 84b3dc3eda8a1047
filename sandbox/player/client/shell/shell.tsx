import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { DialogStore } from '../dialogs/dialog-store';
import { usePlayer } from '../player';
import type { ThemeChoice } from '../theme/use-theme-choice';
import { addressOf } from './address';
import { ErrorBoundary } from './error-boundary';
import type { NavigationState } from './navigation-state';
import { NotificationBar } from './notification-bar';
import { PageHost } from './page-host';
import { shellStyles } from './shell-styles';
import { SiteMap } from './site-map';
import { TopBar } from './top-bar';
import { useChanges } from './use-changes';
import { useHeadingFocus } from './use-heading-focus';

interface Props {
  readonly navigation: NavigationState;
  readonly store: DialogStore;
  readonly theme: { readonly choice: ThemeChoice; choose(choice: ThemeChoice): void };
}

/** What stays around every page: the bar above, the site map beside, messages for everyone. */
export function Shell({ navigation, store, theme }: Props): React.ReactElement {
  const player = usePlayer();
  const styles = shellStyles(useTheme());
  const main = React.useRef<HTMLElement>(null);
  const [isOpen, setIsOpen] = useSiteMapOpen();
  useChanges(navigation);
  useHeadingFocus(main, navigation.revision(), player.app.name);

  const goTo: typeof navigation.navigate = (page, options) => {
    if (!isWide()) setIsOpen(false);
    return navigation.navigate(page, options);
  };
  const page = navigation.page();

  return (
    <div className={styles.shell}>
      <a className={styles.skipLink} href="#page" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>Skip to the page</a>
      <TopBar theme={theme} isNavigationOpen={isOpen} revision={navigation.revision()} toggleNavigation={() => setIsOpen(!isOpen)} />
      <NotificationBar store={store} />
      <div className={styles.body}>
        {isOpen && <SiteMap page={page} goTo={goTo} addressOf={(to) => addressOf(player.app.uniqueName, to)} />}
        <main id="page" ref={main} tabIndex={-1} className={styles.main}>
          <ErrorBoundary what="This page" key={navigation.revision()}>
            <PageHost page={page} />
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}

/** Whether the site map is open. It closes when the window becomes narrow, where it lies above the page, and comes back when there is room. */
function useSiteMapOpen(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setIsOpen] = React.useState(isWide);
  const [hasRoom, setHasRoom] = React.useState(isWide);
  React.useEffect(() => {
    const resized = () => setHasRoom(isWide());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  React.useEffect(() => setIsOpen(hasRoom), [hasRoom]);
  return [isOpen, setIsOpen];
}

function isWide(): boolean {
  return window.innerWidth >= 900;
}
