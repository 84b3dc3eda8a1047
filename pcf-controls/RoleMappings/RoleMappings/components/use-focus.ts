import * as React from 'react';

/**
 * Puts the focus somewhere sensible after an edit took away what had it.
 * @returns `focus` takes values of `data-focus`: the first of them that is there after the next drawing gets it
 */
export function useFocus(): { readonly container: React.RefObject<HTMLDivElement>; readonly focus: (...places: readonly string[]) => void } {
  const container = React.useRef<HTMLDivElement>(null);
  const [wanted, want] = React.useState<readonly string[]>([]);
  React.useEffect(() => {
    if (wanted.length === 0) return undefined;
    // After panels and menus have given the focus back to where they were opened.
    const timer = setTimeout(() => {
      const places = [...(container.current?.querySelectorAll<HTMLElement>('[data-focus]') ?? [])].filter((element) => !element.hasAttribute('disabled'));
      wanted.reduce<HTMLElement | undefined>((found, place) => found ?? places.find((element) => element.dataset['focus'] === place), undefined)?.focus();
      want([]);
    });
    return () => clearTimeout(timer);
  }, [wanted]);
  const focus = React.useCallback((...places: readonly string[]) => want(places), []);
  return { container, focus };
}
