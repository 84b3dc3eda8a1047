import { memoizeFunction, mergeStyleSets, type ITheme } from '@fluentui/react';

/** Columns stand below each other where there is less room than this. */
const narrow = '@container (max-width: 640px)';

/** The looks of a form: sizes, and nothing but the theme's colours. */
export const formStyles = memoizeFunction(({ semanticColors, palette, fonts, effects }: ITheme) =>
  mergeStyleSets({
    page: { display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%', color: semanticColors.bodyText },
    scrolling: { flex: 1, minHeight: 0, overflow: 'auto', containerType: 'inline-size', padding: '0 16px 24px' },
    header: { display: 'flex', flexWrap: 'wrap', gap: 24, alignItems: 'flex-start', justifyContent: 'space-between', padding: '12px 0' },
    title: { minWidth: 0, flex: '1 1 260px' },
    name: [fonts.xLarge, { margin: 0, fontWeight: 600, overflowWrap: 'anywhere', outlineOffset: 2 }],
    saved: [fonts.medium, { color: semanticColors.bodySubtext, fontWeight: 400, marginLeft: 8, whiteSpace: 'nowrap' }],
    kind: { display: 'flex', alignItems: 'center', gap: 8, minHeight: 32, color: semanticColors.bodySubtext },
    headerFields: { display: 'flex', flexWrap: 'wrap', gap: 16 },
    headerField: { width: 160 },
    /** Names of rows are longer than other values. */
    headerLookup: { width: 200 },
    tabList: { overflowX: 'auto', whiteSpace: 'nowrap', borderBottom: `1px solid ${semanticColors.bodyDivider}`, marginBottom: 16 },
    columns: {
      display: 'grid',
      gap: 16,
      alignItems: 'start',
      gridTemplateColumns: 'var(--columns)',
      selectors: { [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' } },
    },
    column: { display: 'grid', gap: 16, minWidth: 0 },
    section: {
      minWidth: 0,
      padding: 16,
      background: semanticColors.bodyBackground,
      border: `1px solid ${semanticColors.bodyDivider}`,
      borderRadius: effects.roundedCorner4,
      boxShadow: effects.elevation4,
      containerType: 'inline-size',
    },
    sectionTitle: [fonts.mediumPlus, { margin: '0 0 12px', fontWeight: 600 }],
    cells: {
      display: 'grid',
      gap: '8px 16px',
      gridTemplateColumns: 'var(--cells)',
      selectors: { '@container (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
    },
    cell: {
      minWidth: 0,
      gridRow: 'var(--row)',
      gridColumn: 'var(--column)',
      selectors: { '@container (max-width: 480px)': { gridRow: 'auto', gridColumn: '1' } },
    },
    /** Label beside the field where there is room. */
    labelled: { containerType: 'inline-size' },
    pair: {
      display: 'grid',
      gridTemplateColumns: 'minmax(90px, min(33%, 180px)) minmax(0, 1fr)',
      gap: '0 8px',
      alignItems: 'start',
      selectors: { '@container (max-width: 300px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
    },
    label: { display: 'flex', gap: 4, alignItems: 'baseline', padding: '6px 0', color: semanticColors.bodyText, overflowWrap: 'anywhere' },
    lock: { color: semanticColors.bodySubtext, fontSize: 12 },
    required: { color: semanticColors.errorText },
    recommended: { color: palette.themePrimary },
    fault: [fonts.small, { margin: '4px 0 0', color: semanticColors.errorText, overflowWrap: 'anywhere' }],
    advice: [fonts.small, { margin: '4px 0 0', color: semanticColors.bodySubtext, overflowWrap: 'anywhere' }],
    note: { padding: 12, border: `1px dashed ${semanticColors.bodyDivider}`, color: semanticColors.bodySubtext, overflowWrap: 'anywhere' },
    placeholder: { padding: 24 },
    comparison: {
      width: '100%',
      borderCollapse: 'collapse',
      selectors: {
        'th, td': { padding: 8, textAlign: 'left', verticalAlign: 'top', borderBottom: `1px solid ${semanticColors.bodyDivider}`, overflowWrap: 'anywhere' },
      },
    },
    hidden: {
      position: 'absolute', width: 1, height: 1, margin: -1, padding: 0, overflow: 'hidden', clip: 'rect(0 0 0 0)', whiteSpace: 'nowrap', border: 0,
    },
  }),
);
