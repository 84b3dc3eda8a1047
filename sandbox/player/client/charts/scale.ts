/** The least of 1, 2, 4, 5, 10, 20, … that no value exceeds: where an axis ends. */
export function niceMaximum(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= value) ?? value;
}

export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** SVG path of a slice. @param from share of the circle where it begins, 0 at the top @param to where it ends, up to 1 */
export function slicePath(centre: { readonly x: number; readonly y: number }, outer: number, inner: number, from: number, to: number): string {
  const point = (share: number, radius: number) => `${round(centre.x + radius * Math.sin(2 * Math.PI * share))} ${round(centre.y - radius * Math.cos(2 * Math.PI * share))}`;
  // A whole circle begins where it ends, which an arc cannot draw.
  const end = to - from >= 1 ? from + 0.9999 : to;
  const isLong = end - from > 0.5 ? 1 : 0;
  const arc = `M ${point(from, outer)} A ${outer} ${outer} 0 ${isLong} 1 ${point(end, outer)}`;
  return inner > 0 ? `${arc} L ${point(end, inner)} A ${inner} ${inner} 0 ${isLong} 0 ${point(from, inner)} Z` : `${arc} L ${round(centre.x)} ${round(centre.y)} Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
