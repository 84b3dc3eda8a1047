import { CommandBarButton, ContextualMenuItemType, IconButton, useTheme, type IContextualMenuItem } from '@fluentui/react';
import * as React from 'react';
import { languageName } from '../format/locale';
import { Bell } from '../notifications/bell';
import { usePlayer } from '../player';
import type { ThemeChoice } from '../theme/use-theme-choice';
import { changeSession } from './load';
import { shellStyles } from './shell-styles';

interface Props {
  readonly theme: { readonly choice: ThemeChoice; choose(choice: ThemeChoice): void };
  readonly isNavigationOpen: boolean;
  /** Grows with each page that is opened. */
  readonly revision: number;
  toggleNavigation(): void;
}

/** App, environment, and who uses it in which language and look. */
export function TopBar({ theme, isNavigationOpen, revision, toggleNavigation }: Props): React.ReactElement {
  const { app, session, dialogs } = usePlayer();
  const styles = shellStyles(useTheme());
  const { unsupported = [] } = app;
  const notPlayed = `Not supported by the sandbox: ${unsupported.length}`;

  const goOnAs = (change: { readonly userId: string } | { readonly languageId: number }) => () => {
    changeSession(window.fetch.bind(window), change).then(
      () => window.location.reload(),
      (reason: Error) => dialogs.error({ message: reason.message }),
    );
  };
  const choices: readonly { readonly key: ThemeChoice; readonly text: string }[] = [
    { key: 'system', text: 'As the system' }, { key: 'light', text: 'Light' }, { key: 'dark', text: 'Dark' },
  ];
  const settings: IContextualMenuItem[] = [
    section('theme', 'Theme', choices.map(({ key, text }) => ({ key, text, canCheck: true, isChecked: key === theme.choice, onClick: () => theme.choose(key) }))),
    section('language', 'Language', session.languages.map((id) => ({
      key: String(id), text: languageName(id), canCheck: true, isChecked: id === session.languageId, onClick: goOnAs({ languageId: id }),
    }))),
  ];
  const people: IContextualMenuItem[] = session.users.map((user) => ({
    key: user.id, text: user.name, secondaryText: user.roles.map((role) => role.name).join(', '),
    canCheck: true, isChecked: user.id === session.user.id, onClick: goOnAs({ userId: user.id }),
  }));

  return (
    <header className={styles.topBar}>
      <IconButton
        iconProps={{ iconName: 'GlobalNavButton' }}
        ariaLabel={isNavigationOpen ? 'Hide the site map' : 'Show the site map'}
        aria-expanded={isNavigationOpen}
        onClick={toggleNavigation}
      />
      <span className={styles.appName}>{app.name}</span>
      <span className={styles.environment}>{session.organization.name}</span>
      {unsupported.length > 0 && (
        <IconButton
          iconProps={{ iconName: 'Warning' }}
          ariaLabel={notPlayed}
          title={notPlayed}
          onClick={() => void dialogs.alert({ title: 'Not supported by the sandbox', text: [...unsupported, 'In Power Apps all of it may work.'].join('\n') })}
        />
      )}
      <Bell revision={revision} />
      <IconButton iconProps={{ iconName: 'Settings' }} ariaLabel="Theme and language" title="Theme and language" menuProps={{ items: settings }} />
      <CommandBarButton
        iconProps={{ iconName: 'Contact' }}
        text={session.user.name}
        ariaLabel={`Signed in as ${session.user.name}. Go on as somebody else`}
        className={styles.user}
        styles={{ root: { height: 40 } }}
        menuProps={{ items: people }}
      />
    </header>
  );
}

function section(key: string, title: string, items: IContextualMenuItem[]): IContextualMenuItem {
  return { key, itemType: ContextualMenuItemType.Section, sectionProps: { title, items, topDivider: key !== 'theme' } };
}
