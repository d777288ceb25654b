// An incident from its telling to its undoing, as the people who do it see it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNPAID } from './book.mjs';
import { newUser, settled, useBrowser } from './place.mjs';

const { open, asAdmin } = useBrowser();

async function tell(page, reason) {
  await page.goto('/incidents');
  await settled(page);
  await page.getByRole('button', { name: 'Tell of an incident' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('What happened').fill(reason);
  await form.getByLabel('Began').fill('2026-02-10T09:00');
  await form.getByLabel('Over, or expected to be').fill('2026-02-10T20:00');
  await form.getByLabel('What fell due meanwhile').uncheck();
  return form;
}

test('tells of an incident, sees what protecting its loan undoes, protects it, and undoes it', async () => {
  const { page, close, problems } = await asAdmin();
  const form = await tell(page, 'The statement was not sent.');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('it is not said which loans the incident touched').waitFor();
  await form.getByLabel('Loans of a list').check();
  await form.getByRole('textbox', { name: 'Loans' }).fill(`loan_id\n${UNPAID}\nL-NOBODY-KNOWS`);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('L-NOBODY-KNOWS').last().waitFor();
  await form.getByRole('textbox', { name: 'Loans' }).fill(UNPAID);
  await form.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('heading', { name: 'The statement was not sent.' }).waitFor();
  await page.getByText('Nothing is computed yet').waitFor();
  await page.getByRole('button', { name: 'Compute the effect' }).click();
  await page.getByRole('button', { name: 'Protect 1 loan' }).waitFor();
  await page.getByRole('table', { name: 'Loans touched' }).getByText(UNPAID).waitFor();
  await page.getByRole('button', { name: 'Protect 1 loan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Protect 1 loan' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('All loans are protected').waitFor();
  await page.getByRole('table', { name: 'Corrections for the bureau' }).waitFor();
  await settled(page);
  assert.equal(await page.getByRole('button', { name: 'Undo the protection…' }).count(), 1);

  const causes = await (await page.request.get(`/api/v1/loans/${UNPAID}/causes?on=2026-03-31`)).json();
  assert.equal(causes.items[0].ground, 'PROTECTION');

  await page.getByRole('button', { name: 'Undo the protection…' }).click();
  await page.getByRole('button', { name: 'Withdraw 1 protection' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw 1 protection' }).click();
  await page.getByText('All protections are withdrawn').waitFor();
  await page.goto('/incidents');
  await page.getByRole('row', { name: /The statement was not sent/ }).getByText('Undone').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('an incident that was told in error is dropped, after being asked, and stays on record', async () => {
  const { page, close, problems } = await asAdmin();
  const form = await tell(page, 'Told in error.');
  await form.getByLabel('Loans of a list').check();
  await form.getByRole('textbox', { name: 'Loans' }).fill(UNPAID);
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Told in error.' }).waitFor();
  await page.getByRole('button', { name: 'Drop…' }).click();
  await page.getByRole('dialog').getByText('stays on record').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Drop the incident' }).click();
  await page.getByText('Dropped it').waitFor();
  await settled(page);
  for (const name of ['Drop…', 'Compute the effect']) assert.equal(await page.getByRole('button', { name }).count(), 0);
  await page.goto('/incidents?state=DROPPED');
  await page.getByRole('row', { name: /Told in error/ }).getByText('Dropped').waitFor();
  assert.deepEqual(problems, []);
  await close();
});

test('who may only look sees incidents and can do nothing, on a phone as well', async () => {
  const admin = await asAdmin();
  const reader = await newUser(admin.page, 'looker', 'READ_ONLY');
  await admin.close();
  const { page, close, problems } = await open({ ...reader, width: 390, height: 844 });
  await page.locator('#main').waitFor();
  await page.goto('/incidents');
  await settled(page);
  assert.equal(await page.getByRole('button', { name: 'Tell of an incident' }).count(), 0);
  await page.getByRole('link', { name: 'The statement was not sent.' }).click();
  await page.getByRole('heading', { name: 'What was done' }).waitFor();
  await settled(page);
  for (const name of ['Compute the effect', 'Drop…', 'Undo the protection…', 'Approve']) assert.equal(await page.getByRole('button', { name }).count(), 0);
  const { wide } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth > window.innerWidth }));
  assert.equal(wide, false);
  assert.deepEqual(problems, []);
  await close();
});
