import { theme as antd, type ThemeConfig } from 'antd';

/** Light or dark, or what the system says. */
export type Scheme = 'light' | 'dark';
export type SchemeChoice = Scheme | 'system';

/** The palette: the same inks as the written report. */
export const palette = {
  light: {
    main: '#2563a8',
    ink: '#1b2330',
    soft: '#5a6473',
    faint: '#5f6b7a',
    line: '#e3e8ee',
    field: '#d3dae2',
    back: '#f6f8fa',
    card: '#ffffff',
    raised: '#ffffff',
    hover: '#f1f5f9',
    good: '#1d7a4f',
    warn: '#a85b00',
    bad: '#bd2f2f',
    goodBack: '#e7f5ee',
    warnBack: '#fdf2e2',
    badBack: '#fcebea',
    mainBack: '#e8f0f9',
    neutralBack: '#eef1f5',
    note: '#1f2937',
    mainHeat: '#2563a8',
    warnHeat: '#e08a1e',
    mainHover: '#3b74b0',
    badHover: '#c64844',
    onMain: '#ffffff',
    onBad: '#ffffff',
  },
  dark: {
    main: '#78adea',
    ink: '#e6eaf0',
    soft: '#a3adbb',
    faint: '#98a3b2',
    line: '#2a323e',
    field: '#3a4553',
    back: '#0f141a',
    card: '#161c24',
    raised: '#1d2530',
    hover: '#1c242e',
    good: '#5cc494',
    warn: '#e8a659',
    bad: '#f08a84',
    goodBack: '#14301f',
    warnBack: '#362610',
    badBack: '#3a1d1d',
    mainBack: '#182b42',
    neutralBack: '#232b36',
    note: '#2b3644',
    mainHeat: '#5b9be0',
    warnHeat: '#e0994a',
    mainHover: '#4378b6',
    badHover: '#e5a9a3',
    onMain: '#ffffff',
    onBad: '#0f141a',
  },
} as const;

export type Palette = { [K in keyof (typeof palette)['light']]: string };

const FONT = "'Inter Variable', system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** The palette as custom properties, for our own style sheet. */
export function properties(scheme: Scheme): string {
  return Object.entries(palette[scheme])
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${value}`)
    .join(';');
}

/** The same palette for Ant Design; `still` is without motion. */
export function themeOf(scheme: Scheme, still: boolean): ThemeConfig {
  const p: Palette = palette[scheme];
  return {
    algorithm: scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: scheme === 'dark' ? '#3f7fc9' : p.main,
      colorLink: p.main,
      colorInfo: p.main,
      colorSuccess: p.good,
      colorWarning: p.warn,
      colorError: p.bad,
      colorInfoBg: p.mainBack,
      colorInfoBorder: p.line,
      colorSuccessBg: p.goodBack,
      colorSuccessBorder: p.line,
      colorWarningBg: p.warnBack,
      colorWarningBorder: p.line,
      colorErrorBg: p.badBack,
      colorErrorBorder: p.line,
      colorText: p.ink,
      colorTextSecondary: p.soft,
      colorTextTertiary: p.soft,
      colorTextDescription: p.soft,
      colorTextPlaceholder: p.faint,
      colorTextDisabled: p.faint,
      colorBgBase: p.card,
      colorBgLayout: p.back,
      colorBgContainer: p.card,
      colorBgElevated: p.raised,
      colorBorder: p.field,
      colorBorderSecondary: p.line,
      borderRadius: 6,
      fontFamily: FONT,
      fontSize: 14,
      motion: !still,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadow: '0 1px 2px rgb(16 24 40 / 6%)',
    },
    components: {
      // Ant Design's own colours under the mouse leave the words of a button too little contrast.
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: p.onMain, dangerColor: p.onBad, colorPrimaryHover: p.mainHover, colorErrorHover: p.badHover, defaultHoverColor: p.main, defaultHoverBorderColor: p.main },
      Segmented: { trackBg: p.neutralBack, itemSelectedBg: p.card, itemColor: p.soft },
      Tabs: { horizontalMargin: '0', itemSelectedColor: p.main, itemHoverColor: p.main, itemActiveColor: p.main, inkBarColor: p.main },
    },
  };
}
