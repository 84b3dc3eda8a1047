import * as React from 'react';

/** How wide an element is, in pixels; 0 until it is known. */
export function useWidth(): [React.RefCallback<HTMLElement>, number] {
  const [width, setWidth] = React.useState(0);
  const observer = React.useRef<ResizeObserver>();
  const ref = React.useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element || typeof ResizeObserver === 'undefined') return;
    observer.current = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.current.observe(element);
  }, []);
  return [ref, width];
}
