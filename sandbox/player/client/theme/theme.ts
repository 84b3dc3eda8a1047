import { createTheme, type Theme } from '@fluentui/react';

/**
 * The two looks of the player. Foreground and background pairs keep 4.5:1 (WCAG 2.2 AA); Fluent itself takes the
 * system's colours where the system asks for high contrast.
 */
export const lightTheme: Theme = createTheme({
  palette: {
    themePrimary: '#0f6cbd', themeLighterAlt: '#f5f9fd', themeLighter: '#d9e9f7', themeLight: '#b9d7f0', themeTertiary: '#71add9',
    themeSecondary: '#2b80c8', themeDarkAlt: '#0d61aa', themeDark: '#0b528f', themeDarker: '#083c6a',
    neutralLighterAlt: '#faf9f8', neutralLighter: '#f3f2f1', neutralLight: '#edebe9', neutralQuaternaryAlt: '#e1dfdd', neutralQuaternary: '#d0d0d0',
    neutralTertiaryAlt: '#c8c6c4', neutralTertiary: '#767472', neutralSecondary: '#605e5c', neutralPrimaryAlt: '#3b3a39', neutralPrimary: '#242424',
    neutralDark: '#201f1e', black: '#000000', white: '#ffffff',
  },
  semanticColors: { inputPlaceholderText: '#605e5c', disabledText: '#6b6967', disabledBodyText: '#605e5c', buttonTextDisabled: '#6b6967' },
});

export const darkTheme: Theme = createTheme({
  isInverted: true,
  palette: {
    themePrimary: '#62abf5', themeLighterAlt: '#04070a', themeLighter: '#101b27', themeLight: '#1d3349', themeTertiary: '#3b6793',
    themeSecondary: '#5697d8', themeDarkAlt: '#71b3f6', themeDark: '#86bff8', themeDarker: '#a6d0fa',
    neutralLighterAlt: '#232221', neutralLighter: '#282726', neutralLight: '#32302f', neutralQuaternaryAlt: '#3b3a39', neutralQuaternary: '#484644',
    neutralTertiaryAlt: '#605e5c', neutralTertiary: '#a19f9d', neutralSecondary: '#c8c6c4', neutralPrimaryAlt: '#dedcda', neutralPrimary: '#f3f2f1',
    neutralDark: '#f8f8f8', black: '#ffffff', white: '#1b1a19',
  },
  semanticColors: {
    inputPlaceholderText: '#c8c6c4', disabledText: '#a8a6a4', disabledBodyText: '#c8c6c4', buttonTextDisabled: '#a8a6a4', primaryButtonText: '#111111',
    primaryButtonTextHovered: '#111111', primaryButtonTextPressed: '#111111', errorText: '#f1a5a0', link: '#79b8f8', linkHovered: '#a6d0fa',
  },
});

export function themeFor(isDark: boolean): Theme {
  return isDark ? darkTheme : lightTheme;
}
