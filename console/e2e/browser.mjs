import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb'];

/** A browser of the system, with a profile of its own; `close` takes both away. */
export async function openBrowser() {
  const executablePath = process.env.SHOUYUE_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('no Chromium found; install Debian’s package chromium or set SHOUYUE_CHROMIUM');
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

/** A page in a language, a scheme and a size, signed in when a user is given. */
export async function openPage(browser, { address, language = 'en', scheme = 'light', width = 1440, height = 900, user, password }) {
  const context = await browser.newContext({ viewport: { width, height }, locale: language, colorScheme: scheme, acceptDownloads: true, baseURL: address, timezoneId: 'Asia/Shanghai' });
  await context.addInitScript(
    ([l, s]) => {
      if (!localStorage.getItem('shouyue.language')) localStorage.setItem('shouyue.language', l);
      if (!localStorage.getItem('shouyue.scheme')) localStorage.setItem('shouyue.scheme', s);
    },
    [language, scheme],
  );
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) problems.push(message.text());
  });
  if (user) await signIn(page, user, password);
  return { page, context, problems };
}

export async function signIn(page, user, password) {
  if (!page.url().startsWith('http')) await page.goto('/');
  await page.locator('#user').fill(user);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
}
