// What the tests share: where the server is, who signs in, a browser.
import { after, before } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';

export const address = process.env.E2E_ADDRESS ?? '';
export const folder = process.env.E2E_FOLDER ?? '';
export const FIRST = { user: process.env.E2E_USER ?? '', password: process.env.E2E_ONE_TIME ?? '' };
/** What the administrator chooses at the first sign-in. */
export const ADMIN = { user: FIRST.user, password: process.env.E2E_PASSWORD ?? 'a-calm-river-in-March' };

/** A browser for the tests of a file. */
export function useBrowser() {
  const held = {};
  before(async () => {
    if (!address) throw new Error('run these through e2e/run.mjs');
    Object.assign(held, await openBrowser());
  });
  after(() => held.close?.());
  return {
    open: (options = {}) => openPage(held.browser, { address, ...options }),
    /** Signed in as administrator, the console shown. */
    async asAdmin(options = {}) {
      const opened = await openPage(held.browser, { address, ...ADMIN, ...options });
      await opened.page.locator('#main').waitFor();
      return opened;
    },
  };
}

/** Everything of the page is there: nothing is loading, nothing is asked. */
export async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.locator('.loading, [aria-busy=true]').first().waitFor({ state: 'detached', timeout: 20_000 });
}
