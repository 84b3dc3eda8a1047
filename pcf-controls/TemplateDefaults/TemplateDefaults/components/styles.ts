import * as React from 'react';
import { mergeStyleSets, useTheme, type ITheme } from '@fluentui/react';

const build = ({ palette, semanticColors, effects, fonts }: ITheme, isNarrow: boolean) => {
  const line = `1px solid ${palette.neutralQuaternaryAlt}`;
  const list = { listStyle: 'none', margin: 0, padding: 0 };
  return mergeStyleSets({
    root: { display: 'flex', flexDirection: 'column', gap: 12, width: '100%', ...fonts.medium, color: palette.neutralPrimary },
    head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 },
    headText: { flex: '1 1 200px', overflowWrap: 'anywhere' },
    missing: {
      display: 'flex', flexDirection: isNarrow ? 'column' : 'row', alignItems: isNarrow ? 'stretch' : 'center', gap: 8, padding: '8px 12px',
      border: `1px solid ${palette.themePrimary}`, borderRadius: 6, background: palette.neutralLighterAlt,
    },
    missingText: { flexGrow: 1, fontWeight: 600 },
    results: {
      ...list, border: line, borderRadius: 6, padding: '4px 12px', background: palette.neutralLighterAlt,
      selectors: { ':focus': { outline: 'none' }, ':focus-visible': { outline: `2px solid ${palette.themePrimary}`, outlineOffset: 2 } },
    },
    result: { display: 'flex', gap: 8, padding: '4px 0', alignItems: 'flex-start' },
    resultText: { minWidth: 0, overflowWrap: 'anywhere' },
    icon: { flexShrink: 0, paddingTop: 3 },
    card: { border: line, borderRadius: 6, background: palette.white, boxShadow: effects.elevation4, padding: '10px 12px', minWidth: 0 },
    title: { margin: 0, fontSize: 14, fontWeight: 600, overflowWrap: 'anywhere' },
    empty: { margin: '8px 0 0', color: palette.neutralSecondary },
    offers: { ...list, marginTop: 6 },
    offer: {
      display: 'flex', flexDirection: isNarrow ? 'column' : 'row', alignItems: isNarrow ? 'stretch' : 'flex-start', gap: 8, padding: '8px 0', borderTop: line,
    },
    offerText: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: 2, overflowWrap: 'anywhere' },
    offerHead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 10 },
    offerName: { fontWeight: 600, overflowWrap: 'anywhere' },
    create: { flexShrink: 0 },
    badge: { display: 'inline-flex', alignItems: 'center', gap: 4, fontSize: 12 },
    plain: { color: palette.neutralSecondary },
    good: { color: semanticColors.successIcon },
    warn: { color: palette.neutralPrimary, fontWeight: 600 },
    bad: { color: semanticColors.errorText },
    others: { borderTop: line, paddingTop: 8 },
    requests: list,
    request: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 10, padding: '2px 0' },
    status: { fontSize: 12, border: line, borderRadius: 10, padding: '0 8px', whiteSpace: 'nowrap' },
    subtle: { color: palette.neutralSecondary, fontSize: 12, overflowWrap: 'anywhere' },
  });
};

export type Styles = ReturnType<typeof build>;

/** The class names of the control in the theme at hand. */
export function useStyles(isNarrow = false): Styles {
  const theme = useTheme();
  return React.useMemo(() => build(theme, isNarrow), [theme, isNarrow]);
}
