import { createTheme } from '@fluentui/react';
import { themeOf } from './theme';

it("is Fluent's own light theme where the host gives none", () => {
  expect(themeOf(undefined).palette).toEqual(createTheme({}).palette);
});

it("takes the host's colours, and says that they are dark", () => {
  const theme = themeOf({
    isDarkTheme: true,
    tokenTheme: { colorNeutralBackground1: '#292929', colorNeutralForeground1: '#ffffff', colorBrandBackground: '#115ea3', colorNeutralForegroundOnBrand: '#ffffff' },
  });
  expect(theme.isInverted).toBe(true);
  expect([theme.palette.white, theme.palette.neutralPrimary]).toEqual(['#292929', '#ffffff']);
  expect([theme.semanticColors.primaryButtonBackground, theme.semanticColors.primaryButtonText]).toEqual(['#115ea3', '#ffffff']);
});

it('sees by the background that a host without the mark is dark', () => {
  expect(themeOf({ tokenTheme: { colorNeutralBackground1: '#1f1f1f' } }).isInverted).toBe(true);
  expect(themeOf({ tokenTheme: { colorNeutralBackground1: '#ffffff' } }).isInverted).toBe(false);
});

it('is the same object for the same colours, however often a host makes them anew', () => {
  const language = (background: string) => ({ isDarkTheme: false, tokenTheme: { colorNeutralBackground1: background } });
  expect(themeOf(language('#ffffff'))).toBe(themeOf(language('#ffffff')));
  expect(themeOf(language('#fafafa'))).not.toBe(themeOf(language('#ffffff')));
});
