import { expect, test } from 'vitest';
import { newKey } from './key';

test('two forms have two keys, of signs that a key may have', () => {
  expect(newKey()).not.toBe(newKey());
  expect(newKey()).toMatch(/^[\x21-\x7e]{1,100}$/);
});
