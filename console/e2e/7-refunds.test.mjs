// Money goes back: of a payment, by the wallet that brought it, and what a loan has too much; looked at before, and once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tooWide, violations } from './look.mjs';
import { call, folder, newUser, settled, useBrowser } from './place.mjs';
import { deliver, moved, pay, WALLET } from './wallet.mjs';

const { open, asAdmin, asNewAdmin } = useBrowser();

const DAY = 86_400_000;
/** In the borrower's zone: eight hours before UTC. */
const daysAgo = (n) => new Date(Date.now() + DAY / 3 - n * DAY).toISOString().slice(0, 10);
const RUN = Date.now().toString(36);
/** 2,024.00 fall due today, and as much in a month. */
const LOAN = `L-BACK-${RUN}`;
let order;

/** What was recorded of the loan since it was paid out. */
const facts = async (page) => (await call(page, 'get', `/api/v1/loans/${LOAN}/facts`)).items.filter(({ kind }) => kind !== 'Disbursed').map((fact) => `${fact.kind} ${fact.amount?.amount ?? ''}`.trim());
const owed = async (page) => (await call(page, 'get', `/api/v1/loans/${LOAN}/position?on=${daysAgo(0)}`)).owed.amount;

/** Becomes `wanted` within ten seconds. */
async function becomes(page, look, wanted) {
  let shown;
  for (let i = 0; i < 100; i++) {
    shown = await look();
    if (JSON.stringify(shown) === JSON.stringify(wanted)) return;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(shown, wanted);
}

/** How the refunds of the order stand, as the page shows it. */
const states = (page) => page.getByTestId('refund').locator('.tag').allInnerTexts();

async function atOrder(visit) {
  const { page } = visit;
  await page.goto(`/payments/${order}`);
  await settled(page);
  return visit;
}

async function form(page) {
  await page.getByRole('button', { name: 'Refund…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('refund-look').waitFor();
  return dialog;
}

const amountOf = (dialog) => dialog.getByRole('textbox', { name: 'Amount' });
const refused = (dialog, words) => dialog.locator('.ant-form-item-explain-error', { hasText: words }).waitFor();

/** A screen is judged once its buttons have their colours. */
async function sound(page) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)));
  assert.deepEqual(await violations(page), []);
}

/** The second press of a double click whose first was on what stood there before. */
async function secondPress(page, button) {
  await button.hover();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

test('a borrower pays on the page of a wallet: the order tells by itself, and the payment is in the book', async () => {
  const { page, close, problems } = await asAdmin();
  const files = [
    ['back-loans.csv', 'loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,product,policy_pack', `${LOAN},B-BACK,CNY,4000.00,${daysAgo(30)},0.04,single,CN-LOAN`],
    ['back-installments.csv', 'loan_id,number,due_on,principal,interest', `${LOAN},1,${daysAgo(0)},2000.00,24.00`, `${LOAN},2,${daysAgo(-30)},2000.00,24.00`],
    ['back-borrowers.csv', 'borrower_id,birth_year,region,channel,payday', 'B-BACK,1991,Hubei,app,5'],
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

  await page.goto('/payments');
  await settled(page);
  await page.getByRole('button', { name: 'Pay link' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Loan' }).fill(LOAN);
  await dialog.getByLabel('Channel').selectOption(WALLET);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByText(/It is for 2,024\.00.CNY/).waitFor();
  const link = (await dialog.getByTestId('page-to-give').innerText()).trim();
  await settled(page);
  await dialog.getByRole('link', { name: /^Order / }).click();
  await page.waitForURL(/\/payments\/[^/]+$/);
  order = page.url().split('/').pop();
  await settled(page);
  await page.locator('.loan-heading .tag', { hasText: 'Sent' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Refund…' }).count(), 0, 'nothing came that could go back');

  const borrower = await open({ width: 390, height: 844 });
  assert.equal((await borrower.page.goto(link)).status(), 200);
  assert.equal(await pay(order), true);
  assert.equal(await deliver(), 1);
  await borrower.close();
  await page.locator('.loan-heading .tag', { hasText: 'Succeeded' }).waitFor();
  await page.getByRole('button', { name: 'Refund…' }).waitFor();
  await becomes(page, () => facts(page), ['PaymentReceived 2024.00']);
  assert.equal(await owed(page), '0.00');
  assert.deepEqual(problems, []);
  await close();
});

test('what is wrong with a refund is said at its field, and nothing goes', async () => {
  const { page, close, problems } = await atOrder(await asAdmin());
  const dialog = await form(page);
  await dialog.getByTestId('refund-look').click();
  await refused(dialog, 'Say in a word why');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('charged twice');
  for (const [typed, words] of [
    ['2024.01', /So much cannot be refunded · an amount above zero, up to .*2,?024\.00/],
    ['0', 'the amount must be more than nothing'],
    ['-5.00', 'the amount must be more than nothing'],
    ['1.005', 'amounts in CNY have 2 decimals'],
    ['1,000.00', 'this is no amount'],
    ['a lot', 'this is no amount'],
  ]) {
    await amountOf(dialog).fill(typed);
    await dialog.getByTestId('refund-look').click();
    await refused(dialog, words);
    assert.equal(await dialog.getByTestId('refund-preview').count(), 0, typed);
  }
  await sound(page);
  await amountOf(dialog).fill('2024.00');
  await dialog.locator('.ant-form-item-explain-error').waitFor({ state: 'detached' });
  await dialog.getByTestId('refund-look').click();
  await dialog.getByTestId('refund-preview').getByText('2,024.00').first().waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await states(page), []);
  assert.deepEqual(await moved(order), ['DEBIT 2024.00']);
  assert.deepEqual(problems, []);
  await close();
});

test('part of a payment goes back: it is looked at first, asked for once however often one presses, and the page sees it arrive', async () => {
  const { page, close, problems } = await atOrder(await asAdmin());
  const sent = [];
  page.on('request', (request) => /\/refunds$/.test(request.url()) && request.method() === 'POST' && sent.push(request.postDataJSON()));
  const dialog = await form(page);
  await dialog.getByRole('textbox', { name: 'Why' }).fill('charged twice');
  await amountOf(dialog).fill('101.00');
  await dialog.getByTestId('refund-look').click();
  const effect = dialog.getByTestId('refund-preview');
  await effect.getByText('101.00').first().waitFor();
  await sound(page);
  await secondPress(page, dialog.getByTestId('refund-do'));

  // Another amount is looked at anew; Enter only looks.
  await amountOf(dialog).fill('100.00');
  await effect.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await effect.getByText('100.00').first().waitFor();
  await page.keyboard.press('Enter');
  await settled(page);
  assert.deepEqual(sent, []);

  await dialog.getByTestId('refund-do').dblclick();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(sent, [{ amount: '100.00', currency: 'CNY', reason: 'charged twice' }]);
  // The wallet has made it, and only says so later: until then the loan is as it was.
  assert.deepEqual(await states(page), ['Unknown']);
  assert.deepEqual(await moved(order), ['DEBIT 2024.00', 'REFUND 100.00']);
  assert.deepEqual(await facts(page), ['PaymentReceived 2024.00']);
  assert.equal(await deliver(), 1);
  await becomes(page, () => states(page), ['Went back']);
  await page.getByTestId('refund').getByText(/^Reference 503/).waitFor();
  await becomes(page, () => facts(page), ['PaymentReceived 1924.00', 'PaymentReceived 2024.00', 'PaymentReversed']);
  assert.equal(await owed(page), '100.00');

  await page.getByRole('link', { name: LOAN, exact: true }).click();
  await page.waitForURL(`**/loans/${LOAN}`);
  await settled(page);
  await page.getByRole('tab', { name: 'Facts' }).click();
  await page.locator('.loan-main').getByText('1,924.00').first().waitFor();
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await page.locator('.loan-main').getByText('1,924.00').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a refund whose answer was lost is sent again as it was, and made once', async () => {
  const { page, close } = await atOrder(await asAdmin());
  const dialog = await form(page);
  await dialog.getByRole('textbox', { name: 'Why' }).fill('interest of a day');
  await amountOf(dialog).fill('24.00');
  await dialog.getByTestId('refund-look').click();
  await dialog.getByTestId('refund-preview').waitFor();
  await page.route(/\/refunds$/, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await dialog.getByTestId('refund-do').click();
  await dialog.getByText('No answer came').waitFor();
  assert.equal(await amountOf(dialog).isDisabled(), true, 'only the same may be sent again');
  await sound(page);
  await page.unrouteAll();
  await dialog.getByRole('button', { name: 'Send again' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual(await states(page), ['Went back', 'Unknown']);
  assert.equal(await deliver(), 1);
  await becomes(page, () => states(page), ['Went back', 'Went back']);
  assert.deepEqual(await moved(order), ['DEBIT 2024.00', 'REFUND 100.00', 'REFUND 24.00']);
  await close();
});

test('beyond the limit of one person another agrees: not who asked, and nothing goes before', async () => {
  const { page, close, problems } = await atOrder(await asAdmin());
  const people = { finance: await newUser(page, `fay-${RUN}`, 'FINANCE'), reader: await newUser(page, `rod-${RUN}`, 'READ_ONLY') };
  const dialog = await form(page);
  await dialog.getByRole('textbox', { name: 'Why' }).fill('the goods went back');
  await dialog.getByTestId('refund-look').click();
  await dialog.getByTestId('refund-preview').getByText('1,900.00').first().waitFor();
  await dialog.getByText('a second one has to agree').waitFor();
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.deepEqual((await states(page)).at(-1), 'Waits for a second person');
  await page.getByRole('button', { name: 'Agree', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Agree', exact: true }).click();
  await page.getByText(/second person/).last().waitFor();
  assert.equal((await moved(order)).length, 3);

  const reader = await atOrder(await open(people.reader).then(async (visit) => {
    await visit.page.locator('#main').waitFor();
    return visit;
  }));
  await reader.page.getByText('A second person decides on it.').waitFor();
  for (const name of ['Refund…', 'Agree']) assert.equal(await reader.page.getByRole('button', { name }).count(), 0, name);
  await reader.close();

  const finance = await open(people.finance);
  await finance.page.locator('#main').waitFor();
  await atOrder(finance);
  await finance.page.getByRole('button', { name: 'Agree', exact: true }).click();
  await finance.page.getByRole('dialog').getByRole('button', { name: 'Agree', exact: true }).click();
  await becomes(finance.page, async () => (await states(finance.page)).at(-1), 'Unknown');
  assert.equal(await deliver(), 1);
  await becomes(finance.page, () => states(finance.page), ['Went back', 'Went back', 'Went back']);
  await finance.page.getByText(`Decided by ${people.finance.user}`).waitFor();
  assert.deepEqual(await moved(order), ['DEBIT 2024.00', 'REFUND 100.00', 'REFUND 24.00', 'REFUND 1900.00']);
  await becomes(page, () => owed(page), '2024.00');

  // There is nothing left.
  const again = await form(finance.page);
  await again.getByRole('textbox', { name: 'Why' }).fill('once more');
  await again.getByTestId('refund-look').click();
  await refused(again, 'So much cannot be refunded');
  assert.deepEqual([...problems, ...finance.problems], []);
  await finance.close();
  await close();
});

test('on a phone, in Chinese, it says the same', async () => {
  const { page, close, problems } = await atOrder(await asNewAdmin({ language: 'zh-CN', width: 390, height: 844 }));
  assert.deepEqual(await states(page), ['已退', '已退', '已退']);
  await page.getByRole('button', { name: /退\s?款…/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('refund-look').click();
  await refused(dialog, '请简单说明原因');
  await dialog.getByRole('textbox', { name: '原因' }).fill('试试');
  await dialog.getByRole('textbox', { name: '金额' }).fill('0');
  await dialog.getByTestId('refund-look').click();
  await refused(dialog, '金额必须大于零');
  assert.equal(await tooWide(page, 390), 0);
  assert.deepEqual(problems, []);
  await close();
});

test('what a loan has too much is paid out: no more than it is, once, and the ledger shows it', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto(`/loans/${LOAN}?on=${daysAgo(0)}`);
  await settled(page);
  async function act(name) {
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await page.getByTestId('act-look').waitFor();
  }
  const amount = page.getByRole('textbox', { name: 'Amount' });
  await act('Post a payment');
  await amount.fill('6000.00');
  await page.keyboard.press('Enter');
  await page.getByTestId('effect').waitFor();
  await page.getByTestId('act-do').click();
  await page.getByTestId('act-done').waitFor();
  const { credit } = await call(page, 'get', `/api/v1/loans/${LOAN}/position?on=${daysAgo(0)}`);
  assert.ok(Number(credit.amount) > 100, `${credit.amount} too much`);

  await act('Refund credit');
  for (const [typed, words] of [
    ['', 'Enter an amount'],
    ['6000.01', 'no more than that'],
    ['0.00', 'the amount must be more than nothing'],
    ['ten', 'this is no amount'],
  ]) {
    await amount.fill(typed);
    await page.getByTestId('act-look').click();
    await refused(page, words);
  }
  await amount.fill('100.00');
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await sound(page);
  const before = await facts(page);
  await secondPress(page, page.getByTestId('act-do'));
  await settled(page);
  assert.deepEqual(await facts(page), before, 'a double click on what shows it does not do it');
  await page.getByTestId('act-do').dblclick();
  await page.getByTestId('act-done').waitFor();
  assert.deepEqual(await facts(page), [...before, 'CreditRefunded 100.00']);
  await page.getByRole('tab', { name: 'Facts' }).click();
  await page.locator('.loan-main').getByText('Credit refunded').first().waitFor();
  await page.getByRole('tab', { name: 'Ledger' }).click();
  await page.locator('.loan-main').getByText('100.00', { exact: true }).first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});
