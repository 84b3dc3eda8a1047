import * as React from 'react';
import { localeOf, type Locale } from '../format/locale';
import { usePlayer } from '../player';

/** How the user writes dates and numbers. */
export function useLocale(): Locale {
  const { languageId } = usePlayer().session;
  return React.useMemo(() => localeOf(languageId), [languageId]);
}
