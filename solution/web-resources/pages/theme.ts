/** Whether a colour as browsers compute it is dark; undefined where it is transparent. Pure. */
export function isDarkColour(colour: string): boolean | undefined {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha === 0) return undefined;
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}

/** Dark where the page around is dark; where that cannot be told, as the person has chosen for the browser. */
export function isDarkHost(): boolean {
  const asChosen = () => window.matchMedia('(prefers-color-scheme: dark)').matches;
  try {
    return isDarkColour(window.parent.getComputedStyle(window.parent.document.body).backgroundColor) ?? asChosen();
  } catch {
    return asChosen();
  }
}
