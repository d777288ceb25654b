import { theme } from 'antd';
import { describe, expect, test } from 'vitest';
import { palette, themeOf } from '../src/theme/tokens';

function light(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const p = palette[scheme];
  test.each([
    ['ink', p.ink],
    ['soft', p.soft],
    ['faint', p.faint],
    ['main', p.main],
    ['good', p.good],
    ['warn', p.warn],
    ['bad', p.bad],
  ])('text in %s can be read on every ground', (_, colour) => {
    for (const ground of [p.back, p.card, p.raised, p.hover]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each([
    [p.good, p.goodBack],
    [p.warn, p.warnBack],
    [p.bad, p.badBack],
    [p.main, p.mainBack],
    [p.soft, p.neutralBack],
    [p.soft, p.mainBack],
  ])('%s can be read on %s', (colour, ground) => expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5));
  test('the words of a button can be read, under the mouse too', () => {
    const { colorPrimary, colorError } = theme.getDesignToken(themeOf(scheme, false));
    for (const ground of [colorPrimary, p.mainHover]) expect(contrast(p.onMain, ground), ground).toBeGreaterThanOrEqual(4.5);
    for (const ground of [colorError, p.badHover]) expect(contrast(p.onBad, ground), ground).toBeGreaterThanOrEqual(4.5);
  });
});
