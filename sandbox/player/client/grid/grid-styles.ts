import { memoizeFunction, mergeStyleSets, type Theme } from '@fluentui/react';

export const gridStyles = memoizeFunction(({ palette, effects }: Theme) =>
  mergeStyleSets({
    grid: {
      display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, background: palette.white, borderRadius: effects.roundedCorner4, boxShadow: effects.elevation4,
    },
    /** Within the section of a form, which is framed already. */
    subgrid: { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 },
    toolbar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8, padding: '8px 12px' },
    heading: { margin: 0, fontSize: 18, fontWeight: 600, flex: 1, minWidth: 160, outlineOffset: 2 },
    content: { flex: 1, minHeight: 120, display: 'flex', flexWrap: 'nowrap', selectors: { '@media (max-width: 899px)': { flexDirection: 'column-reverse', overflow: 'auto' } } },
    rows: { flex: '1 1 0', minWidth: 0, minHeight: 120, overflow: 'auto', position: 'relative' },
    cells: { selectors: { '.ms-DetailsRow-cell': { fontSize: 14, lineHeight: '20px' }, '.ms-DetailsHeader': { paddingTop: 0 } } },
    placeholder: { padding: '14px 12px 14px 56px' },
    sticky: { position: 'sticky', top: 0, zIndex: 2, background: palette.white },
    footer: {
      display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, padding: '4px 12px', borderTop: `1px solid ${palette.neutralQuaternaryAlt}`,
      color: palette.neutralPrimary, minHeight: 40,
    },
    spread: { flex: 1 },
    tag: { display: 'inline-block', padding: '1px 8px', borderRadius: 10, lineHeight: '18px', maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', verticalAlign: 'middle' },
    cardLine: { color: palette.neutralSecondary, whiteSpace: 'normal' },
    empty: { padding: 32, textAlign: 'center' },
  }),
);
