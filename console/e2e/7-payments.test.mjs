// Money that came by itself, from the bank's file to its loan and back; consents; what people see to.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { AGREEMENT, BANK, notify } from './bank.mjs';
import { UNPAID } from './book.mjs';
import { call, folder, newUser, settled, useBrowser } from './place.mjs';

const { open, asAdmin } = useBrowser();

before(() =>
  notify(folder, 'C054-1', [
    { id: 'TX-900', amount: '90.05', payer: 'Zhang Hua', reference: 'February, sorry' },
    { id: 'TX-901', amount: '12.00', payer: 'Li Na', reference: 'wrong account', account: '88430012000000471144' },
    { id: 'TX-902', amount: '5.00', payer: 'Nobody', reference: 'none' },
  ]),
);

async function facts(page) {
  const { items } = await call(page, 'get', `/api/v1/loans/${UNPAID}/facts`);
  return items.filter((fact) => fact.source === BANK).map((fact) => `${fact.kind} ${fact.amount?.amount ?? ''}`.trim());
}

/** The state beside the heading becomes this one. */
async function stands(page, state) {
  await page.locator('.loan-heading .tag', { hasText: state }).waitFor();
}

test('money in suspense is put to a loan after the server’s checks, and taken back as if it had never been there', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/payments');
  await settled(page);
  await page.getByRole('button', { name: 'Work now' }).click();
  await page.getByRole('menuitem', { name: 'Take in files' }).click();
  await page.getByText(/^Done: \d+ looked at$/).waitFor();

  await page.goto('/suspense');
  await settled(page);
  assert.equal(await page.getByRole('row').count(), 4, 'a heading and three transfers');
  await page.getByRole('link', { name: 'February, sorry' }).click();
  await stands(page, 'In suspense');
  await page.getByText('Zhang Hua').waitFor();

  const loan = page.getByRole('textbox', { name: 'Loan' });
  await page.getByRole('button', { name: 'Put it to the loan' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'Name a loan' }).waitFor();
  await loan.fill('L-NOBODY-KNOWS');
  await page.getByRole('button', { name: 'Put it to the loan' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'L-NOBODY-KNOWS' }).waitFor();

  await loan.fill(UNPAID.slice(0, 4));
  await page.getByRole('list', { name: 'Loans found' }).getByRole('button', { name: new RegExp(UNPAID) }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('she called');
  await page.getByRole('button', { name: 'Put it to the loan' }).click();
  await stands(page, 'Matched');
  await page.getByRole('link', { name: UNPAID }).first().waitFor();
  assert.deepEqual(await facts(page), ['PaymentReceived 90.05']);

  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await stands(page, 'In suspense');
  await settled(page);
  assert.deepEqual((await facts(page)).map((fact) => fact.split(' ')[0]), ['PaymentReceived', 'PaymentReversed']);
  const history = page.locator('.suspense-steps');
  await history.getByText('Put to loan').waitFor();
  await history.getByText('she called').waitFor();
  await history.getByText('Taken back from loan').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('money of nobody is said to be given back, and is in suspense no more', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto(`/suspense/${BANK}/TX-901`);
  await settled(page);
  await page.getByRole('button', { name: 'It was given back…' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'It was given back', exact: true }).click();
  await form.getByText('Say in a word why, or how it went back').waitFor();
  await form.getByText('Give the bank’s reference of the transfer').waitFor();
  await form.getByRole('textbox', { name: 'Bank’s reference of the transfer' }).fill('T-20260310-7');
  await form.getByRole('textbox', { name: 'Note' }).fill('returned by transfer');
  await form.getByRole('button', { name: 'It was given back', exact: true }).click();
  await stands(page, 'Given back');
  await page.goto('/suspense?state=REFUNDED');
  await page.getByRole('link', { name: 'wrong account' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a work item leads to what it is about, and is done with a note', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/work-items?kind=SUSPENSE');
  await settled(page);
  const row = page.getByRole('row', { name: /5\.00/ });
  assert.equal(await row.getByRole('link').first().getAttribute('href'), `/suspense/${BANK}/TX-902`);
  await row.getByRole('button', { name: /^Done/ }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Done…' }).click();
  await form.getByText('Say in a word what was done').waitFor();
  await form.getByRole('textbox', { name: 'Note' }).fill('asked the bank whose it is');
  await form.getByRole('button', { name: 'Done…' }).click();
  await form.waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  await page.getByLabel('State').selectOption({ label: 'Done' });
  await page.getByText('asked the bank whose it is').waitFor();
  // done or not, its money is in suspense, which the ledger tells beside the trial balance
  await page.goto('/ledger');
  await settled(page);
  const outside = page.getByRole('table', { name: 'Received and not in the ledger' });
  assert.equal(await outside.getByRole('row', { name: new RegExp(BANK) }).getByRole('link').first().getAttribute('href'), '/suspense');
  assert.deepEqual(problems, []);
  await close();
});

test('a consent is kept within what the server takes, seen from its loan, and ended', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/mandates');
  await settled(page);
  await page.getByRole('button', { name: 'New mandate' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Loan' }).fill('L-NOBODY-KNOWS');
  await form.getByLabel('Channel').selectOption(BANK);
  await form.getByLabel('At most each').fill('-1.00');
  await form.getByLabel('From').fill('2026-01-05');
  await form.getByLabel('Until').fill('2036-01-05');
  await form.getByLabel('Agreement').fill(AGREEMENT);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.locator('.ant-form-item-explain-error', { hasText: 'L-NOBODY-KNOWS' }).waitFor();
  await form.getByRole('textbox', { name: 'Loan' }).fill(UNPAID);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.locator('.ant-form-item-explain-error').first().waitFor();
  await form.getByLabel('At most each').fill('2000.00');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: new RegExp(UNPAID) }).getByText('Stands').waitFor();

  await page.goto(`/loans/${UNPAID}`);
  await settled(page);
  await page.getByRole('link', { name: 'Orders of this loan' }).click();
  await settled(page);
  assert.equal(await page.getByRole('textbox', { name: 'Loan' }).inputValue(), UNPAID);

  await page.goto(`/mandates?loan=${UNPAID}`);
  await page.getByRole('button', { name: 'End' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
  await page.getByRole('row', { name: new RegExp(UNPAID) }).getByText('Ended').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('an account for transfers is given to a loan from its page, and what comes into it goes there', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto(`/loans/${UNPAID}`);
  await settled(page);
  await page.getByRole('button', { name: 'Account for transfers' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Assign' }).click();
  await form.getByText('Give the number of one of your virtual accounts').waitFor();
  await form.getByRole('textbox', { name: 'Number of the account' }).fill('88430012000000471145');
  await form.getByRole('button', { name: 'Assign' }).click();
  await form.getByText(/88430012000000471145 goes to loan/).waitFor();
  await form.getByRole('button', { name: 'Done' }).click();
  await form.waitFor({ state: 'detached' });
  notify(folder, 'C054-2', [{ id: 'TX-903', amount: '1.00', payer: 'Zhang Hua', reference: 'the rest', account: '88430012000000471145' }]);
  await call(page, 'post', '/api/v1/payments/desks/COLLECT/runs');
  await call(page, 'post', '/api/v1/payments/desks/POST/runs');
  const { receipt } = await call(page, 'get', `/api/v1/suspense/${BANK}/TX-903`);
  assert.deepEqual([receipt.state, receipt.loan], ['ASSIGNED', UNPAID]);
  assert.deepEqual(problems, []);
  await close();
});

test('money that people took out of the book is a finding; who is done with its work item closes it, which takes the right to', async () => {
  const { page, close, problems } = await asAdmin();
  await call(page, 'post', `/api/v1/loans/${UNPAID}/reversals`, { payment: 'credit-TX-903' }, { 'Idempotency-Key': 'e2e-by-hand' });
  await call(page, 'post', '/api/v1/payments/desks/RECONCILE/runs');
  const row = (at) => at.getByRole('row', { name: /TX-903 was taken out of the book/ });

  const clerk = await open(await newUser(page, 'clerk', 'OPERATIONS'));
  await clerk.page.locator('#main').waitFor();
  await clerk.page.goto('/work-items?kind=RECONCILIATION');
  await settled(clerk.page);
  await row(clerk.page).waitFor();
  assert.equal(await row(clerk.page).getByRole('button').count(), 0);
  await clerk.close();

  await page.goto('/work-items?kind=RECONCILIATION');
  await settled(page);
  await row(page).getByRole('button', { name: /^Done/ }).click();
  const form = page.getByRole('dialog');
  await form.getByText('Its finding is closed with it').waitFor();
  await form.getByRole('textbox', { name: 'Note' }).fill('it was the wrong loan');
  await form.getByRole('button', { name: 'Done…' }).click();
  await row(page).waitFor({ state: 'detached' });
  await page.goto('/reconciliation?open=false&subject=TX-903');
  await settled(page);
  await page.getByText(/^Closed by .*: it was the wrong loan$/).waitFor();
  await page.getByRole('button', { name: 'Open again' }).click();
  const again = page.getByRole('dialog');
  await again.getByRole('textbox').fill('it was not');
  await again.getByRole('button', { name: 'Open again' }).click();
  await again.waitFor({ state: 'detached' });
  await page.goto('/work-items?kind=RECONCILIATION');
  await settled(page);
  await row(page).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('who may only look sees it all and is refused the rest, on screen and by the API, on a phone as well', async () => {
  const admin = await asAdmin();
  const reader = await newUser(admin.page, 'watcher', 'READ_ONLY');
  await admin.close();
  const { page, close, problems } = await open({ ...reader, width: 390, height: 844 });
  await page.locator('#main').waitFor();
  for (const [path, name] of [
    ['/payments', 'Pay link'],
    ['/mandates', 'New mandate'],
    ['/work-items', /^Done/],
    [`/suspense/${BANK}/TX-900`, 'Put it to the loan'],
    ['/reconciliation', 'Reconcile now'],
  ]) {
    await page.goto(path);
    await settled(page);
    assert.equal(await page.getByRole('button', { name }).count(), 0, path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${path} is too wide`);
  }
  await assert.rejects(call(page, 'post', `/api/v1/suspense/${BANK}/TX-900/match`, { loan: UNPAID }), /403/);
  await assert.rejects(call(page, 'post', '/api/v1/payments/desks/POST/runs'), /403/);
  await assert.rejects(call(page, 'post', '/api/v1/payments/orders/SY1/refunds/preview', {}), /403/);
  assert.deepEqual(problems, []);
  await close();
});
