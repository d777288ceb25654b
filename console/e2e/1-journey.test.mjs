// What people do, in the order in which they do it the first time.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LAST_DAY, ONE_YUAN, UNPAID, writePayments } from './book.mjs';
import { signIn } from './browser.mjs';
import { ADMIN, FIRST, folder, settled, useBrowser } from './place.mjs';

const { open, asAdmin } = useBrowser();

/** The state in the heading becomes this one. */
async function stands(page, state) {
  const tag = page.locator('.loan-heading .tag');
  const until = Date.now() + 10_000;
  while ((await tag.innerText()) !== state && Date.now() < until) await page.waitForTimeout(50);
  assert.equal(await tag.innerText(), state);
}

async function moveTo(page, day) {
  await page.goto(`${new URL(page.url()).pathname}?on=${day}`);
  await settled(page);
}

test('signs in for the first time: the one-time password opens one page, and only a good password leads on', async () => {
  const { page, close } = await open();
  await page.goto('/overview');
  await signIn(page, FIRST.user, 'not the password');
  await page.getByText('User name or password is not right.').waitFor();
  await signIn(page, FIRST.user, FIRST.password);
  await page.getByRole('heading', { name: 'Choose a password of your own' }).waitFor();
  // Nothing else is open before.
  assert.equal((await page.request.get('/api/v1/overview')).status(), 403);

  await page.locator('#current').fill(FIRST.password);
  await page.locator('#replacement').fill('short');
  await page.locator('#again').fill('short');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'At least 12 characters' }).waitFor();

  await page.locator('#replacement').fill(FIRST.password);
  await page.locator('#again').fill(FIRST.password);
  const [refused] = await Promise.all([page.waitForResponse('**/api/v1/session/password'), page.getByRole('button', { name: 'Change password' }).click()]);
  assert.equal(refused.status(), 400, 'the old password is no new one');
  await page.locator('.ant-btn-loading').waitFor({ state: 'detached' });
  await page.locator('.ant-form-item-explain-error').first().waitFor();

  await page.locator('#replacement').fill(ADMIN.password);
  await page.locator('#again').fill(ADMIN.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.locator('#main').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await close();
});

test('who asks for the report before signing in comes to it after; a program is told a problem', async () => {
  const { page, context, close } = await open();
  const asked = await context.request.get('/report', { maxRedirects: 0 });
  assert.equal(asked.status(), 401);
  assert.match(asked.headers()['content-type'], /^application\/problem\+json/);
  await page.goto('/report');
  await signIn(page, ADMIN.user, ADMIN.password);
  // There is none yet: the screen says so, and how to make one.
  await page.getByText('no report was written yet').waitFor();
  writeFileSync(join(folder, 'data', 'report.html'), '<!doctype html><title>A report</title><h1>What the replay found</h1>');
  await page.goto('/report');
  await page.getByRole('heading', { name: 'What the replay found' }).waitFor();

  await context.clearCookies();
  await page.goto('/report');
  await signIn(page, ADMIN.user, ADMIN.password);
  await page.getByRole('heading', { name: 'What the replay found' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/report');
  await close();
});

test('the overview has its figures, each with its definition, and leads to the rows behind', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/overview');
  await settled(page);
  await page.getByText(`As of the close of Tue 31 Mar 2026`).waitFor();
  const figure = page.locator('[data-figure=pastDueLoans]');
  const shown = Number((await figure.locator('.figure-value').innerText()).replaceAll(',', ''));
  assert.ok(shown > 0, 'some loans are past due');
  await figure.locator('.term').focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('tooltip').waitFor();
  await figure.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /Loans/ }).waitFor();
  await settled(page);
  assert.match(await page.locator('.loans-total').innerText(), new RegExp(`^${shown.toLocaleString('en')} loan`));
  assert.deepEqual(problems, []);

  // Too little fell due the day before for a rate: it is not shown, and says why.
  await page.goto('/overview');
  await settled(page);
  const rate = page.locator('[data-figure=d1Rate] .figure-value');
  assert.equal((await rate.innerText()).trim(), '—');
  await rate.locator('.term').hover();
  await page.getByRole('tooltip').getByText(/Only \d+ installments fell due the day before/).waitFor();
  await close();
});

test('finds a loan one yuan short, from anywhere and in the list', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/overview');
  await settled(page);
  await page.keyboard.press('Control+k');
  await page.locator('.finder input').fill('L-ONE');
  await page.getByRole('option', { name: new RegExp(ONE_YUAN) }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/loans/${ONE_YUAN}`);

  await page.goto('/loans');
  await settled(page);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'State' }).click();
  await page.getByRole('checkbox', { name: /Tolerated/ }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL('**/loans?state=TOLERATED');
  await page.getByRole('link', { name: ONE_YUAN }).waitFor();
  await close();
});

test('moves the date and sees it go from current to due, to tolerated; and another go overdue', async () => {
  const { page, close } = await asAdmin();
  await page.goto(`/loans/${ONE_YUAN}`);
  await settled(page);
  await stands(page, 'Tolerated');
  assert.match(await page.getByTestId('cost').innerText(), /14\.40 % a year all in · 15\.39 % effective/);

  await moveTo(page, '2026-03-09');
  await stands(page, 'Current');
  // One day on by the keyboard: it is due and short, and still in grace.
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL('**on=2026-03-10**');
  await settled(page);
  await stands(page, 'In grace');
  assert.match(await slider.getAttribute('aria-valuetext'), /10 Mar 2026/);
  // On a slow machine too: the page may still be drawing a day when the next key is pressed.
  const machine = await page.context().newCDPSession(page);
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const day of ['11', '12', '13', '14']) {
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(`**on=2026-03-${day}**`);
  }
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await settled(page);
  await stands(page, 'Tolerated');
  assert.equal(await page.getByTestId('dpd').innerText(), '0');

  await page.goto(`/loans/${UNPAID}?on=2026-02-12`);
  await settled(page);
  await stands(page, 'In grace');
  await moveTo(page, '2026-02-14');
  await stands(page, 'Past due · 4 days');
  await moveTo(page, LAST_DAY);
  await stands(page, 'Past due · 49 days');
  await close();
});

test('switches the pack and sees the difference, with the reasons', async () => {
  const { page, close } = await asAdmin();
  await page.goto(`/loans/${ONE_YUAN}`);
  await settled(page);
  await page.getByRole('heading', { name: 'Why is it not overdue?' }).waitFor();
  await page.locator('[data-step=tolerance]').waitFor();
  await page.getByText('CN-LOAN', { exact: true }).first().click();
  await page.waitForURL('**policy=CN-LOAN**');
  await page.getByRole('heading', { name: 'Why is it overdue?' }).waitFor();
  await settled(page);
  await stands(page, 'Past due · 21 days');
  const packs = page.getByRole('grid', { name: 'The same facts under each pack' });
  assert.equal(await packs.getByRole('row').count(), 6);
  assert.match(await packs.getByRole('row', { name: /CN-CARD/ }).innerText(), /Tolerated/);
  assert.match(await packs.getByRole('row', { name: /CN-LOAN/ }).innerText(), /Past due/);
  // By the keyboard, back to its own pack.
  await packs.getByRole('row', { name: /CN-LOAN/ }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Why is it not overdue?' }).waitFor();

  for (const [tab, words] of [
    ['Schedule', '898.75'],
    ['Facts', 'Payment'],
    ['Ledger', 'Principal receivable'],
  ]) {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('.loan-main').getByText(words).first().waitFor();
  }
  await close();
});

test('imports a file with three bad lines, sees them with their reasons and downloads them', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(writePayments(folder));
  await page.waitForURL(/\/imports\/[^/]+$/);
  await page.getByText('A-1', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.locator('[data-testid=import-state][data-state=CHECKED]').waitFor();
  await page.getByText('3 rejected lines').waitFor();
  await page.getByRole('button', { name: 'Start the import' }).click();
  await page.locator('[data-testid=import-state][data-state=DONE]').waitFor();
  await page.getByText('3 rejected lines').waitFor();
  const rejects = page.getByRole('table', { name: 'Rejected lines' });
  await rejects.getByText('-12.00').waitFor();
  const lines = await rejects.locator('[data-column=line]').allInnerTexts();
  assert.deepEqual([...lines].sort(), ['3', '4', '5']);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the rejects' }).click()]);
  assert.deepEqual(readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/), [
    'file,line,column,value,problem,expected',
    'payments-april.csv,3,amount,-12.00,the amount is negative,0 or more',
    'payments-april.csv,4,loan_id,L-NOBODY-KNOWS,the loan is neither in the files nor in the book,a known loan',
    'payments-april.csv,5,paid_at,2026-02-30T10:15:00,there is no such date,"YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, between 1900 and 2200"',
  ]);
  // The good line is a fact of its loan.
  await page.goto(`/loans/${UNPAID}?part=facts`);
  await page.getByText('A-1', { exact: true }).waitFor();
  await close();
});

test('importing the same file again says so and changes nothing', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(writePayments(folder));
  await page.waitForURL(/\/imports\/[^/]+$/);
  await page.getByText(/Imported before: payments-april\.csv/).waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.waitForURL('**/imports');
  await close();
});

test('closes a day, sees what it touched, and proves the books', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/closes');
  await page.getByText('Wed 1 Apr 2026').first().waitFor();
  await page.getByTestId('close-day').click();
  await page.getByText('Closed through Wed 1 Apr 2026').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /Wed 1 Apr 2026: \d+ loans touched/ }).click();
  await page.locator('.day-detail').getByText('Loans touched').waitFor();
  await page.getByTestId('prove').click();
  await page.getByText('The books agree').waitFor({ timeout: 60_000 });
  await page.goto('/overview');
  await page.getByText('As of the close of Wed 1 Apr 2026').waitFor();
  await close();
});

test('reads a pack and compares two', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/packs/CN-CARD');
  await page.locator('[data-setting=grace] .setting-value').waitFor();
  await page.getByText('银行卡行业自律公约').first().waitFor();
  await page.goto('/packs?left=CN-CARD&right=US');
  await settled(page);
  const differing = await page.locator('tr[data-differs]').count();
  assert.ok(differing > 3, `CN-CARD and US differ in ${differing} settings`);
  await close();
});

test('saves a view and finds it again; exports the filtered set', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/loans?state=PAST_DUE&sort=-dpd');
  await settled(page);
  const rows = Number((await page.locator('.loans-total').innerText()).replace(/\D/g, ''));
  await page.getByRole('button', { name: 'Past due, longest first' }).click();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name').fill('Morning list');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await settled(page); // who leaves before it is saved has no view
  await page.goto('/loans');
  await settled(page);
  await page.getByRole('button', { name: 'All loans' }).click();
  await page.getByRole('button', { name: 'Morning list', exact: true }).click();
  await page.waitForURL('**state=PAST_DUE**');

  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByText(`${rows} rows are ready.`).waitFor({ timeout: 30_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the file' }).click()]);
  const text = readFileSync(await download.path(), 'utf8').trim().split('\n');
  assert.equal(text.length, rows + 1);
  await close();
});

test('a role without the right is refused on screen and by the API, and the trail tells', async () => {
  const { page, close } = await asAdmin();
  await page.goto('/users');
  await page.getByRole('button', { name: 'Add a user' }).click();
  await page.locator('#user').fill('reader');
  await page.locator('#displayName').fill('Only Reads');
  await page.getByRole('button', { name: 'Create' }).click();
  const oneTime = (await page.getByTestId('one-time-password').innerText()).trim();
  await page.getByRole('button', { name: 'I have it' }).click();
  await close();

  const reader = await open({ user: 'reader', password: oneTime });
  await reader.page.locator('#current').fill(oneTime);
  await reader.page.locator('#replacement').fill('reading all day long');
  await reader.page.locator('#again').fill('reading all day long');
  await reader.page.getByRole('button', { name: 'Change password' }).click();
  await reader.page.locator('#main').waitFor();
  assert.equal(await reader.page.getByRole('link', { name: 'Users' }).count(), 0);
  await reader.page.goto('/users');
  await reader.page.locator('[data-state=no-right]').waitFor();
  await reader.page.goto('/closes');
  await reader.page.getByText('Next close').waitFor();
  assert.equal(await reader.page.getByTestId('close-day').count(), 0);
  // The screen hides nothing that the server would allow: the same calls are refused there.
  const refused = await reader.page.evaluate(async () => {
    const token = decodeURIComponent(/XSRF-TOKEN=([^;]+)/.exec(document.cookie)?.[1] ?? '');
    const post = (path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }, body: JSON.stringify(body) }).then((r) => r.status);
    return [await post('/api/v1/closes', { day: '2026-04-02' }), await post('/api/v1/users', { user: 'x2', displayName: 'X', role: 'ADMINISTRATOR' }), await fetch('/api/v1/audit').then((r) => r.status), await post('/api/v1/proofs', {})];
  });
  assert.deepEqual(refused, [403, 403, 403, 403]);
  await reader.close();

  const again = await asAdmin();
  await again.page.goto('/audit?actor=reader&outcome=REFUSED');
  await again.page.locator('td .tag', { hasText: 'Refused' }).first().waitFor();
  await again.close();
});
