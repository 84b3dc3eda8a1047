import { darkTheme, lightTheme } from './theme';
import { tokenTheme } from './tokens';

describe.each([['light', lightTheme], ['dark', darkTheme]] as const)('the %s theme', (_name, theme) => {
  const { palette, semanticColors } = theme;

  it.each([
    ['text on the page', palette.neutralPrimary, palette.white],
    ['secondary text on a shaded area', palette.neutralSecondary, palette.neutralLight],
    ['links on the page', semanticColors.link, palette.white],
    ['accents on the page', palette.themePrimary, palette.white],
    ['text on a primary button', semanticColors.primaryButtonText, palette.themePrimary],
    ['placeholders in inputs', semanticColors.inputPlaceholderText, semanticColors.inputBackground],
    ['errors on the page', semanticColors.errorText, palette.white],
  ])('keeps 4.5:1 for %s', (_what, text, background) => {
    expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5);
  });

  it('gives every token a value', () => {
    expect(Object.entries(tokenTheme(theme)).filter(([, value]) => !value)).toEqual([]);
  });
});

/** Contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
