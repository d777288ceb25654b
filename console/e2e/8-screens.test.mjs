// The screens of one thing each, with what the tests before have made: accessible, within the window, nothing cut off; and
// a morning's work by the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ONE_YUAN } from './book.mjs';
import { cutHeadings, tooWide, violations, WIDTHS } from './look.mjs';
import { call, settled, useBrowser } from './place.mjs';

const { asAdmin, asNewAdmin } = useBrowser();

/** Each list, and the page of one of its things. */
const LISTS = [
  ['/api/v1/imports', (one) => `/imports/${one.id}`],
  ['/api/v1/incidents', (one) => `/incidents/${one.id}`],
  ['/api/v1/alerts', (one) => `/alerts/${one.id}`],
  ['/api/v1/checks', (one) => `/checks/${one.id}`],
  ['/api/v1/webhooks', (one) => `/webhooks/${one.id}`],
  ['/api/v1/products', (one) => `/products/${one.product}`],
  ['/api/v1/payments/orders', (one) => `/payments/${one.number}`],
  ...['OPEN', 'REFUNDED'].map((state) => [`/api/v1/suspense?state=${state}`, (one) => `/suspense/${one.channel}/${encodeURIComponent(one.id)}`]),
];

/** The pages of the first thing of each list that has one. */
async function pages(page) {
  const found = [];
  for (const [list, path] of LISTS) {
    const { items } = await call(page, 'get', list);
    if (items.length > 0) found.push(path(items[0]));
  }
  return found;
}

for (const [language, scheme] of [
  ['en', 'dark'],
  ['zh-CN', 'light'],
]) {
  test(`the page of one thing of each list is as good as the lists (${language}, ${scheme})`, async () => {
    const { page, close, problems } = await asNewAdmin({ language, scheme });
    const paths = await pages(page);
    assert.ok(paths.length > 0, 'the tests before have imported files');
    const found = [];
    for (const path of paths) {
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

  test(`no heading of a table is cut off at 1440 px (${language})`, async () => {
    const { page, close } = await asNewAdmin({ language, scheme });
    const cut = [];
    for (const path of ['/loans', '/payments', '/mandates', '/suspense', '/suspense?state=MATCHED', '/reconciliation', '/reconciliation?open=false', '/work-items', '/incidents', '/alerts', '/alerts?state=CLOSED', '/forecasts', '/channels', '/cohorts', '/checks', '/signals', '/happenings', '/webhooks', '/products', '/imports', '/users', '/audit', `/loans/${ONE_YUAN}?part=schedule`, `/loans/${ONE_YUAN}?part=facts`, `/loans/${ONE_YUAN}?part=ledger`]) {
      await page.goto(path);
      await settled(page);
      cut.push(...(await cutHeadings(page)).map((heading) => `${path}: ${heading}`));
    }
    assert.deepEqual(cut, []);
    await close();
  });
}

test('the list of loans opens on who became past due last; what is charged off or settled comes last', async () => {
  const { page, close } = await asAdmin();
  const { items } = await call(page, 'get', '/api/v1/loans?sort=attention&limit=500');
  const states = items.map((row) => row.state);
  assert.deepEqual(
    [...new Set(states)],
    ['PAST_DUE', 'PENDING', 'TOLERATED', 'CURRENT', 'NOT_OPEN', 'CHARGED_OFF', 'SETTLED'].filter((state) => states.includes(state)),
  );
  const days = items.filter((row) => row.state === 'PAST_DUE').map((row) => row.dpd);
  assert.ok(new Set(days).size > 2, 'the book has loans past due for different times');
  assert.deepEqual(days, [...days].sort((a, b) => a - b));
  await page.goto('/loans');
  await settled(page);
  assert.equal(await page.locator('tr[data-index="0"] td').first().innerText(), items[0].id);
  await page.getByText('newest past due first').waitFor();
  await close();
});

/** Presses Tab until the focus is where it is wanted; fails when that takes too many. */
async function tabTo(page, wanted, most) {
  for (let n = 1; n <= most; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(([selector, text]) => {
      const at = document.activeElement;
      return Boolean(at?.matches(selector)) && (!text || (at.getAttribute('aria-label') ?? at.innerText).includes(text));
    }, wanted)) return n;
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  return assert.fail(`${wanted.join(' ')} is not reached by ${most} presses of Tab: ${at}`);
}

test('a place is chosen, a list is narrowed, a loan is opened by the keyboard alone; the table is one stop', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/overview');
  await settled(page);
  await tabTo(page, ['a.skip'], 1);
  await tabTo(page, ['nav a', 'Loans'], 6);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Loans/ }).waitFor();
  await settled(page);
  await tabTo(page, ['button', 'Filter'], 6);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // the first of them: State
  await page.getByRole('checkbox').first().waitFor();
  await tabTo(page, ['input[type=checkbox]'], 2);
  await page.keyboard.press('Space');
  await tabTo(page, ['button', 'Apply'], 8);
  await page.keyboard.press('Enter');
  await page.waitForURL('**state=**');
  await settled(page);
  await page.locator('tr[data-index="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await tabTo(page, ['tr[data-index="1"] a'], 1);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('tbody')), null, 'Tab leaves the table');
  await page.locator('tr[data-index="1"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/loans\/[^?]+/);
  assert.deepEqual(problems, []);
  await close();
});

test('a form whose file an upgrade took away: the page is loaded anew, once, and then the form opens', async () => {
  const { page, close } = await asNewAdmin();
  let gone = 0;
  await page.route(/\/ExportForm-[^/]*\.js$/, (route) => (gone++ === 0 ? route.fulfill({ status: 404, body: '' }) : route.continue()));
  await page.route((url) => url.pathname === '/', (route) => (route.request().resourceType() === 'fetch' ? route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/newer.js"></script>' }) : route.continue()));
  await page.goto('/loans');
  await settled(page);
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Export' }).click();
  await loaded;
  await settled(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('dialog').waitFor();
  assert.equal(gone, 2);
  await close();
});

test('a form whose file cannot be loaded without an upgrade is told in words, in either language, and the page stays where it is', async () => {
  for (const [language, said] of [['en', 'This part of the console could not be loaded'], ['zh-CN', '此部分未能加载或显示']]) {
    const { page, close } = await asNewAdmin({ language });
    await page.route(/\/ExportForm-[^/]*\.js$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('/loans');
    await settled(page);
    await page.getByRole('button', { name: /Export|导\s?出/ }).click();
    await page.getByRole('alert').getByText(said).waitFor();
    assert.equal(new URL(page.url()).pathname, '/loans');
    await close();
  }
});
