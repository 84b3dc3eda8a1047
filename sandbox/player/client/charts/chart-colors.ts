/** Colours of series and slices without one of their own; each has 3:1 on the page (WCAG 1.4.11). */
const light = ['#0f6cbd', '#107c41', '#8764b8', '#c43501', '#007e8c', '#a4262c', '#6b6900', '#5c2e91'];
const dark = ['#62abf5', '#54b054', '#c9a6f0', '#f7894a', '#4cc3d1', '#f1707b', '#d6c443', '#b4a0ff'];

export function chartColor(index: number, isDark: boolean): string {
  const colors = isDark ? dark : light;
  return colors[index % colors.length] ?? '#767676';
}
