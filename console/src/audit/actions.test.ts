import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS } from './codes';

const SERVER = join(import.meta.dirname, '../../../server/src/main/java');
const NAMED = /audit = "([a-z.-]+)"/g;

/** What the server writes into the trail by itself, for every request that names it. */
const audited = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.java'))
  .flatMap((file) => [...readFileSync(join(SERVER, file), 'utf8').matchAll(NAMED)].map((found) => found[1]));

test('everything that the audit trail names has its words', () => {
  expect(audited.length).toBeGreaterThan(60);
  expect(audited.filter((action) => !ACTIONS.some((known) => known === action))).toEqual([]);
});
