import { memoizeFunction, mergeStyleSets, type ITheme } from '@fluentui/react';

/** The looks of notifications, in the theme's colours. */
export const noticeStyles = memoizeFunction(({ semanticColors, palette, fonts, effects }: ITheme) =>
  mergeStyleSets({
    bell: { position: 'relative' },
    /** White on red in every theme. */
    count: {
      position: 'absolute', top: -1, left: 18, minWidth: 14, padding: '0 4px', borderRadius: 8, fontSize: 11, lineHeight: 16, fontWeight: 600, textAlign: 'center',
      pointerEvents: 'none', background: '#a4262c', color: '#ffffff', border: '1px solid transparent',
    },
    list: { listStyle: 'none', margin: 0, padding: 0, outline: 'none' },
    item: { borderBottom: `1px solid ${semanticColors.bodyDivider}` },
    card: [fonts.medium, { display: 'flex', gap: 8, alignItems: 'flex-start', padding: '10px 0', color: semanticColors.bodyText }],
    sign: { fontSize: 16, paddingTop: 5, color: palette.themePrimary },
    said: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
    title: [fonts.medium, { margin: 0, fontWeight: 600 }],
    when: [fonts.small, { color: semanticColors.bodySubtext }],
    actions: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 8 },
    heading: { display: 'flex', justifyContent: 'flex-end' },
    toasts: { position: 'fixed', top: 56, right: 16, zIndex: 1_000_000, width: 'min(360px, calc(100vw - 32px))', display: 'grid', gap: 8 },
    toast: { padding: '0 12px', background: semanticColors.bodyBackground, border: `1px solid ${semanticColors.bodyDivider}`, borderRadius: effects.roundedCorner4, boxShadow: effects.elevation16 },
    hidden: { position: 'absolute', width: 1, height: 1, margin: -1, overflow: 'hidden', clip: 'rect(0 0 0 0)', whiteSpace: 'nowrap' },
  }),
);
