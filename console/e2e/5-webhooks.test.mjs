// An endpoint from its making to its dead letters, with a receiver that checks what it gets.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { settled, useBrowser } from './place.mjs';

const { asAdmin, asNewAdmin } = useBrowser();

/** Answers as it is told, and keeps what came. */
const receiver = { status: 204, came: [] };
const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    receiver.came.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
    response.writeHead(receiver.status).end();
  });
});

before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => new Promise((resolve) => server.close(resolve)));

/** By the specification: HMAC-SHA256 over id, time and body. */
function isGenuine({ headers, body }, secret) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64');
  return headers['webhook-signature'].split(' ').includes(`v1,${expected}`);
}

async function act(page, name) {
  await page.getByRole('button', { name: /^Actions for http/ }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** Closes the next day; says which. */
async function closeDay(page) {
  const { day } = await (await page.request.get('/api/v1/closes/next')).json();
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN').value;
  const answer = await page.request.post('/api/v1/closes', { data: { day }, headers: { 'X-XSRF-TOKEN': token } });
  assert.equal(answer.status(), 202, await answer.text());
  return day;
}

async function seen(page, text) {
  for (let i = 0; i < 60; i++) {
    if ((await page.locator('main').innerText()).includes(text)) return;
    await page.waitForTimeout(250);
    const again = page.getByRole('button', { name: 'Look again' });
    if (await again.count()) await again.click();
  }
  assert.fail(`${text} is not seen: ${await page.locator('main').innerText()}`);
}

test('makes an endpoint, sees its secret once, tests it, finds its dead letter and sends it again', async () => {
  const { page, close, problems } = await asAdmin();
  await page.goto('/webhooks');
  await settled(page);
  await page.getByText('Nobody is told').waitFor();

  await page.getByRole('button', { name: 'Add an endpoint' }).click();
  await page.getByLabel('Address').fill('http://10.0.0.1/hooks');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.locator('.ant-form-item-explain-error', { hasText: 'only https is taken' }).waitFor();
  await page.getByLabel('Address').fill(`http://127.0.0.1:${server.address().port}/hooks`);
  await page.getByLabel('What it is for').fill('the ledger');
  await page.getByLabel('Event types').fill('dev.shouyue.servicing.*');
  await page.getByRole('button', { name: 'Create' }).click();
  const secret = (await page.getByTestId('webhook-secret').innerText()).trim();
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.getByRole('button', { name: 'I have it' }).click();
  await settled(page);
  assert.ok(!(await page.content()).includes(secret), 'the secret is not shown again');

  await act(page, 'Send a test');
  await page.getByText(/Taken: answered 204/).waitFor();
  assert.ok(isGenuine(receiver.came[0], secret));
  assert.ok(!isGenuine(receiver.came[0], `whsec_${'A'.repeat(43)}=`));

  receiver.status = 410;
  const day = await closeDay(page);
  await page.getByRole('link', { name: /^http:/ }).click();
  await settled(page);
  await page.getByLabel('State').selectOption({ label: 'Given up' });
  await seen(page, 'dev.shouyue.servicing.day-closed.v1');
  await seen(page, 'answered 410');

  receiver.status = 204;
  await page.goto('/webhooks');
  await settled(page);
  await seen(page, 'Gone');
  await act(page, 'Turn on');
  await seen(page, 'Waiting');
  await page.getByRole('link', { name: /^http:/ }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Send all dead letters again' }).click();
  await page.getByText('1 event sent again').waitFor();
  await page.getByLabel('State').selectOption({ label: 'Delivered' });
  await seen(page, day);
  const [, first, second] = receiver.came;
  assert.equal(second.headers['webhook-id'], first.headers['webhook-id']);
  assert.equal(JSON.parse(second.body).data.day, day);
  assert.ok(isGenuine(second, secret));
  assert.deepEqual(problems, []);
  await close();
});

test('the outbox says who is told, in both languages', async () => {
  const { page, close } = await asNewAdmin({ language: 'zh-CN' });
  await page.goto('/webhooks');
  await settled(page);
  await page.getByRole('heading', { level: 1, name: '事件推送' }).waitFor();
  await page.getByRole('heading', { name: '发件箱' }).waitFor();
  await page.getByText('webhooks', { exact: true }).waitFor();
  await page.goto('/webhooks/4711');
  await settled(page);
  await page.getByText('没有 Webhook 4711').waitFor();
  await close();
});
