import * as React from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';

const storageKey = 'player.theme';
const systemIsDark = '(prefers-color-scheme: dark)';

/** Light, dark or as the system has it; kept for the next visit. @returns the choice, whether it is dark now, and how to choose */
export function useThemeChoice(): { readonly choice: ThemeChoice; readonly isDark: boolean; choose(choice: ThemeChoice): void } {
  const [choice, setChoice] = React.useState<ThemeChoice>(stored);
  const [isSystemDark, setIsSystemDark] = React.useState(() => window.matchMedia?.(systemIsDark).matches ?? false);

  React.useEffect(() => {
    const query = window.matchMedia?.(systemIsDark);
    const changed = () => setIsSystemDark(query?.matches ?? false);
    query?.addEventListener('change', changed);
    return () => query?.removeEventListener('change', changed);
  }, []);

  const choose = (next: ThemeChoice) => {
    window.localStorage.setItem(storageKey, next);
    setChoice(next);
  };
  return { choice, isDark: choice === 'dark' || (choice === 'system' && isSystemDark), choose };
}

function stored(): ThemeChoice {
  const choice = window.localStorage.getItem(storageKey);
  return choice === 'light' || choice === 'dark' ? choice : 'system';
}
