let again: (() => void) | undefined;

/**
 * Does something whenever somebody comes back to the window, such as from the page on which a customer approved. Only
 * the form that asked last is meant: it is the one that is open.
 */
export function onReturn(work: () => void): void {
  if (again === undefined) {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') again?.();
    });
  }
  again = work;
}
