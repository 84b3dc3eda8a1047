import type { Theme } from '@fluentui/react';

/**
 * A theme under the names of Fluent UI v9's tokens, as `context.fluentDesignLanguage.tokenTheme` carries them to code
 * components (Learn: Style components with modern theming).
 */
export function tokenTheme(theme: Theme): Readonly<Record<string, string>> {
  const { palette, semanticColors, fonts, effects } = theme;
  return {
    colorBrandBackground: palette.themePrimary,
    colorBrandBackgroundHover: palette.themeDarkAlt,
    colorBrandBackgroundPressed: palette.themeDark,
    colorBrandBackground2: palette.themeLighterAlt,
    colorBrandForeground1: palette.themePrimary,
    colorBrandForeground2: palette.themeDark,
    colorBrandForegroundLink: semanticColors.link,
    colorBrandForegroundLinkHover: semanticColors.linkHovered,
    colorBrandStroke1: palette.themePrimary,
    colorCompoundBrandBackground: palette.themePrimary,
    colorCompoundBrandForeground1: palette.themePrimary,
    colorCompoundBrandStroke: palette.themePrimary,
    colorNeutralBackground1: palette.white,
    colorNeutralBackground1Hover: palette.neutralLighter,
    colorNeutralBackground1Pressed: palette.neutralLight,
    colorNeutralBackground1Selected: palette.neutralLight,
    colorNeutralBackground2: palette.neutralLighterAlt,
    colorNeutralBackground3: palette.neutralLighter,
    colorNeutralBackground4: palette.neutralLight,
    colorNeutralBackgroundDisabled: palette.neutralLighter,
    colorNeutralForeground1: palette.neutralPrimary,
    colorNeutralForeground2: palette.neutralPrimaryAlt,
    colorNeutralForeground3: palette.neutralSecondary,
    colorNeutralForegroundDisabled: semanticColors.disabledText,
    colorNeutralForegroundOnBrand: semanticColors.primaryButtonText,
    colorNeutralStroke1: palette.neutralTertiaryAlt,
    colorNeutralStroke2: palette.neutralQuaternaryAlt,
    colorNeutralStrokeAccessible: palette.neutralSecondary,
    colorNeutralStrokeDisabled: palette.neutralQuaternaryAlt,
    colorStrokeFocus1: palette.white,
    colorStrokeFocus2: palette.black,
    colorPaletteRedForeground1: semanticColors.errorText,
    colorPaletteRedBackground1: semanticColors.errorBackground,
    colorPaletteGreenBackground1: semanticColors.successBackground,
    colorPaletteYellowBackground1: semanticColors.warningBackground,
    colorStatusDangerForeground1: semanticColors.errorText,
    borderRadiusMedium: effects.roundedCorner4,
    fontFamilyBase: String(fonts.medium.fontFamily ?? 'Segoe UI'),
    fontSizeBase200: '12px',
    fontSizeBase300: '14px',
    fontSizeBase400: '16px',
    fontWeightRegular: '400',
    fontWeightSemibold: '600',
    shadow4: effects.elevation4,
    shadow16: effects.elevation16,
  };
}
