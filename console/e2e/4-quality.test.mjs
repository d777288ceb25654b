// Every screen: accessible, never wider than its window, light enough, without an error in the browser's log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { settled as settledDocument } from '../scripts/api.mjs';
import { ONE_YUAN } from './book.mjs';
import { tooWide, violations, WIDTHS } from './look.mjs';
import { address, settled, useBrowser } from './place.mjs';
import { firstVisit } from './visit.mjs';

const { asAdmin, asNewAdmin, open } = useBrowser();

const SCREENS = [
  '/overview',
  '/loans',
  '/loans?state=PAST_DUE&dpdTo=60&sort=-dpd',
  '/loans?q=nothing-like-it',
  '/loans?shoeSize=42',
  `/loans/${ONE_YUAN}`,
  `/loans/${ONE_YUAN}?part=schedule&policy=CN-LOAN`,
  `/loans/${ONE_YUAN}?part=facts`,
  `/loans/${ONE_YUAN}?part=ledger`,
  '/loans/L-NOT-THERE',
  '/imports',
  '/closes',
  '/closes/proofs/1',
  '/closes/proofs/4711',
  '/packs',
  '/packs?left=CN-CARD&right=US',
  '/ledger?from=2026-03-01&to=2026-03-31',
  '/ledger?from=2026-13-01',
  '/ledger/CASH_IN_TRANSIT?currency=CNY&from=2026-03-01&to=2026-03-31',
  '/ledger/CASH_IN_TRANSIT?currency=CNY&on=2026-03-10&reason=receipt',
  '/products',
  '/products?new',
  '/products/not-there',
  '/payments',
  '/payments?state=LOST',
  '/payments/4711',
  '/mandates',
  '/work-items',
  '/work-items?open=false',
  '/suspense',
  '/suspense/bank/4711',
  '/reconciliation',
  '/reconciliation?open=false',
  '/incidents',
  '/incidents?state=DRAFT&kind=CHANNEL',
  '/incidents/4711',
  '/imports/4711',
  '/alerts',
  '/alerts?level=LOUD',
  '/alerts/4711',
  '/forecasts',
  '/model',
  '/channels',
  '/channels/not-there',
  '/cohorts',
  '/cohorts?by=shoe-size',
  '/checks',
  '/checks/4711',
  '/signals',
  '/happenings',
  '/happenings?part=rejected',
  '/webhooks',
  '/webhooks/4711',
  '/users',
  '/audit',
  '/nowhere',
];

for (const [language, scheme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
]) {
  test(`on no screen finds axe anything serious, and none is wider than a window of ${WIDTHS.join(', ')} px (${language}, ${scheme})`, async () => {
    const { page, close, problems } = await asNewAdmin({ language, scheme });
    const found = [];
    for (const path of SCREENS) {
      await page.setViewportSize({ width: WIDTHS[0], height: 844 });
      await page.goto(path);
      await settled(page);
      found.push(...(await violations(page)).map((one) => `${path} ${one}`));
      for (const width of WIDTHS) {
        const over = await tooWide(page, width);
        if (over > 1) found.push(`${path} at ${width} px: ${over} px too wide`);
      }
    }
    assert.deepEqual(found, []);
    assert.deepEqual(problems, []);
    await close();
  });
}

test('axe finds nothing serious at the sign-in, in a menu, a filter, a dialog and the finder', async () => {
  const door = await open();
  await door.page.goto('/');
  await door.page.locator('#user').waitFor();
  assert.deepEqual(await violations(door.page), []);
  await door.close();

  const { page, close } = await asAdmin();
  await page.goto('/loans');
  await settled(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menu').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole('menuitem', { name: 'State' }).click();
  await page.getByRole('checkbox').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.goto('/users');
  await settled(page);
  await page.getByRole('button', { name: 'Add a user' }).click();
  await page.locator('#displayName').waitFor();
  assert.deepEqual(await violations(page), []);
  await page.goto('/overview');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.locator('.finder input').fill('L-1');
  await page.locator('.finder').getByRole('option').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await close();
});

test('who asks the system for little motion sees a dialog that is there at once', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/users');
  await settled(page);
  await page.evaluate(() => {
    window.moved = 0;
    document.addEventListener('animationstart', (event) => (window.moved += /Zoom|Fade/.test(event.animationName) ? 1 : 0));
  });
  for (const [reducedMotion, moves] of [['reduce', false], ['no-preference', true]]) {
    await page.emulateMedia({ reducedMotion });
    await page.getByRole('button', { name: 'Add a user' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(() => window.moved > 0), moves, reducedMotion);
  }
  await close();
});

test('the whole table is there for the keyboard: arrows, Page Down, End, Home, Enter', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/loans');
  await settled(page);
  const focused = () => page.evaluate(() => Number(document.activeElement?.getAttribute('data-index') ?? -1));
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
  await page.locator('tr[data-index="0"]').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 1);
  await page.keyboard.press('PageDown');
  assert.ok((await focused()) > 5);
  await page.keyboard.press('End');
  await page.waitForTimeout(300);
  assert.ok((await focused()) >= 99, 'End goes to the last row that is loaded');
  await page.keyboard.press('Home');
  await page.waitForTimeout(300);
  assert.equal(await focused(), 0);
  assert.ok((await page.locator('tbody tr[data-index]').count()) < 100, 'only the rows in sight are in the page');
  const id = await page.locator('tr[data-index="0"] td').first().innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/loans/${encodeURIComponent(id)}`);
  await close();
});

test('the list goes on while one scrolls, to its end and no further', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/loans');
  await settled(page);
  const total = Number((await page.locator('.loans-total').innerText()).replace(/\D/g, ''));
  for (let n = 0; n < 60 && (await page.locator(`tr[data-index="${total - 1}"]`).count()) === 0; n++) {
    await page.locator('.table-fill').evaluate((table) => table.scrollTo(0, table.scrollHeight));
    await page.waitForTimeout(150);
  }
  await settled(page);
  const last = await page.locator('tbody tr[data-index]').last().getAttribute('data-index');
  assert.equal(Number(last), total - 1);
  await close();
});

test('language and scheme change at once and stay', async () => {
  const { page, close } = await asNewAdmin();
  await page.goto('/overview');
  await settled(page);
  await page.locator('.person').click();
  await page.getByRole('menuitem', { name: '中文' }).click();
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  await settled(page);
  assert.match(await page.locator('[data-figure=dueToday] .figure-name').innerText(), /[\u4e00-\u9fff]/, 'the server’s words are Chinese too');
  await page.locator('.person').click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), 'dark');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), 'dark');
  await close();
});

for (const [path, most] of [['/overview', 36], ['/loans', 52], [`/loans/${ONE_YUAN}`, 62]]) {
  test(`${path} loads at most 400 kB in ${most} files at first`, async () => {
    const { context, close } = await asAdmin();
    const { bytes, files } = await firstVisit(context.browser(), { address, cookies: await context.cookies(), path });
    assert.ok(bytes > 50_000 && bytes <= 400_000, `${bytes} bytes`);
    assert.ok(files > 5 && files <= most, `${files} files`);
    await close();
  });
}

test('the committed types are those of this server', async () => {
  const { page, close } = await asAdmin();
  const served = settledDocument(await (await page.request.get('/openapi.json')).json());
  const committed = JSON.parse(readFileSync(fileURLToPath(new URL('../openapi.json', import.meta.url)), 'utf8'));
  assert.deepEqual(committed, served, 'run `npm run generate -- URL`');
  await close();
});
