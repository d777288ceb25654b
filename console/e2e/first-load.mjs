// How long the first load of a screen takes: visitors with an empty cache, median and spread, to benchmarks/results/.
//   node e2e/first-load.mjs FOLDER [visits]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openContext } from './browser.mjs';
import { ONE_YUAN } from './book.mjs';
import { call } from './place.mjs';
import { startServer } from './server.mjs';
import { firstVisit } from './visit.mjs';

const GOAL = 1.5;
const SCREENS = { overview: '/overview', loans: '/loans', loan: `/loans/${ONE_YUAN}` };

const [folder, wanted = '21'] = process.argv.slice(2);
const visits = Number(wanted);
if (!folder || !Number.isInteger(visits) || visits < 1) {
  console.error('usage: first-load.mjs FOLDER [VISITS]');
  process.exit(2);
}

/** The cookies of the administrator after the first sign-in. */
async function signedIn(browser, { address, user, oneTimePassword }) {
  const context = await openContext(browser, { address });
  const page = await context.newPage();
  await page.goto('/');
  await page.request.get('/api/v1/session');
  await call(page, 'post', '/api/v1/session', { user, password: oneTimePassword });
  await call(page, 'post', '/api/v1/session/password', { current: oneTimePassword, replacement: 'a calm river in March' });
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

const ordered = (values) => [...values].sort((a, b) => a - b);
const seconds = (millis) => Number((millis / 1000).toPrecision(4));

const server = await startServer();
const { browser, close } = await openBrowser();
try {
  const cookies = await signedIn(browser, server);
  const figures = [];
  for (const [name, path] of Object.entries(SCREENS)) {
    const seen = [];
    await firstVisit(browser, { address: server.address, cookies, path }); // the server's first answer counts for nobody
    for (let n = 0; n < visits; n++) seen.push(await firstVisit(browser, { address: server.address, cookies, path }));
    const times = ordered(seen.map((each) => each.millis));
    const value = seconds(times[Math.floor(visits / 2)]);
    const spread = `median of ${visits} visits with an empty cache, fastest ${seconds(times[0])}, slowest ${seconds(times.at(-1))} s`;
    const { bytes, files } = seen[0];
    figures.push({ name: `console.first_load_${name}_seconds`, value, unit: 's', goal: GOAL, comparedWith: `${spread}; ${files} files, ${bytes.toLocaleString('en')} bytes`, ratio: Number((value / GOAL).toPrecision(4)) });
    console.log(`${path}: ${value} s (${spread})`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'console.json'), `[\n${figures.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]\n`);
  const rows = figures.map((each) => `| ${each.name} | ${each.value} | ${each.unit} | ${each.goal} | ${each.comparedWith} | ${each.ratio} |`);
  const head = ['First load of the console from a server on the same machine of 2 cores, a small book.', '', '| figure | value | unit | goal | compared with | ratio |', '|---|--:|---|--:|---|--:|'];
  writeFileSync(join(folder, 'console.md'), `${[...head, ...rows].join('\n')}\n`);
} finally {
  await close();
  await server.stop();
}
