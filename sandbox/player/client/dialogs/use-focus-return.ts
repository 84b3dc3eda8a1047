import * as React from 'react';

/**
 * When the last thing above the page has closed, the focus goes back to where it was on the page. What closes gives it
 * back to what was there when it opened, and that may have been a progress message or a dialog which is gone.
 */
export function useFocusReturn(isAnyOpen: boolean): void {
  const last = React.useRef<HTMLElement>();
  React.useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('[aria-modal=true]')) last.current = target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  React.useEffect(() => {
    if (isAnyOpen) return undefined;
    // After what closed has given the focus back by itself.
    const timer = setTimeout(() => {
      const isLost = !document.activeElement || document.activeElement === document.body;
      if (isLost && last.current) (last.current.isConnected ? last.current : document.getElementById('page'))?.focus();
    });
    return () => clearTimeout(timer);
  }, [isAnyOpen]);
}
