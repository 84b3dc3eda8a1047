import * as React from 'react';
import { GlobalSettings, registerIcons } from '@fluentui/react';

/** Outlines on a grid of 16, by the names that Fluent's own components ask for. */
const outlines: Readonly<Record<string, string>> = {
  accept: 'M2.5 8.5l3.5 3.5 7.5-8',
  add: 'M8 2.5v11M2.5 8h11',
  back: 'M9.5 3L4.5 8l5 5',
  cancel: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  checkmark: 'M2.5 8.5l3.5 3.5 7.5-8',
  chevrondown: 'M3 5.5l5 5 5-5',
  chevronright: 'M5.5 3l5 5-5 5',
  chevronup: 'M3 10.5l5-5 5 5',
  clear: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  clock: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM8 4.5V8l2.5 1.8',
  completed: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM5 8.2l2.2 2.2L11 6',
  copy: 'M5.5 5.5h7.5v8H5.5zM3 10.5v-8h7.5',
  delete: 'M2.5 4h11M6 4V2.5h4V4M4 4l.7 9.5h6.6L12 4M6.5 6.5v4.5M9.5 6.5v4.5',
  edit: 'M3 13l.8-3L10.5 3.3l2.2 2.2L6 12.2zM9 4.8l2.2 2.2',
  error: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM8 4.8v4M8 10.8v.6',
  errorbadge: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  group: 'M6 3a2.2 2.2 0 1 0 .01 0zM1.8 13c0-2.5 1.8-4 4.2-4s4.2 1.5 4.2 4M10.8 4a1.8 1.8 0 1 1 .4 3.5M11.8 9.2c1.7.3 2.6 1.6 2.6 3.3',
  hourglass: 'M4 2h8M4 14h8M5 2c0 3 2 4.5 3 6 1-1.5 3-3 3-6M5 14c0-3 2-4.5 3-6 1 1.5 3 3 3 6',
  info: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM8 7.2v4M8 4.6v.6',
  link: 'M6.5 9.5l3-3M7 5l1.5-1.5a2.6 2.6 0 0 1 4 4L11 9M9 11l-1.5 1.5a2.6 2.6 0 0 1-4-4L5 7',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  mail: 'M1.8 3.5h12.4v9H1.8zM2 4l6 5 6-5',
  more: 'M3 8h.5M8 8h.5M13 8h.5',
  openinnewwindow: 'M6.5 3.5H2.8v9.7h9.7V9.5M9 2.5h4.5V7M13.2 2.8L7.5 8.5',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M11.8 1.8v3h-3',
  save: 'M2.5 2.5h9l2 2v9h-11zM5 2.5v3.5h5v-3.5M5 13.5V9.5h6v4',
  search: 'M7 2.5a4.5 4.5 0 1 0 .01 0zM10.3 10.3l3.5 3.5',
  shield: 'M8 1.8l5 2v4c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4v-4z',
  statuscircleblock: 'M8 1.8a6.2 6.2 0 1 0 .01 0zM3.8 3.8l8.4 8.4',
  switch: 'M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.2L2.8 6.5l3 3',
  warning: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 11.5v.6',
};

const svg = (path: string) => (
  <svg
    viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round"
    strokeLinejoin="round" aria-hidden="true" focusable="false"
  >
    <path d={path} />
  </svg>
);

/**
 * Gives Fluent's components icons that need no font from Microsoft's servers. A name that the host has registered
 * already stays the host's.
 */
export function registerControlIcons(): void {
  // Where Fluent keeps what is registered: registering a name twice makes it complain, whoever asks.
  const known = GlobalSettings.getValue<Readonly<Record<string, unknown>>>('icons', {});
  const missing = Object.entries(outlines).filter(([name]) => !known[name]);
  if (missing.length === 0) return;
  registerIcons({
    icons: Object.fromEntries(missing.map(([name, path]) => [name, svg(path)])),
    style: { display: 'inline-flex', alignItems: 'center', justifyContent: 'center' },
  });
}
