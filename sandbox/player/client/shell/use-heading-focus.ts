import * as React from 'react';

/**
 * After a move to another page the focus goes to its heading, so that a screen reader says where one is, and the
 * window is called after it. The heading may come later than the page, when its data is there.
 */
export function useHeadingFocus(main: React.RefObject<HTMLElement>, revision: number, appName: string): void {
  React.useEffect(() => {
    const element = main.current;
    if (!element) return undefined;
    let isWaiting = revision > 0;
    if (isWaiting) element.focus();
    const look = () => {
      const heading = element.querySelector('h1');
      // What follows the name in a heading, such as whether it is saved, does not call the window.
      const name = heading?.firstChild?.textContent?.replace(iconSigns, '').trim();
      document.title = name ? `${name} - ${appName}` : appName;
      if (!heading || !isWaiting) return;
      isWaiting = false;
      if (document.activeElement !== element) return;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus();
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [main, revision, appName]);
}

/** Icons are signs of a font, in Unicode's area for private use. */
const iconSigns = /[\ue000-\uf8ff]/g;
