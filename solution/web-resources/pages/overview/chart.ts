import { series, type Bar } from './figures';
import { barText, outlookText } from './words';

/** Sizes in units of the drawing, which grows with the page. */
const height = 180;
const gap = 10;
const left = 36;
const foot = 26;
/** Few bars are wide, so that the drawing does not have to be blown up, and the writing with it. */
const barWidthOf = (bars: number): number => (bars > 12 ? 30 : 60);

/**
 * Bars of expiries by month, each in layers by outlook. For the eye alone: the same numbers stand in a table below,
 * which is what screen readers read.
 */
export function barChart(bars: readonly Bar[]): SVGSVGElement {
  const top = niceTop(Math.max(1, ...bars.map(({ total }) => total)));
  const barWidth = barWidthOf(bars.length);
  const width = left + bars.length * (barWidth + gap);
  const y = (count: number) => 8 + (height - 8) * (1 - count / top);
  const root = svg('svg', { viewBox: `0 0 ${width} ${height + foot}`, class: 'bars', 'aria-hidden': 'true', focusable: 'false', style: `min-width:${width * 0.9}px;max-width:${width * 1.4}px` });
  for (const count of [0, top / 2, top].filter(Number.isInteger)) {
    root.append(svg('line', { x1: left, x2: width, y1: y(count), y2: y(count), class: 'grid' }), svg('text', { x: left - 6, y: y(count) + 4, 'text-anchor': 'end' }, String(count)));
  }
  bars.forEach((bar, index) => {
    const x = left + gap / 2 + index * (barWidth + gap);
    const group = svg('g', {});
    let below = 0;
    for (const name of series.filter((one) => bar.counts[one] > 0)) {
      const count = bar.counts[name];
      const part = svg('rect', { x, y: y(below + count), width: barWidth, height: Math.max(1, y(below) - y(below + count)), class: `layer ${name}` });
      part.append(svg('title', {}, `${barText(bar)}, ${outlookText(name)}: ${count}`));
      group.append(part);
      below += count;
    }
    if (bar.total > 0) group.append(svg('text', { x: x + barWidth / 2, y: y(bar.total) - 3, 'text-anchor': 'middle', class: 'total' }, String(bar.total)));
    const every = bars.length > 13 ? 2 : 1;
    if (bar.kind !== 'month' || index % every === 0) group.append(svg('text', { x: x + barWidth / 2, y: height + 16, 'text-anchor': 'middle' }, barText(bar, true)));
    root.append(group);
  });
  return root;
}

/** The lowest of 1, 2, 5, 10, 20 … that holds it, with a little room above. Pure. */
export function niceTop(most: number): number {
  for (let unit = 1; ; unit *= 10) for (const factor of [1, 2, 5]) if (unit * factor * 0.95 >= most || unit * factor === 1 && most === 1) return unit * factor;
}

function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== '') made.append(text);
  return made;
}
