import { memoizeFunction, mergeStyleSets, type ITheme } from '@fluentui/react';

/** The looks of timelines and e-mails: sizes, and nothing but the theme's colours. */
export const activityStyles = memoizeFunction(({ semanticColors, palette, fonts, effects }: ITheme) =>
  mergeStyleSets({
    timeline: { maxHeight: 'max(420px, 70vh)', overflow: 'auto' },
    heading: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
    title: [fonts.mediumPlus, { margin: 0, fontWeight: 600 }],
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: { padding: '10px 0', borderBottom: `1px solid ${semanticColors.bodyDivider}` },
    line: { display: 'flex', gap: 10, alignItems: 'flex-start' },
    sign: { fontSize: 16, padding: 4, color: palette.themePrimary },
    what: { flex: 1, minWidth: 0 },
    subject: [fonts.medium, { margin: 0, fontWeight: 600, overflowWrap: 'anywhere' }],
    /** A button that looks like the heading it is in. */
    disclosure: {
      border: 0, padding: 0, background: 'none', font: 'inherit', color: 'inherit', textAlign: 'left', cursor: 'pointer', overflowWrap: 'anywhere',
      selectors: { ':focus-visible': { outline: `2px solid ${palette.black}`, outlineOffset: 2 } },
    },
    chevron: { fontSize: 10, marginRight: 6 },
    small: [fonts.small, { color: semanticColors.bodySubtext, overflowWrap: 'anywhere', margin: '4px 0' }],
    facts: [fonts.small, { display: 'flex', flexWrap: 'wrap', gap: '0 12px', color: semanticColors.bodySubtext }],
    opened: { paddingLeft: 34 },
    more: { marginTop: 12 },
    page: { display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%', color: semanticColors.bodyText },
    scrolling: { flex: 1, minHeight: 0, overflow: 'auto', padding: '0 16px 24px' },
    name: [fonts.xLarge, { margin: '12px 0 0', fontWeight: 600, overflowWrap: 'anywhere', outlineOffset: 2 }],
    paper: { padding: 16, marginTop: 16, background: semanticColors.bodyBackground, border: `1px solid ${semanticColors.bodyDivider}`, borderRadius: effects.roundedCorner4 },
    details: {
      display: 'grid', gridTemplateColumns: 'minmax(80px, max-content) minmax(0, 1fr)', gap: '2px 16px', margin: 0, lineHeight: 24,
      selectors: { dt: { color: semanticColors.bodySubtext }, dd: { margin: 0, overflowWrap: 'anywhere' } },
    },
  }),
);
