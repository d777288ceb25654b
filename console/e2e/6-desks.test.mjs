// What people do at the desks: post to a loan, read the ledger, write a product that somebody else approves.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ONE_YUAN, UNPAID } from './book.mjs';
import { violations } from './look.mjs';
import { call, folder, newUser, settled, useBrowser } from './place.mjs';

const { asAdmin, asNewAdmin, open } = useBrowser();

const DAY = 86_400_000;
/** In the borrower's zone: eight hours before UTC. */
const daysAgo = (n) => new Date(Date.now() + DAY / 3 - n * DAY).toISOString().slice(0, 10);
/** A loan of one installment, due ten days ago, of which 1.00 is missing. */
const RUN = Date.now().toString(36);
const SHORT = `L-SHORT-${RUN}`;
const DUE = daysAgo(10);

async function seen(page, look, wanted) {
  let shown;
  for (let i = 0; i < 100; i++) {
    shown = await look();
    if (wanted instanceof RegExp ? wanted.test(shown) : shown === wanted) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`${shown} is not ${wanted}`);
}

const stands = (page, state) => seen(page, () => page.locator('.loan-heading .tag').innerText(), state);

async function act(page, name) {
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  await page.getByTestId('act-look').waitFor();
}

const facts = async (page, loan) => (await (await page.request.get(`/api/v1/loans/${loan}/facts`)).json()).items;

const people = {};

test('brings in a loan that is one yuan short, and people in other roles', async () => {
  const { page, close } = await asAdmin();
  const files = [
    ['short-loans.csv', 'loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,product,policy_pack', `${SHORT},B-SHORT,CNY,1000.00,${daysAgo(40)},0.04,single,CN-LOAN`],
    ['short-installments.csv', 'loan_id,number,due_on,principal,interest', `${SHORT},1,${DUE},500.00,6.00`, `${SHORT},2,${daysAgo(-20)},500.00,6.00`],
    ['short-payments.csv', 'payment_id,loan_id,paid_at,amount,currency,installment', `P-${SHORT},${SHORT},${DUE}T09:30:00,505.00,CNY,1`],
    ['short-borrowers.csv', 'borrower_id,birth_year,region,channel,payday', 'B-SHORT,1991,Hubei,app,5'],
  ].map(([name, ...rows]) => {
    const file = join(folder, name);
    writeFileSync(file, `${rows.join('\n')}\n`);
    return file;
  });
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(files);
  await page.waitForURL(/\/imports\/[^/]+$/);
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.locator('[data-testid=import-state][data-state=DONE]').waitFor();
  for (const [name, role] of [['fiona', 'FINANCE'], ['rita', 'RISK'], ['colin', 'COLLECTIONS']]) people[name] = await newUser(page, `${name}-${RUN}`, role);
  await close();
});

test('pays the yuan that is short and sees the loan cured; a double click posts once', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto(`/loans/${SHORT}?on=${daysAgo(0)}`);
  await settled(page);
  await stands(page, 'Past due · 10 days');
  await act(page, 'Post a payment');
  assert.deepEqual(await violations(page), []);
  // What is wrong is said at its field, by the server; nothing is recorded.
  await page.getByTestId('act-look').click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'Enter an amount' }).waitFor();
  await page.getByRole('textbox', { name: 'Amount' }).fill('1.005');
  await page.keyboard.press('Enter');
  await page.locator('.ant-form-item-explain-error', { hasText: 'decimals' }).waitFor();
  await page.getByRole('textbox', { name: 'Amount' }).fill('1.06');
  await page.keyboard.press('Enter');
  const effect = page.getByTestId('effect');
  await effect.waitFor();
  await effect.locator('.tag', { hasText: 'Past due' }).waitFor();
  await effect.locator('.tag', { hasText: 'Current' }).waitFor();
  assert.match(await effect.locator('[data-amount=pastDue]').innerText(), /1\.\d\d\s+0\.00/);
  assert.ok((await effect.locator('.effect-because li').count()) > 0, 'each amount has its reasons');
  assert.deepEqual(await violations(page), []);
  const before = (await facts(page, SHORT)).length;
  await page.getByTestId('act-do').dblclick();
  await page.getByTestId('act-done').waitFor();
  await stands(page, 'Current');
  assert.equal((await facts(page, SHORT)).length, before + 1);
  await page.getByRole('tab', { name: 'Facts' }).click();
  await page.locator('.loan-main').getByText('1.06').first().waitFor();
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await page.locator('.loan-main').getByText('1.06').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('an answer that was lost is asked for again, and it is recorded once', async () => {
  const { page, close } = await asAdmin();
  await page.goto(`/loans/${SHORT}`);
  await settled(page);
  const before = (await facts(page, SHORT)).length;
  await act(page, 'Charge a fee');
  await page.getByRole('textbox', { name: 'Amount' }).fill('2.00');
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  // The server records it, and its answer is lost.
  await page.route(/\/fees$/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByTestId('act-do').click();
  await page.getByText('No answer came').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Back', exact: true }).count(), 0, 'only the same may be sent again');
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByTestId('act-done').waitFor();
  assert.equal((await facts(page, SHORT)).length, before + 1);
  await close();
});

test('a loan that has changed since it was read is looked at again', async () => {
  const { page, close } = await asAdmin();
  await page.goto(`/loans/${SHORT}`);
  await settled(page);
  await act(page, 'Charge a fee');
  await page.getByRole('textbox', { name: 'Amount' }).fill('3.00');
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN').value;
  const other = await page.request.post(`/api/v1/loans/${SHORT}/fees`, { data: { amount: '0.50', currency: 'CNY' }, headers: { 'X-XSRF-TOKEN': token, 'Idempotency-Key': `other-${Date.now()}` } });
  assert.equal(other.status(), 201);
  const before = (await facts(page, SHORT)).length;
  await page.getByTestId('act-do').click();
  await page.getByText('The loan has changed').waitFor();
  assert.equal((await facts(page, SHORT)).length, before);
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  assert.equal((await facts(page, SHORT)).length, before + 1);
  await close();
});

test('reverses a payment by the keyboard alone, on a phone, after being asked twice', async () => {
  const { page, close } = await asAdmin({ width: 390, height: 844 });
  await page.goto(`/loans/${SHORT}?on=${daysAgo(0)}`);
  await settled(page);
  await page.getByRole('button', { name: 'Post', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Return a payment' }).waitFor();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  for (let step = 0; step < 9 && (await focused()) !== 'Return a payment'; step++) await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'Return a payment');
  await page.keyboard.press('Enter');
  await page.getByTestId('act-look').waitFor();
  const payment = page.getByLabel('Payment', { exact: true });
  await payment.locator('option', { hasText: '1.06' }).waitFor({ state: 'attached' });
  const posted = (await payment.locator('option').allInnerTexts()).find((text) => text.includes('1.06'));
  await payment.selectOption(posted);
  await page.getByTestId('act-look').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('effect').waitFor();
  assert.deepEqual(await violations(page), []);
  const before = (await facts(page, SHORT)).length;
  await page.getByTestId('act-do').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Is the return certain?' }).waitFor();
  assert.equal((await facts(page, SHORT)).length, before, 'nothing is posted by the first step');
  await page.keyboard.press('Enter');
  await page.getByTestId('act-done').waitFor();
  await stands(page, 'Past due · 10 days');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px wider than the window`);
  await close();
});

test('protects days and withdraws the protection', async () => {
  const { page, close } = await asAdmin();
  await page.goto(`/loans/${SHORT}?on=${daysAgo(0)}`);
  await settled(page);
  await act(page, 'Protect days');
  for (const [label, day] of [['From', DUE], ['To', daysAgo(0)]]) {
    await page.getByRole('button', { name: new RegExp(`^${label}: `) }).click();
    await page.getByRole('textbox', { name: label, exact: true }).fill(day);
    await page.keyboard.press('Enter');
  }
  await page.getByLabel('Cause').selectOption('CHANNEL_INCIDENT');
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  await seen(page, () => page.getByTestId('dpd').innerText(), '0');
  const shown = page.locator('.protections > li');
  await seen(page, async () => String(await shown.count()), '1');
  assert.match(await shown.innerText(), /Incident of a payment channel[^]*the whole loan[^]*What it undid[^]*Days past due\s*10 → 0/);
  await act(page, 'Withdraw a protection');
  await page.getByLabel('Protection', { exact: true }).selectOption({ index: 1 });
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  await stands(page, 'Past due · 10 days');
  await seen(page, () => shown.innerText(), /withdrawn[^]*What the withdrawal brought back[^]*Days past due\s*0 → 10/);
  assert.deepEqual(await violations(page), []);
  await close();
});

test('what a protection undid is read on a phone, in Chinese; a loan without one says so', async () => {
  const { page, close } = await asNewAdmin({ language: 'zh-CN', scheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/loans/${SHORT}`);
  await settled(page);
  assert.match(await page.locator('.protections > li').innerText(), /支付渠道事故[^]*已撤销[^]*消除了什么[^]*逾期天数/);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await page.goto(`/loans/${ONE_YUAN}`);
  await settled(page);
  await page.getByText('该贷款没有受保护的日子。').waitFor();
  await close();
});

test('what a borrower said is the cause that is shown, and can be withdrawn', async () => {
  const { page, close } = await asAdmin();
  await page.goto(`/loans/${SHORT}?on=${daysAgo(0)}`);
  await settled(page);
  const causes = page.locator('.causes .tag');
  const owed = await page.locator('.loan-heading .tag').innerText();
  assert.doesNotMatch(await causes.first().innerText(), /Hardship/);
  await act(page, 'Record what was said');
  await page.getByTestId('act-look').click();
  await page.getByText('Choose what was said').waitFor();
  await page.getByText('Choose whose word it is').waitFor();
  await page.getByLabel('What was said', { exact: true }).selectOption('HARDSHIP');
  await page.getByLabel('Whose word it is', { exact: true }).selectOption('BORROWER');
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  await seen(page, () => causes.first().innerText(), /Hardship/i);
  await stands(page, owed);
  await act(page, 'Withdraw a statement');
  await page.getByLabel('Statement', { exact: true }).selectOption({ index: 1 });
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  await seen(page, async () => String(/Hardship/i.test(await causes.first().innerText())), 'false');
  await close();
});

test('finance waives a penalty; collections records what was said and nothing else, and is refused by the server', async () => {
  const { page, close } = await open(people.fiona);
  await page.locator('#main').waitFor();
  await page.goto(`/loans/${UNPAID}`);
  await settled(page);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  const offered = await page.getByRole('menuitem').allInnerTexts();
  assert.ok(offered.includes('Waive an amount') && offered.includes('Charge off'));
  assert.ok(!offered.includes('Protect days'));
  await page.getByRole('menuitem', { name: 'Waive an amount' }).click();
  await page.getByRole('textbox', { name: 'Amount' }).fill('999999.00');
  await page.getByTestId('act-look').click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'no more than that can be waived' }).waitFor();
  await page.getByRole('textbox', { name: 'Amount' }).fill('1.00');
  await page.getByTestId('act-look').click();
  const row = page.locator('[data-amount=penalty]');
  await row.waitFor();
  const [was, is] = (await row.locator('td').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
  assert.equal(Math.round((was - is) * 100), 100);
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  await close();

  const other = await open(people.colin);
  await other.page.locator('#main').waitFor();
  await other.page.goto(`/loans/${UNPAID}`);
  await settled(other.page);
  await other.page.getByRole('button', { name: 'Post', exact: true }).click();
  assert.deepEqual(await other.page.getByRole('menuitem').allInnerTexts(), ['Record what was said', 'Withdraw a statement']);
  await assert.rejects(call(other.page, 'post', `/api/v1/loans/${UNPAID}/waivers`, { component: 'PENALTY', amount: '1.00', currency: 'CNY' }), /403/);
  await other.close();
});

test('the trial balance leads to the loan behind it, and is taken along as a file', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/ledger?from=2026-03-01&to=2026-03-31');
  await settled(page);
  assert.equal(await page.getByTestId('balanced').getAttribute('data-balanced'), 'true');
  const table = page.getByRole('table', { name: 'Trial balance CNY' });
  await table.getByText('Assets', { exact: true }).waitFor();
  const total = table.getByRole('row').last();
  const sumOf = (column) => total.locator(`[data-column=${column}]`).innerText();
  const [debit, credit] = [await sumOf('closingDebit'), await sumOf('closingCredit')];
  assert.equal(debit, credit);
  const opening = await sumOf('openingDebit');
  assert.match(opening, /\d/);
  assert.equal(opening, await sumOf('openingCredit'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as CSV' }).click()]);
  const rows = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
  assert.ok(rows.some((row) => row.includes('CASH_IN_TRANSIT')), rows.join('\n'));
  assert.ok(rows.at(-1).includes(debit.replaceAll(',', '')), 'the file has the totals that are shown');

  // An account, a day of it, an entry of the day, its loan.
  await table.getByRole('link', { name: 'Cash in transit' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cash in transit' }).waitFor();
  await settled(page);
  const days = page.getByRole('grid', { name: 'Cash in transit' });
  await days.getByRole('row').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/on=2026-03-\d\d&reason=receipt/);
  await settled(page);
  const loan = page.getByRole('table', { name: 'Entries' }).getByRole('link').first();
  const id = await loan.innerText();
  await loan.click();
  await page.waitForURL(`**/loans/${id}?part=ledger`);
  await page.locator('.loan-main').getByText('Cash in transit').first().waitFor();

  // What was typed wrongly into the address is named.
  await page.goto('/ledger?from=2026-13-01');
  await page.getByText('This cannot be read').waitFor();
  await page.goto('/ledger/NOWHERE?currency=CNY');
  await page.getByText('This cannot be read').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('risk writes a product, finance approves it, and who wrote it could not', async () => {
  const product = `cash-${RUN}`;
  const risk = await open(people.rita);
  const { page } = risk;
  await page.locator('#main').waitFor();
  await page.goto('/products');
  await settled(page);
  await page.getByRole('button', { name: 'New product' }).click();
  await page.locator('#product').fill(product);
  await page.locator('#name').fill('Cash loan');
  await page.getByRole('button', { name: /^In force from: / }).click();
  await page.getByRole('textbox', { name: 'In force from' }).fill(daysAgo(-1));
  await page.keyboard.press('Enter');
  await page.locator('#currency').fill('CNY');
  await page.getByLabel('Pack', { exact: true }).selectOption('CN-LOAN');
  await page.locator('#leastPrincipal').fill('1000.00');
  await page.locator('#mostPrincipal').fill('10.00');
  await page.locator('#principalStep').fill('100.00');
  await page.locator('#installments').fill('3, 6, twelve');
  await page.getByLabel('Repayment').selectOption('LEVEL_30_360');
  await page.locator('#leastRate').fill('0.04');
  await page.locator('#mostRate').fill('0.04');
  await page.locator('#mostCost').fill('24.00');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'Whole numbers only' }).waitFor();
  await page.locator('#installments').fill('3, 6, 12');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'the greatest is less than the least' }).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.locator('#mostPrincipal').fill('10000.00');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.waitForURL(`**/products/${product}?version=1`);
  await settled(page);

  // 10,000.00 over 12 at 0.04 % a day: 14.40 % a year all in.
  await seen(page, () => page.getByTestId('apr').innerText(), '14.40 %');
  assert.equal(await page.getByRole('table', { name: 'Schedule' }).getByRole('row').count(), 13);
  await page.locator('#offer-principal').fill('150.00');
  await page.getByText(/this product lends from 1000/).waitFor();
  await page.locator('#offer-principal').fill('5000.00');
  await page.getByTestId('apr').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Approve' }).isDisabled(), true);
  assert.deepEqual(await violations(page), []);

  // The draft is written anew: the fee makes the loan dearer, and the offer follows.
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.locator('#installmentFee').fill('5.00');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.waitForURL(`**/products/${product}?version=1`);
  await seen(page, () => page.getByTestId('apr').innerText(), /^15\.\d\d %$/);

  const finance = await open(people.fiona);
  await finance.page.locator('#main').waitFor();
  await finance.page.goto(`/products/${product}`);
  await settled(finance.page);
  assert.equal(await finance.page.getByRole('button', { name: 'Edit' }).count(), 0);
  await finance.page.getByRole('button', { name: 'Approve' }).click();
  await finance.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await finance.page.getByText('Version 1 is approved').waitFor();
  await finance.page.locator('.product-versions .tag', { hasText: 'Coming' }).waitFor();

  // A further version, and it is discarded.
  await page.goto(`/products/${product}`);
  await settled(page);
  await page.getByRole('button', { name: 'New version' }).click();
  await page.locator('#name').fill('Cash loan, dearer');
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.waitForURL(`**/products/${product}?version=2`);
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByText('Version 2', { exact: true }).first().waitFor({ state: 'detached' });

  // Finance ends it; collections only reads.
  await finance.page.reload();
  await finance.page.getByRole('button', { name: 'End', exact: true }).click();
  await finance.page.getByRole('button', { name: /^Ends on: / }).click();
  await finance.page.getByRole('textbox', { name: 'Ends on' }).fill(daysAgo(-10));
  await finance.page.keyboard.press('Enter');
  await finance.page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await finance.page.locator('.product-versions').getByText(daysAgo(-10)).waitFor();
  await finance.close();
  await risk.close();
  const other = await open(people.colin);
  await other.page.locator('#main').waitFor();
  await other.page.goto('/products');
  await settled(other.page);
  assert.equal(await other.page.getByRole('button', { name: 'New product' }).count(), 0);
  await other.page.goto('/ledger');
  await other.page.locator('[data-state=no-right]').waitFor();
  await other.close();
});
