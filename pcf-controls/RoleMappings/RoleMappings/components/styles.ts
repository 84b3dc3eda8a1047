import * as React from 'react';
import { mergeStyleSets, useTheme, type ITheme } from '@fluentui/react';

const build = ({ palette, semanticColors, effects, fonts, isInverted }: ITheme, isNarrow: boolean) => {
  const line = `1px solid ${palette.neutralQuaternaryAlt}`;
  const focus = { outline: `2px solid ${palette.themePrimary}`, outlineOffset: 1 };
  return mergeStyleSets({
    editor: { display: 'flex', flexDirection: 'column', gap: 12, width: '100%', ...fonts.medium, color: palette.neutralPrimary },
    toolbar: { display: 'flex', flexWrap: 'wrap', gap: 8 },
    cards: {
      listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12,
      gridTemplateColumns: isNarrow ? '1fr' : 'repeat(auto-fill, minmax(320px, 1fr))', alignItems: 'start',
    },
    card: { border: line, borderRadius: 6, background: palette.white, boxShadow: effects.elevation4, minWidth: 0 },
    cardOfNobody: { borderStyle: 'dashed', boxShadow: 'none' },
    cardHead: { display: 'flex', alignItems: 'flex-start', gap: 8, padding: '10px 12px', borderBottom: line },
    cardTitle: { margin: 0, fontSize: 14, fontWeight: 600, overflowWrap: 'anywhere' },
    cardText: { flexGrow: 1, minWidth: 0 },
    subtle: { color: palette.neutralSecondary, fontSize: 12, overflowWrap: 'anywhere' },
    problem: { color: semanticColors.errorText, fontSize: 12, flexBasis: '100%', overflowWrap: 'anywhere' },
    roles: { listStyle: 'none', margin: 0, padding: '4px 12px 8px' },
    role: { display: 'flex', alignItems: 'flex-start', gap: 4, padding: '4px 0', selectors: { '& + &': { borderTop: line } } },
    roleText: { flexGrow: 1, minWidth: 0, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 8, minHeight: 28, overflowWrap: 'anywhere' },
    optionName: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 8 },
    removedName: { textDecoration: 'line-through', color: palette.neutralSecondary },
    badge: { display: 'inline-flex', alignItems: 'center', gap: 3, fontSize: 12, color: palette.neutralSecondary, whiteSpace: 'nowrap' },
    staged: { color: palette.themePrimary, fontWeight: 600 },
    good: { color: semanticColors.successIcon },
    bad: { color: semanticColors.errorText },
    iconButton: {
      display: 'inline-flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0, width: 28, height: 28, border: 0, borderRadius: 4,
      background: 'transparent', color: palette.neutralSecondary, cursor: 'pointer', fontSize: 14,
      selectors: {
        ':hover': { background: palette.neutralLighter, color: palette.neutralPrimary }, ':focus-visible': focus,
        ':disabled': { opacity: 0.4, cursor: 'default' },
      },
    },
    textButton: {
      display: 'inline-flex', alignItems: 'center', gap: 4, flexShrink: 0, minHeight: 28, padding: '0 6px', border: 0, borderRadius: 4, font: 'inherit',
      background: 'transparent', color: semanticColors.link, cursor: 'pointer',
      selectors: { ':hover': { background: palette.neutralLighter }, ':focus-visible': focus, ':disabled': { opacity: 0.4, cursor: 'default' } },
    },
    saveBar: {
      position: 'sticky', bottom: 0, zIndex: 1, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, padding: '8px 12px',
      background: palette.neutralLighterAlt, border: `1px solid ${palette.themePrimary}`, borderRadius: 6,
    },
    saveText: { flexGrow: 1, fontWeight: 600 },
    empty: { padding: '16px 12px', color: palette.neutralSecondary },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    areaTitle: { margin: '14px 0 4px', fontSize: 12, fontWeight: 600, color: palette.neutralSecondary },
    option: {
      display: 'flex', gap: 8, padding: '6px 4px', borderRadius: 4, cursor: 'pointer', alignItems: 'flex-start',
      selectors: { ':hover': { background: palette.neutralLighter } },
    },
    optionOff: { cursor: 'default', color: palette.neutralSecondary },
    checkbox: {
      width: 18, height: 18, margin: '1px 0 0', flexShrink: 0, accentColor: palette.themePrimary,
      colorScheme: isInverted ? 'dark' : 'light', selectors: { ':focus-visible': focus },
    },
    groupButton: {
      display: 'block', width: '100%', textAlign: 'start', padding: '8px', border: 0, borderRadius: 4,
      background: 'transparent', color: palette.neutralPrimary, font: 'inherit', cursor: 'pointer',
      selectors: { ':hover': { background: palette.neutralLighter }, ':focus-visible': focus },
    },
    sets: { border: 0, margin: '8px 0 0', padding: 0, display: 'flex', flexWrap: 'wrap', gap: 6 },
    setsTitle: { fontSize: 12, fontWeight: 600, padding: '0 0 4px', color: palette.neutralSecondary },
  });
};

export type Styles = ReturnType<typeof build>;

/** The class names of the control in the theme at hand. */
export function useStyles(isNarrow = false): Styles {
  const theme = useTheme();
  return React.useMemo(() => build(theme, isNarrow), [theme, isNarrow]);
}
