// What is wrong is said where it belongs, and nothing half is done.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ONE_YUAN } from './book.mjs';
import { signIn } from './browser.mjs';
import { ADMIN, folder, settled, useBrowser } from './place.mjs';

const { asAdmin, asNewAdmin, open } = useBrowser();

for (const [words, expected] of [
  ['shoeSize=42', 'shoeSize'],
  ['dpdFrom=many', 'dpdFrom'],
  ['state=HAPPY', 'state'],
  ['sort=shoeSize', 'sort'],
  ['drawnFrom=2026-02-30', 'drawnFrom'],
  ['pastDueFrom=1%2C5', 'pastDueFrom'],
]) {
  test(`a list asked with ${decodeURIComponent(words)} names ${expected} and offers to clear it`, async () => {
    const { page, close } = await asAdmin();
    await page.goto(`/loans?${words}`);
    const alert = page.getByRole('alert');
    await alert.getByText('This cannot be read').waitFor();
    await alert.getByText(expected).first().waitFor();
    await alert.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('grid').waitFor();
    await close();
  });
}

test('tampered cursors, huge pages and foreign ids are refused by the API with the field', async () => {
  const { page, close } = await asAdmin();
  for (const [path, field] of [
    ['/api/v1/loans?cursor=tampered', 'cursor'],
    ['/api/v1/loans?limit=1000000', 'limit'],
    ['/api/v1/loans?limit=0', 'limit'],
    ['/api/v1/audit?cursor=tampered', 'cursor'],
    [`/api/v1/loans/${ONE_YUAN}/position?on=yesterday`, 'on'],
    [`/api/v1/loans/${ONE_YUAN}/position?policy=MOON`, 'policy'],
  ]) {
    const answer = await page.request.get(path);
    assert.equal(answer.status(), 400, path);
    const problem = await answer.json();
    assert.equal(problem.errors?.[0]?.field, field, `${path}: ${JSON.stringify(problem)}`);
  }
  for (const path of ['/api/v1/loans/L-NOT-THERE', '/api/v1/imports/L-ONE-YUAN', '/api/v1/packs/MOON']) assert.equal((await page.request.get(path)).status(), 404, path);
  await page.goto('/loans/L-NOT-THERE');
  await page.getByText('Not found').waitFor();
  await close();
});

test('a session that is over leads to the sign-in, and from there back to where one was', async () => {
  const { page, context, close } = await asNewAdmin();
  await page.goto('/loans?state=PAST_DUE');
  await settled(page);
  await context.clearCookies({ name: 'SHOUYUE_SESSION' });
  await page.getByRole('link', { name: 'Close of day' }).click();
  await page.getByText('Your session ended.', { exact: false }).waitFor();
  await signIn(page, ADMIN.user, ADMIN.password);
  await page.getByRole('heading', { level: 1, name: 'Close of day' }).waitFor();
  await close();
});

test('a call without its token, or with another’s, is refused', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/packs');
  const statuses = await page.evaluate(async () => {
    const post = (token) => fetch('/api/v1/closes', { method: 'POST', headers: { 'Content-Type': 'application/json', ...(token ? { 'X-XSRF-TOKEN': token } : {}) }, body: '{"day":"2026-04-02"}' }).then((r) => r.status);
    return [await post(undefined), await post('somebody-elses')];
  });
  assert.deepEqual(statuses, [403, 403]);
  await close();
});

test('a file of another kind is refused by name, and nothing is left of it', async () => {
  const { page, close } = await asAdmin();
  const file = join(folder, 'holiday.csv');
  writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]));
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(file);
  const alert = page.getByRole('alert');
  await alert.getByText('The files were not taken').waitFor();
  await alert.getByText('holiday.csv').first().waitFor();
  assert.equal(await page.getByRole('link', { name: 'holiday.csv' }).count(), 0);
  await close();
});

test('a wrong day is refused where it is asked for', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/packs');
  const answer = await page.evaluate(async () => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '');
    const response = await fetch('/api/v1/closes', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }, body: '{"day":"2020-01-01"}' });
    return { status: response.status, body: await response.json() };
  });
  assert.equal(answer.status, 400);
  assert.equal(answer.body.errors[0].field, 'day');
  await close();
});

test('someone who fails too often is locked out, and told for how long', async () => {
  const { page, close } = await open();
  await page.goto('/');
  for (let n = 0; n < 12; n++) {
    await signIn(page, 'nobody.at.all', 'wrong every time');
    await page.locator('.ant-alert').waitFor();
    if (await page.getByText(/Try again in \d+ minute/).isVisible()) break;
    await page.waitForTimeout(150);
  }
  await page.getByText(/Too many attempts/).waitFor();
  await close();
});
