import { expect, test } from 'vitest';
import { nextSort } from './DataTable';

test('a heading pressed three times is back where it was', () => {
  expect(nextSort('dpd', '')).toBe('-dpd');
  expect(nextSort('dpd', '-dpd')).toBe('dpd');
  expect(nextSort('dpd', 'dpd')).toBe('');
  expect(nextSort('dpd', '-principal')).toBe('-dpd');
});
