// Early warning: what is observed becomes alerts that people see to, channels that fail, groups that stand out, checks.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { LAST_DAY } from './book.mjs';
import { call, newUser, settled, useBrowser } from './place.mjs';

const { open, asAdmin } = useBrowser();

const MINUTE = 60_000;
const ago = (minutes) => new Date(Date.now() - minutes * MINUTE).toISOString();
const BORROWER = 'B-UNPAID';

/** Tells what was observed; all of it is taken. */
async function tell(page, events) {
  const told = await call(page, 'post', '/api/v1/happenings', events);
  assert.deepEqual(told.rejected, []);
  return told.taken;
}

/** What the API answers once it is as wanted: the signals read the log by themselves. */
async function until(page, path, wanted) {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await call(page, 'get', path);
    if (wanted(answer)) return answer;
    await page.waitForTimeout(200);
  }
  throw new Error(`${path} did not become as wanted`);
}

test('an alert comes up while one looks, is taken by a key, put off, had back, and closed by what it was worth', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/alerts');
  await settled(page);
  await tell(page, [5, 4, 3].map((hours) => ({ kind: 'BUREAU_QUERIED', id: `q-${hours}`, borrower: BORROWER, at: ago(hours * 60) })));
  const { items } = await until(page, `/api/v1/alerts?text=${BORROWER}`, (answer) => answer.items.length > 0);
  const row = page.getByRole('row', { name: new RegExp(items[0].title) });
  await row.waitFor();

  await row.focus();
  await page.keyboard.press('x');
  await page.getByRole('toolbar', { name: '1 alert marked' }).waitFor();
  await page.keyboard.press('x');
  await page.keyboard.press('t');
  await row.getByText('admin').waitFor();

  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: items[0].title }).waitFor();
  await settled(page);
  assert.equal(await page.locator('.alert-line').first().getByRole('listitem').count(), 3, 'it rests on three events');
  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'For a day' }).click();
  await page.locator('.page-text .tag', { hasText: 'Put off' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.page-text .tag', { hasText: 'Open' }).waitFor();

  await page.getByRole('button', { name: 'Close…' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Close…' }).click();
  await form.getByText('Say whether it was of use').waitFor();
  await form.getByRole('radio', { name: 'Of use' }).check();
  await form.getByRole('textbox', { name: 'Note' }).fill('she lost her job');
  await form.getByRole('button', { name: 'Close…' }).click();
  await page.locator('.page-text .tag', { hasText: 'Of use' }).waitFor();
  await page.getByText('she lost her job').waitFor();
  await page.goto('/alerts?state=CLOSED');
  await page.getByRole('row', { name: new RegExp(items[0].title) }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a channel that fails is seen, opens an incident, and its page shows when it began', async () => {
  const { page, close, problems } = await asAdmin();
  const answered = (n, minutes, outcome) => ({ kind: 'DEBIT_ANSWERED', id: `a-${n}`, channel: 'wallet-x', order: `o-${n}`, outcome, answerMillis: 300, at: ago(minutes) });
  await tell(page, Array.from({ length: 900 }, (_, n) => answered(n, 600 - n * 0.6, n % 97 === 0 ? 'SYSTEM' : 'SUCCESS')));
  await tell(page, Array.from({ length: 90 }, (_, n) => answered(1000 + n, 40 - n * 0.3, n % 3 === 0 ? 'SUCCESS' : 'SYSTEM')));
  const { items } = await until(page, '/api/v1/channels/health', (answer) => answer.items.some((each) => each.channel === 'wallet-x' && each.openAlert));
  const health = items.find((each) => each.channel === 'wallet-x');
  assert.equal(health.answers24h, 990);
  await page.goto('/channels');
  await settled(page);
  await page.getByRole('link', { name: 'wallet-x' }).click();
  await page.getByRole('heading', { level: 1, name: 'wallet-x' }).waitFor();
  await settled(page);
  await page.locator('.chart canvas').nth(2).waitFor();
  const { incident } = (await until(page, '/api/v1/channels/health', (answer) => answer.items.some((each) => each.channel === 'wallet-x' && each.incident))).items.find((each) => each.channel === 'wallet-x');
  await page.goto(`/incidents/${incident}`);
  await settled(page);
  await page.getByText('wallet-x').first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a channel that has been silent for weeks stays in the list, and its page shows its last days', async () => {
  const { page, close, problems } = await asAdmin();
  const DAY = 24 * 60;
  await tell(page, Array.from({ length: 30 }, (_, n) => ({ kind: 'DEBIT_ANSWERED', id: `old-${n}`, channel: 'wallet-old', order: `old-${n}`, outcome: n % 10 === 0 ? 'SYSTEM' : 'SUCCESS', answerMillis: 300, at: ago(60 * DAY + n * 10) })));
  await page.goto('/channels');
  await settled(page);
  const row = page.getByRole('row', { name: /wallet-old/ });
  await row.getByText('Silent for weeks').waitFor();
  const [asked] = await Promise.all([page.waitForRequest(/wallet-old\/health\?/), row.getByRole('link', { name: 'wallet-old' }).click()]);
  assert.ok(Date.parse(new URL(asked.url()).searchParams.get('to')) < Date.now() - 59 * DAY * 60_000, asked.url());
  await page.getByRole('heading', { level: 1, name: 'wallet-old' }).waitFor();
  await page.locator('.page-text').getByText('Last answer').waitFor();
  await settled(page);
  await page.locator('.chart canvas').nth(2).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('what cannot be taken is kept with the reason, and can be tried again', async () => {
  const { page, close, problems } = await asAdmin();
  const told = await call(page, 'post', '/api/v1/happenings', [
    { kind: 'PROMISE_MADE', id: 'p-1', borrower: BORROWER, at: ago(10), promise: 'P1', until: 'tomorrow', amount: 100 },
    { kind: 'BUREAU_QUERIED', id: 'q-nobody', borrower: 'B-NOBODY-KNOWS', at: ago(10) },
  ]);
  assert.deepEqual(told.rejected.map((each) => each.field), ['until', 'borrower']);
  await page.goto('/happenings');
  await settled(page);
  await page.getByLabel('Show').selectOption('rejected');
  const row = page.getByRole('row', { name: /B-NOBODY-KNOWS/ });
  await row.getByRole('button', { name: /^Try again/ }).click();
  await page.locator('.ant-message-warning').waitFor();
  assert.equal(await row.getByRole('button', { name: /^Try again/ }).count(), 1, 'it is still not known');
  assert.deepEqual(problems, []);
  await close();
});

test('a signal is set within its bounds, and who did so is on record', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/signals?signal=BUREAU_QUERIES');
  await settled(page);
  const form = page.getByRole('dialog');
  const first = form.getByRole('spinbutton').first();
  await first.fill('100000');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.locator('.ant-form-item-explain-error').first().waitFor();
  await form.getByRole('button', { name: 'Set all to what is usual' }).click();
  await form.getByRole('switch').click();
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  const { items } = await call(page, 'get', '/api/v1/signals');
  assert.equal(items.find((signal) => signal.code === 'BUREAU_QUERIES').on, false);
  await page.goto('/audit?action=signal.set');
  await page.getByRole('row', { name: /BUREAU_QUERIES/ }).first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('a check is drawn, taken, answered and finished; it can be opened again', async () => {
  const { page, close, problems } = await asAdmin();
  const { checks } = await call(page, 'post', `/api/v1/checks/draw?day=${LAST_DAY}`);
  const { items } = await call(page, 'get', '/api/v1/checks?limit=1');
  assert.ok(items.length === 1, `${checks} checks were drawn`);
  await page.goto(`/checks/${items[0].id}`);
  await settled(page);
  await page.getByRole('button', { name: 'Take' }).click();
  await page.getByText('Given to').waitFor();
  await page.getByRole('button', { name: 'Finish the check' }).click();
  await page.getByText('Answer the question').first().waitFor();
  for (const yes of await page.locator('.check-item .ant-radio-button-wrapper').filter({ hasText: /^Yes$/ }).all()) await yes.click();
  await page.locator('.ant-radio-wrapper').filter({ hasText: 'No concern' }).click();
  await page.getByRole('button', { name: 'Finish the check' }).click();
  await page.locator('.page-text .tag', { hasText: 'No concern' }).waitFor();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('button', { name: 'Finish the check' }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('groups of loans are shown by each measure, with what it means', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/cohorts?by=region');
  await settled(page);
  const { measures } = await call(page, 'get', '/api/v1/cohorts?measure=D1&by=region');
  for (const { measure, what } of measures) {
    await page.getByLabel('Measure').selectOption(measure);
    await page.getByText(what).waitFor();
    await settled(page);
  }
  assert.deepEqual(problems, []);
  await close();
});

test('forecasts open on what is ahead, and the overdue are one choice away', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/forecasts');
  await settled(page);
  assert.equal(await page.getByLabel('Show').inputValue(), 'AHEAD');
  const { items } = await (await page.request.get('/api/v1/forecasts?limit=100')).json();
  for (const each of items) assert.ok(each.daysToDue > 0, `${each.loan} is still to come`);
  if (items.length === 0) await page.getByText('No forecast of an installment that is due within a week').waitFor();
  else await page.getByRole('link', { name: items[0].loan }).waitFor();
  await page.getByLabel('Show').selectOption('OVERDUE');
  await page.waitForURL(/scope=OVERDUE/);
  await settled(page);
  await page.reload();
  await settled(page);
  assert.equal(await page.getByLabel('Show').inputValue(), 'OVERDUE');
  await page.getByLabel('Show').selectOption('AHEAD');
  await page.waitForURL((url) => !url.search.includes('scope'));
  assert.deepEqual(problems, []);
  await close();
});

test('a model is added from a file, shown beside the one in force, used with a reason, and the former had back', async () => {
  const { page, close, problems } = await asAdmin();
  const shipped = JSON.parse(await readFile(new URL('../../server/src/main/resources/warning/forecast.json', import.meta.url), 'utf8'));
  await page.goto('/model');
  await settled(page);
  await page.getByRole('button', { name: 'Add a model…' }).click();
  let form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Choose a file').waitFor();
  await form.getByLabel('File').setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...shipped, version: 'own-1', origin: 'BOOK', trainedOn: 'a test of the console' })) });
  await form.getByLabel('Why').fill('a first try');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('this one is only shown').waitFor();
  await page.getByRole('button', { name: 'Use own-1' }).click();
  form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Use', exact: true }).click();
  await form.getByText('Say why').waitFor();
  await form.getByLabel('Why').fill('it catches more');
  await form.getByRole('button', { name: 'Use', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('it catches more').waitFor();
  assert.equal((await call(page, 'get', '/api/v1/models/forecast')).version, 'own-1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Undone: own-1 was put into force').waitFor();
  assert.equal((await call(page, 'get', '/api/v1/models/forecast')).version, shipped.version);
  await page.goto('/audit?action=forecast-model.use');
  await page.getByRole('row', { name: /own-1/ }).first().waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('who may only look sees it all and can do none of it', async () => {
  const admin = await asAdmin();
  const reader = await newUser(admin.page, 'onlooker', 'READ_ONLY');
  await admin.close();
  const { page, close, problems } = await open({ ...reader, width: 390, height: 844 });
  await page.locator('#main').waitFor();
  for (const [path, name] of [
    ['/alerts?state=CLOSED', /^Mark/],
    ['/checks', 'Finish the check'],
    ['/signals', 'Save'],
    ['/model', 'Add a model…'],
  ]) {
    await page.goto(path);
    await settled(page);
    assert.equal(await page.getByRole('button', { name }).count(), 0, path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, `${path} is too wide`);
  }
  const { items } = await call(page, 'get', '/api/v1/alerts?state=CLOSED');
  await assert.rejects(call(page, 'post', '/api/v1/alerts/acts', { ids: [items[0].id], act: 'REOPEN' }), /403/);
  await assert.rejects(call(page, 'post', '/api/v1/happenings', []), /403/);
  assert.deepEqual(problems, []);
  await close();
});
