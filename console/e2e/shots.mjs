// Pictures of every screen in both languages, both schemes and three widths.
//   node e2e/shots.mjs URL USER PASSWORD FOLDER [loan id] [pattern of names]
// LANGUAGES, SCHEMES and WIDTHS choose some of them. Besides every screen as it is: while it loads (`-loading`), when the
// server fails (`-broken`) or is gone (`-gone`), and without the right to it (`-no-right`); STATES chooses, or none of them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage } from './browser.mjs';

const [address, user, password, folder, loan = 'L-ONE-YUAN', only = ''] = process.argv.slice(2);
if (!folder) {
  console.error('usage: shots.mjs URL USER PASSWORD FOLDER [LOAN] [PATTERN]');
  process.exit(2);
}
const wanted = new RegExp(only);
const id = encodeURIComponent(loan);
const imported = process.env.IMPORT ?? 'I-3';
const finished = process.env.IMPORTED ?? 'I-2';
const webhook = process.env.WEBHOOK ?? '1';
const incident = process.env.INCIDENT ?? '1';
const alert = process.env.ALERT ?? '1';
const channel = process.env.CHANNEL ?? 'wallet-x';
const check = process.env.CHECK ?? '1';
const order = process.env.ORDER ?? '4711';
const receipt = process.env.RECEIPT ?? 'bank/TX-900';
const day = process.env.DAY ?? '2026-03-20';
const product = process.env.PRODUCT ?? 'cash';

/** Opens the form of an act, by its place in the menu. */
const form = (place) => async (page) => {
  await page.locator('.act-button').click();
  await page.getByRole('menuitem').nth(place).click();
  await page.getByTestId('act-look').waitFor();
};
/** What a payment would do, looked at and not posted. */
const effect = async (page) => {
  await form(0)(page);
  await page.locator('#amount').fill('1.00');
  await page.getByTestId('act-look').click();
  await page.getByTestId('effect').waitFor();
  await page.locator('.effect-state .tag').nth(1).waitFor();
};

const SCREENS = [
  ['overview', '/overview'],
  ['loans', '/loans'],
  ['loans-filtered', '/loans?state=PAST_DUE&state=PENDING&dpdTo=30&sort=-dpd'],
  ['loans-none', '/loans?q=nothing-like-it'],
  ['loans-bad', '/loans?shoeSize=42'],
  ['loan-why', `/loans/${id}`],
  ['loan-why-other', `/loans/${id}?policy=CN-LOAN&on=${day}`],
  ['loan-schedule', `/loans/${id}?part=schedule`],
  ['loan-facts', `/loans/${id}?part=facts`],
  ['loan-ledger', `/loans/${id}?part=ledger`],
  ['loan-missing', '/loans/L-NOT-THERE'],
  ['loan-menu', `/loans/${id}`, (page) => page.locator('.act-button').click()],
  ['loan-act', `/loans/${id}`, effect],
  ['loan-act-early', `/loans/${id}`, form(1)],
  ['loan-act-form', `/loans/${id}`, form(4)],
  ['loan-act-protect', `/loans/${id}`, form(6)],
  ['loan-act-state', `/loans/${id}`, form(8)],
  ['ledger', '/ledger?from=2026-03-01&to=2026-03-31'],
  ['ledger-account', '/ledger/PENALTY_RECEIVABLE?currency=CNY&from=2026-03-01&to=2026-03-31'],
  ['ledger-entries', '/ledger/CASH_IN_TRANSIT?currency=CNY&on=2026-03-10&reason=receipt'],
  ['products', '/products'],
  ['product', `/products/${product}`],
  ['product-draft', `/products/${product}?version=2`],
  ['product-edit', `/products/${product}?version=2&edit=draft`],
  ['product-new', '/products?new'],
  ['imports', '/imports'],
  ['import-new', `/imports/${imported}`],
  ['import-done', `/imports/${finished}`],
  ['closes', '/closes'],
  ['proof', '/closes/proofs/1'],
  ['proof-missing', '/closes/proofs/4711'],
  ['incidents', '/incidents'],
  ['incident', `/incidents/${incident}`],
  ['incident-missing', '/incidents/4711'],
  ['payments', '/payments'],
  ['payments-none', '/payments?loan=nothing-like-it'],
  ['payments-bad', '/payments?state=LOST'],
  ['order', `/payments/${order}`],
  ['order-missing', '/payments/4711'],
  ['mandates', '/mandates'],
  ['work', '/work-items'],
  ['work-done', '/work-items?open=false'],
  ['suspense', '/suspense'],
  ['suspense-matched', '/suspense?state=MATCHED'],
  ['receipt', `/suspense/${receipt}`],
  ['reconciliation', '/reconciliation'],
  ['reconciliation-resolved', '/reconciliation?open=false'],
  ['alerts', '/alerts'],
  ['alerts-closed', '/alerts?state=CLOSED'],
  ['alerts-bad', '/alerts?level=LOUD'],
  ['alert', `/alerts/${alert}`],
  ['alert-missing', '/alerts/4711'],
  ['forecasts', '/forecasts'],
  ['model', '/model'],
  ['channels', '/channels'],
  ['channel', `/channels/${channel}`],
  ['cohorts', '/cohorts'],
  ['cohorts-region', '/cohorts?by=region'],
  ['checks', '/checks'],
  ['check', `/checks/${check}`],
  ['signals', '/signals'],
  ['signal', '/signals?signal=BUREAU_QUERIES'],
  ['happenings', '/happenings'],
  ['happenings-rejected', '/happenings?part=rejected'],
  ['webhooks', '/webhooks'],
  ['webhook', `/webhooks/${webhook}`],
  ['webhook-missing', '/webhooks/4711'],
  ['packs', '/packs'],
  ['packs-compare', '/packs?left=CN-CARD&right=US'],
  ['users', '/users'],
  ['audit', '/audit'],
].filter(([name]) => wanted.test(name));

const list = (name, usual) => (process.env[name] ?? usual).split(',');
const HEIGHTS = { 1440: 900, 1024: 800, 390: 844 };
const CALLS = /\/api\/v1\/(?!session)/;
const BROKEN = { type: '/problems/failed', title: 'It failed', status: 500, detail: 'Something is wrong at the server' };
const ALL_STATES = [
  ['loading', (page) => page.route(CALLS, () => undefined)],
  ['broken', (page) => page.route(CALLS, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', json: BROKEN }))],
  ['gone', (page) => page.route(CALLS, (route) => route.abort())],
  ['no-right', (page) => page.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), role: 'READ_ONLY', rights: ['loans.read'] } });
  })],
];
const STATES = ALL_STATES.filter(([name]) => list('STATES', 'loading,broken,gone,no-right').includes(name));

mkdirSync(folder, { recursive: true });
const { browser, close } = await openBrowser();
let failures = 0;
for (const language of list('LANGUAGES', 'en,zh-CN')) {
  for (const scheme of list('SCHEMES', 'light,dark')) {
    for (const width of list('WIDTHS', '1440,1024,390').map(Number)) {
      const height = HEIGHTS[width] ?? 900;
      const shot = (page, name, fullPage = true) => page.screenshot({ path: join(folder, `${name}.${language}.${scheme}.${width}.png`), fullPage });
      const { page, context, problems } = await openPage(browser, { address, language, scheme, width, height });
      await page.goto('/');
      await page.locator('#user').waitFor();
      if (wanted.test('sign-in')) await shot(page, 'sign-in');
      await page.locator('#user').fill(user);
      await page.locator('#password').fill(password);
      await page.locator('button[type=submit]').click();
      await page.locator('#main').waitFor();
      const look = async (name, path, then) => {
        await page.goto(path);
        await page.waitForLoadState('load');
        for (let calm = 0; calm < 4 && !name.endsWith('-loading'); calm = page.waiting() > 0 || (await page.locator('.loading').count()) > 0 ? 0 : calm + 1) await page.waitForTimeout(100);
        await page.waitForTimeout(250);
        // The page scrolls inside of the frame: for a picture it is let grow.
        await page.addStyleTag({ content: '.frame{height:auto!important;min-height:100vh}.frame-main{height:auto!important;overflow:visible!important}.nav-side{height:100vh;position:sticky;top:0}@media(min-width:720px){.page-fill{height:100vh!important}}' });
        await page.waitForTimeout(150);
        if (then) {
          await then(page);
          await page.waitForTimeout(350);
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 1) {
          failures++;
          console.error(`${name} ${language} ${width}: ${overflow} px wider than the window`);
        }
        await shot(page, name);
      };
      for (const [name, path, then] of SCREENS) await look(name, path, then);
      const noted = problems.length; // what is refused on purpose is noted in the log
      for (const [state, make] of STATES) {
        await make(page);
        for (const [name, path] of SCREENS) if (!name.includes('-') || name === 'loan-why') await look(`${name}-${state}`, path);
        await page.unrouteAll();
      }
      problems.length = noted;
      for (const problem of problems) console.error(`${language} ${scheme} ${width}: ${problem}`);
      failures += problems.length;
      await context.close();
    }
  }
}
await close();
process.exitCode = failures > 0 ? 1 : 0;
