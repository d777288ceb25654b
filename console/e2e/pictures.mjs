// The pictures of the READMEs and of docs/, from a running server on a simulated book, in both languages.
//   node e2e/pictures.mjs URL USER PASSWORD [FOLDER]
// The import that it shows is looked at and discarded: nothing is recorded.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage } from './browser.mjs';
import { call, settled } from './place.mjs';

const [address, user, password, folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))] = process.argv.slice(2);
if (!password) {
  console.error('usage: pictures.mjs URL USER PASSWORD [FOLDER]');
  process.exit(2);
}

/** Payments, three of which are wrong: in amount, loan and date. */
function paymentsOf(loan) {
  const file = join(mkdtempSync(join(tmpdir(), 'shouyue-pictures-')), 'payments.csv');
  const rows = ['payment_id,loan_id,paid_at,amount,currency', `P-9001,${loan},2026-06-01T10:00:00,899.75,CNY`, `P-9002,${loan},2026-06-01T10:05:00,-12.00,CNY`, 'P-9003,L-NOT-OURS,2026-06-01T10:10:00,10.00,CNY', `P-9004,${loan},2026-02-30T10:15:00,899.75,CNY`];
  writeFileSync(file, `${rows.join('\n')}\n`);
  return { file, drop: () => rmSync(join(file, '..'), { recursive: true, force: true }) };
}

/** The last loan of which a residue was carried by tolerance, and when. */
async function tolerated(page) {
  const { on } = await call(page, 'get', '/api/v1/loans?limit=1');
  for (let back = 0; back < 366; back++) {
    const day = new Date(Date.parse(on) - back * 86_400_000).toISOString().slice(0, 10);
    const { items } = await call(page, 'get', `/api/v1/loans?movement=carriedByTolerance&on=${day}&limit=1`);
    if (items.length > 0) return { loan: items[0].id, day };
  }
  throw new Error('no residue was carried by tolerance in the last year of the book');
}

async function take(page, name, height) {
  await page.setViewportSize({ width: 1280, height });
  await settled(page);
  // Charts grow into their place.
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(folder, name) });
}

const { browser, close } = await openBrowser();
for (const [language, ending] of [['en', ''], ['zh-CN', '.zh']]) {
  const { page, context } = await openPage(browser, { address, language, width: 1280, height: 860, user, password });
  await page.locator('#main').waitFor();
  const { loan, day } = await tolerated(page);
  // Some days before the end of the simulated year, when installments still fell due in numbers.
  await page.goto(`/overview?on=${day}`);
  await take(page, `console-overview${ending}.png`, 860);
  await page.goto(`/loans/${encodeURIComponent(loan)}?on=${day}`);
  await take(page, `console-loan${ending}.png`, 1000);
  if (ending) {
    await context.close();
    continue;
  }
  await page.goto('/loans');
  await take(page, 'console-loans.png', 620);
  const payments = paymentsOf(loan);
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(payments.file);
  await page.waitForURL(/\/imports\/[^/]+$/);
  await page.locator('.page-actions button').nth(1).click(); // Dry run
  await page.locator('[data-testid=import-state][data-state=CHECKED]').waitFor();
  await take(page, 'console-import.png', 800);
  await call(page, 'delete', `/api/v1/imports/${page.url().split('/').pop()}`);
  payments.drop();
  await context.close();
}
await close();
