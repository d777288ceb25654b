// Files that come in and go out: exports that are opened, an import that is resumed, one that two people start.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeManyPayments, writeOnePayment } from './book.mjs';
import { call, folder, newUser, settled, useBrowser } from './place.mjs';
import { rowsOfWorkbook } from './workbook.mjs';

const { asAdmin, open } = useBrowser();
const FILTER = 'state=PAST_DUE&dpdFrom=10&sort=-dpd';

const FORMATS = [
  ['CSV', (file) => readFileSync(file, 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/).map((line) => line.split(','))],
  ['Excel (.xlsx)', rowsOfWorkbook],
];

for (const [format, read] of FORMATS) {
  test(`exports the filtered set as ${format}, and the file holds those loans in that order`, async () => {
    const { page, close } = await asAdmin();
    await page.goto(`/loans?${FILTER}`);
    await settled(page);
    const { items } = await (await page.request.get(`/api/v1/loans?${FILTER}&limit=500`)).json();
    assert.ok(items.length > 3 && items.length < 200, `${items.length} loans`);

    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('radio', { name: format }).check();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText(`${items.length} rows are ready.`).waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the file' }).click()]);
    const [heading, ...rows] = read(await download.path());
    assert.deepEqual(
      rows.map((row) => row[heading.indexOf('id')]),
      items.map((loan) => loan.id),
    );
    assert.deepEqual(
      rows.map((row) => Number(row[heading.indexOf('dpd')])),
      items.map((loan) => loan.dpd),
    );
    await close();
  });
}

test('stops an import in the middle and resumes it: all of it comes in, and nothing twice', async () => {
  const { page, close } = await asAdmin();
  const { file, count } = writeManyPayments(folder);
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.waitForURL(/\/imports\/[^/]+$/);
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.locator('[data-testid=import-state][data-state=STOPPED]').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.locator('[data-testid=import-state][data-state=DONE]').waitFor({ timeout: 60_000 });
  const { counts, rejected } = await call(page, 'get', `/api/v1${new URL(page.url()).pathname}`);
  assert.equal(rejected, 0);
  assert.equal(counts.length, 1);
  assert.deepEqual([counts[0].rows, counts[0].created + counts[0].same], [count, count]);
  await close();
});

test('two people start the same import: it runs once, and the second is told', async () => {
  const { page: first, close } = await asAdmin();
  const operator = await newUser(first, 'operator', 'OPERATIONS');
  const { page: second, close: leave } = await open(operator);
  await second.locator('#main').waitFor();
  await first.goto('/imports');
  await first.locator('input[type=file]').setInputFiles(writeOnePayment(folder));
  await first.waitForURL(/\/imports\/[^/]+$/);
  await second.goto(new URL(first.url()).pathname);

  const starts = [first, second].map((page) => page.getByRole('button', { name: 'Start the import' }));
  for (const start of starts) await start.waitFor();
  const answers = [first, second].map((page) => page.waitForResponse('**/start'));
  await Promise.all(starts.map((start) => start.click()));
  const statuses = (await Promise.all(answers)).map((answer) => answer.status());
  assert.deepEqual([...statuses].sort(), [202, 409]);
  await [first, second][statuses.indexOf(409)].locator('.ant-message').getByText(/import/).waitFor();
  for (const page of [first, second]) await page.locator('[data-testid=import-state][data-state=DONE]').waitFor();
  const { counts } = await call(first, 'get', `/api/v1${new URL(first.url()).pathname}`);
  assert.deepEqual([counts[0].rows, counts[0].created], [1, 1]);
  await leave();
  await close();
});
