import * as React from 'react';
import { mergeStyleSets, useTheme, type ITheme } from '@fluentui/react';

const build = ({ palette, semanticColors, effects, fonts }: ITheme, isNarrow: boolean) => {
  const line = `1px solid ${palette.neutralQuaternaryAlt}`;
  const focus = { outline: `2px solid ${palette.themePrimary}`, outlineOffset: 1 };
  return mergeStyleSets({
    root: { display: 'flex', flexDirection: 'column', gap: 12, width: '100%', ...fonts.medium, color: palette.neutralPrimary },
    steps: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: isNarrow ? 'column' : 'row', gap: isNarrow ? 8 : 0 },
    step: {
      display: 'flex', flexDirection: isNarrow ? 'row' : 'column', alignItems: 'center', gap: 6, flex: '1 1 0', minWidth: 0, textAlign: isNarrow ? 'start' : 'center', position: 'relative',
      selectors: isNarrow
        ? {}
        : { '& + &::before': { content: '""', position: 'absolute', top: 13, insetInlineEnd: 'calc(50% + 18px)', insetInlineStart: 'calc(-50% + 18px)', borderTop: `2px solid ${palette.neutralQuaternary}` } },
    },
    mark: {
      display: 'inline-flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0, width: 26, height: 26, borderRadius: '50%', fontSize: 13, boxSizing: 'border-box',
      border: `2px solid ${palette.neutralTertiaryAlt}`, background: palette.white, color: palette.neutralSecondary,
      selectors: { '@media (forced-colors: active)': { borderColor: 'CanvasText' } },
    },
    markDone: { borderColor: semanticColors.successIcon, color: semanticColors.successIcon },
    markCurrent: { borderColor: palette.themePrimary, background: palette.themePrimary, color: palette.white, selectors: { '@media (forced-colors: active)': { background: 'Highlight', color: 'HighlightText', forcedColorAdjust: 'none' } } },
    markEnded: { borderColor: palette.neutralSecondary, background: palette.neutralSecondary, color: palette.white },
    stepName: { fontSize: 13, overflowWrap: 'anywhere', padding: isNarrow ? 0 : '0 4px' },
    stepCurrent: { fontWeight: 600 },
    stepSkipped: { color: palette.neutralSecondary, textDecoration: 'line-through' },
    unseen: { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clip: 'rect(0 0 0 0)', whiteSpace: 'nowrap' },
    stepNote: { display: isNarrow ? 'inline' : 'block', fontSize: 12, color: palette.neutralSecondary },
    cards: { display: 'grid', gap: 12, gridTemplateColumns: isNarrow ? '1fr' : 'repeat(auto-fit, minmax(260px, 1fr))', alignItems: 'start' },
    card: { border: line, borderRadius: 6, background: palette.white, boxShadow: effects.elevation4, padding: '10px 12px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: 6 },
    title: { margin: 0, fontSize: 12, fontWeight: 600, color: palette.neutralSecondary },
    mover: { display: 'flex', alignItems: 'center', gap: 8, fontSize: 16, fontWeight: 600, overflowWrap: 'anywhere' },
    subtle: { color: palette.neutralSecondary, fontSize: 12, overflowWrap: 'anywhere' },
    text: { margin: 0, overflowWrap: 'anywhere' },
    problem: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    soon: { color: semanticColors.errorText, fontWeight: 600, display: 'inline-flex', alignItems: 'center', gap: 6 },
    link: { color: semanticColors.link, overflowWrap: 'anywhere', selectors: { ':focus-visible': focus } },
    buttons: { display: 'flex', flexWrap: 'wrap', gap: 8 },
    events: { listStyle: 'none', margin: 0, padding: 0 },
    event: { padding: '6px 0', selectors: { '& + &': { borderTop: line } } },
    eventHead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 8 },
    eventName: { fontWeight: 600, overflowWrap: 'anywhere' },
    bad: { color: semanticColors.errorText, display: 'inline-flex' },
    warn: { color: semanticColors.warningIcon, display: 'inline-flex' },
  });
};

export type Styles = ReturnType<typeof build>;

/** The class names of the control in the theme at hand. */
export function useStyles(isNarrow = false): Styles {
  const theme = useTheme();
  return React.useMemo(() => build(theme, isNarrow), [theme, isNarrow]);
}
