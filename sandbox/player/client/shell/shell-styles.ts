import { memoizeFunction, mergeStyleSets, type Theme } from '@fluentui/react';

/** Below this width the site map lies above the page. */
const narrow = '@media (max-width: 899px)';

/** On a telephone the bar above has room for signs, not for names. */
const narrowest = '@media (max-width: 479px)';
/** Where somebody forces the colours of all pages, such as with a contrast theme of Windows. */
const forced = '@media (forced-colors: active)';

export const shellStyles = memoizeFunction(({ palette, effects, fonts }: Theme) =>
  mergeStyleSets({
    shell: { display: 'flex', flexDirection: 'column', height: '100vh', background: palette.neutralLighter, color: palette.neutralPrimary, ...fonts.medium },
    skipLink: {
      position: 'absolute', left: -9999, top: 4, zIndex: 10, padding: '8px 16px', background: palette.white, color: palette.neutralPrimary,
      selectors: { ':focus': { left: 4 } },
    },
    body: { display: 'flex', flex: 1, minHeight: 0, position: 'relative' },
    main: { flex: 1, minWidth: 0, overflow: 'auto', outline: 'none', display: 'flex', flexDirection: 'column', padding: 12, selectors: { [narrow]: { padding: 4 } } },
    topBar: {
      display: 'flex', alignItems: 'center', gap: 8, minHeight: 48, padding: '0 8px', background: palette.white,
      borderBottom: `1px solid ${palette.neutralQuaternaryAlt}`,
    },
    appName: { minWidth: 0, fontWeight: 600, fontSize: 16, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    environment: { color: palette.neutralSecondary, flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', selectors: { [narrow]: { visibility: 'hidden' } } },
    user: { minWidth: 0, selectors: { [narrowest]: { '.ms-Button-textContainer': { display: 'none' } }, '.ms-Button-textContainer': { minWidth: 0 }, '.ms-Button-label': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } } },
    siteMap: {
      width: 228, flexShrink: 0, display: 'flex', flexDirection: 'column', background: palette.neutralLighter, borderRight: `1px solid ${palette.neutralQuaternaryAlt}`,
      selectors: { [narrow]: { position: 'absolute', zIndex: 5, top: 0, bottom: 0, boxShadow: effects.elevation16 } },
    },
    siteMapGroups: { flex: 1, overflow: 'auto', padding: '8px 0' },
    groupTitle: { margin: 0, padding: '12px 16px 4px', fontSize: 12, fontWeight: 600, color: palette.neutralSecondary },
    list: { listStyle: 'none', margin: 0, padding: '0 4px' },
    entry: {
      display: 'flex', alignItems: 'center', gap: 10, padding: '0 12px', minHeight: 38, borderRadius: 4, color: palette.neutralPrimary, textDecoration: 'none',
      borderLeft: '3px solid transparent',
      selectors: {
        ':hover': { background: palette.neutralLight },
        ':focus-visible': { outline: `2px solid ${palette.black}`, outlineOffset: -2 },
        '&[aria-current=page]': { background: palette.white, borderLeftColor: palette.themePrimary, fontWeight: 600 },
        // A border that is transparent would be drawn there.
        [forced]: { borderLeftColor: 'Canvas', selectors: { '&[aria-current=page]': { borderLeftColor: 'Highlight' } } },
      },
    },
    entryIcon: { width: 18, height: 18, flexShrink: 0, display: 'inline-flex', alignItems: 'center', justifyContent: 'center' },
    areas: { borderTop: `1px solid ${palette.neutralQuaternaryAlt}`, padding: 4 },
  }),
);
