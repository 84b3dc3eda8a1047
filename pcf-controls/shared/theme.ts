import { createTheme, type IPalette, type ISemanticColors, type ITheme } from '@fluentui/react';

/** The host's Fluent v9 tokens that a v8 theme is made of; hosts may give a part of them. */
type Tokens = Partial<Record<string, unknown>>;

/**
 * The Fluent v8 theme in the host's colours (`context.fluentDesignLanguage`), so that controls follow its brand and
 * its dark mode; Fluent's own light theme where the host gives none. The same colours give the same object: hosts hand
 * out new ones with every call, and all styles depend on it.
 */
export function themeOf(language: Pick<ComponentFramework.FluentDesignState, 'isDarkTheme'> & { readonly tokenTheme?: unknown } | undefined): ITheme {
  const tokens = language?.tokenTheme as Tokens | undefined;
  const isDark = language?.isDarkTheme ?? isDarkColour(tokens?.['colorNeutralBackground1']);
  const parts = tokens && {
    isInverted: isDark,
    palette: chosen(tokens, paletteTokens),
    semanticColors: chosen(tokens, semanticTokens),
    ...(typeof tokens['fontFamilyBase'] === 'string' ? { defaultFontStyle: { fontFamily: tokens['fontFamilyBase'] } } : {}),
  };
  const key = JSON.stringify(parts ?? {});
  if (latest?.key !== key) latest = { key, theme: createTheme(parts ?? {}) };
  return latest.theme;
}

let latest: { readonly key: string; readonly theme: ITheme } | undefined;

const paletteTokens: Partial<Record<keyof IPalette, string>> = {
  themePrimary: 'colorCompoundBrandForeground1',
  themeSecondary: 'colorCompoundBrandForeground1',
  themeDarkAlt: 'colorCompoundBrandForeground1Hover',
  themeDark: 'colorCompoundBrandForeground1Hover',
  themeDarker: 'colorCompoundBrandForeground1Pressed',
  themeTertiary: 'colorBrandStroke2',
  themeLight: 'colorBrandBackground2',
  themeLighter: 'colorBrandBackground2',
  themeLighterAlt: 'colorBrandBackground2',
  white: 'colorNeutralBackground1',
  black: 'colorNeutralForeground1',
  neutralDark: 'colorNeutralForeground1',
  neutralPrimary: 'colorNeutralForeground1',
  neutralPrimaryAlt: 'colorNeutralForeground1',
  neutralSecondary: 'colorNeutralForeground2',
  neutralSecondaryAlt: 'colorNeutralForeground3',
  neutralTertiary: 'colorNeutralForegroundDisabled',
  neutralTertiaryAlt: 'colorNeutralStroke1',
  neutralQuaternary: 'colorNeutralStroke1',
  neutralQuaternaryAlt: 'colorNeutralStroke2',
  neutralLight: 'colorNeutralBackground1Pressed',
  neutralLighter: 'colorNeutralBackground1Hover',
  neutralLighterAlt: 'colorNeutralBackground2',
};

const semanticTokens: Partial<Record<keyof ISemanticColors, string>> = {
  link: 'colorBrandForegroundLink',
  linkHovered: 'colorBrandForegroundLinkHover',
  primaryButtonBackground: 'colorBrandBackground',
  primaryButtonBackgroundHovered: 'colorBrandBackgroundHover',
  primaryButtonBackgroundPressed: 'colorBrandBackgroundPressed',
  primaryButtonText: 'colorNeutralForegroundOnBrand',
  primaryButtonTextHovered: 'colorNeutralForegroundOnBrand',
  primaryButtonTextPressed: 'colorNeutralForegroundOnBrand',
  inputBorder: 'colorNeutralStrokeAccessible',
  inputPlaceholderText: 'colorNeutralForeground3',
  bodySubtext: 'colorNeutralForeground2',
  errorText: 'colorPaletteRedForeground1',
  errorIcon: 'colorPaletteRedForeground1',
  errorBackground: 'colorPaletteRedBackground1',
  warningText: 'colorNeutralForeground1',
  warningIcon: 'colorPaletteYellowForeground1',
  warningBackground: 'colorPaletteYellowBackground1',
  successText: 'colorPaletteGreenForeground1',
  successIcon: 'colorPaletteGreenForeground1',
  successBackground: 'colorPaletteGreenBackground1',
  infoBackground: 'colorNeutralBackground3',
  infoIcon: 'colorNeutralForeground2',
  messageText: 'colorNeutralForeground1',
};

/** The values of the tokens that the host gives, under the names of Fluent v8. */
const chosen = <Name extends string>(tokens: Tokens, names: Partial<Record<Name, string>>): Partial<Record<Name, string>> =>
  Object.fromEntries(
    (Object.entries(names) as [Name, string][]).flatMap(([name, token]) => (typeof tokens[token] === 'string' ? [[name, tokens[token]]] : [])),
  ) as Partial<Record<Name, string>>;

/** Whether a `#rrggbb` colour is dark. */
function isDarkColour(colour: unknown): boolean {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(typeof colour === 'string' ? colour : '') ?? [];
  if (red === undefined || green === undefined || blue === undefined) return false;
  return parseInt(red, 16) * 0.299 + parseInt(green, 16) * 0.587 + parseInt(blue, 16) * 0.114 < 128;
}
