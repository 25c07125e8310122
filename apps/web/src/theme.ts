import type { ThemeConfig } from 'antd';

/** WCAG AA: every text token ≥ 4.5:1 on white and on the layout's background; input borders ≥ 3:1. */
export function hallTheme(largeText: boolean): ThemeConfig {
  return {
    zeroRuntime: false,
    cssVar: { key: 'hall' },
    hashed: false,
    token: {
      colorPrimary: '#0b57b7',
      colorInfo: '#0b57b7',
      colorLink: '#0b57b7',
      colorLinkHover: '#083f8a',
      colorSuccess: '#147a3d',
      colorWarning: '#9a5b00',
      colorError: '#c5221f',
      colorTextBase: '#14213a',
      colorTextSecondary: '#445069',
      colorTextTertiary: '#5a6579',
      colorTextQuaternary: '#6a7386',
      colorTextPlaceholder: '#667085',
      colorTextDescription: '#545f73',
      colorTextDisabled: '#6f7786',
      colorBgLayout: '#f2f5fa',
      colorBorder: '#7f8aa0',
      colorBorderSecondary: '#e3e8f0',
      // Tints derived from dark seeds turn muddy: pinned by hand.
      colorSuccessBg: '#e8f6ed',
      colorSuccessBorder: '#a9d9ba',
      colorWarningBg: '#fff5e2',
      colorWarningBorder: '#f0cf94',
      // Lighter by itself, 4.4:1 only: the hand on a red button must not make it harder to read.
      colorErrorHover: '#a61b19',
      colorErrorTextHover: '#a61b19',
      colorErrorBorderHover: '#a61b19',
      colorErrorBg: '#fdeeed',
      colorErrorBorder: '#f3b6b3',
      colorInfoBg: '#e9f2fe',
      colorInfoBorder: '#b3d0f5',
      colorPrimaryBg: '#e9f2fe',
      borderRadius: 8,
      fontSize: largeText ? 18 : 14,
      controlHeight: largeText ? 44 : 36,
      lineWidthFocus: 3,
      // The page's own, which is another one in English.
      fontFamily: 'inherit',
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Table: {
        headerBg: '#eef3fb',
        headerColor: '#24324b',
        cellPaddingBlock: 10,
        rowHoverBg: '#f3f7fe',
      },
      Tabs: { titleFontSize: 15 },
      Card: { headerFontSize: 16 },
    },
  };
}
