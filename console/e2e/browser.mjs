import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** A browser of the system, with a profile of its own; `close` takes both away. */
export async function openBrowser() {
  const executablePath = process.env.SHOUYUE_CHROMIUM || onPath();
  if (!executablePath) throw new Error('no Chromium found: run bin/tools browser, or set SHOUYUE_CHROMIUM to the path of one');
  const profile = mkdtempSync(join(tmpdir(), 'shouyue-browser-'));
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** A visitor: a language, a scheme, a size, and cookies of their own. Nothing moves for them: what is clicked stands still. */
export async function openContext(browser, { address, language = 'en', scheme = 'light', width = 1440, height = 900 }) {
  const context = await browser.newContext({ viewport: { width, height }, locale: language, colorScheme: scheme, reducedMotion: 'reduce', acceptDownloads: true, baseURL: address, timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(
    ([l, s]) => {
      if (!localStorage.getItem('shouyue.language')) localStorage.setItem('shouyue.language', l);
      if (!localStorage.getItem('shouyue.scheme')) localStorage.setItem('shouyue.scheme', s);
    },
    [language, scheme],
  );
  context.setDefaultTimeout(15_000);
  return context;
}

/** Notes the errors in the page's log, and how many calls are under way: `page.waiting()`. */
export function watch(page) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  const calls = new Set();
  // A stream of news stays open as long as the page.
  const counts = (request) => request.resourceType() !== 'eventsource';
  page.on('request', (request) => counts(request) && calls.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => calls.delete(request));
  page.on('framenavigated', (frame) => frame === page.mainFrame() && [...calls].filter((c) => c.isNavigationRequest()).forEach((c) => calls.delete(c)));
  page.waiting = () => calls.size;
  return problems;
}

/** A visitor with one page, signed in when a user is given. */
export async function openPage(browser, { user, password, ...visitor }) {
  const context = await openContext(browser, visitor);
  const page = await context.newPage();
  const problems = watch(page);
  if (user) await signIn(page, user, password);
  return { page, context, problems };
}

export async function signIn(page, user, password) {
  if (!page.url().startsWith('http')) await page.goto('/');
  await page.locator('#user').fill(user);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
}
