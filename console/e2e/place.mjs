// What the tests share: where the server is, who signs in, a browser.
import { after, before } from 'node:test';
import { openBrowser, openContext, openPage, signIn, watch } from './browser.mjs';

export const address = process.env.E2E_ADDRESS ?? '';
export const folder = process.env.E2E_FOLDER ?? '';
export const FIRST = { user: process.env.E2E_USER ?? '', password: process.env.E2E_ONE_TIME ?? '' };
/** What the administrator chooses at the first sign-in. */
export const ADMIN = { user: FIRST.user, password: process.env.E2E_PASSWORD ?? 'a-calm-river-in-March' };

/** A browser for the tests of a file. */
export function useBrowser() {
  const held = {};
  let shared; // one context in which the administrator is signed in

  before(async () => {
    if (!address) throw new Error('run these through e2e/run.mjs');
    Object.assign(held, await openBrowser());
  });
  after(() => held.close?.());

  async function signedIn(options) {
    const opened = await openPage(held.browser, { address, ...options, ...ADMIN });
    await opened.page.locator('#main').waitFor();
    return opened;
  }

  return {
    /** A visitor of their own, signed in when a user is given; `close` ends the visit. */
    async open(options = {}) {
      const opened = await openPage(held.browser, { address, ...options });
      return { ...opened, close: () => opened.context.close() };
    },

    /** The administrator at a visit of their own: for what changes the session, the language or the scheme. */
    async asNewAdmin(options = {}) {
      const opened = await signedIn(options);
      return { ...opened, close: () => opened.context.close() };
    },

    /** The administrator in another tab, as people work: who signed in once stays signed in. */
    async asAdmin({ width = 1440, height = 900 } = {}) {
      if (!shared) {
        shared = await openContext(held.browser, { address });
        const door = await shared.newPage();
        await signIn(door, ADMIN.user, ADMIN.password);
        await door.locator('#main').waitFor();
        await door.close();
      }
      const page = await shared.newPage();
      await page.setViewportSize({ width, height });
      return { page, context: shared, problems: watch(page), close: () => page.close() };
    },
  };
}

/**
 * Everything of the page is there: nothing is asked of the server, nothing is loading, and it stayed so for three looks
 * in a row.
 */
export async function settled(page, patience = 20_000) {
  await page.waitForLoadState('load');
  const until = Date.now() + patience;
  for (let calm = 0; calm < 3; ) {
    const busy = page.waiting() > 0 || (await page.locator('.loading, [aria-busy=true]').count()) > 0;
    calm = busy ? 0 : calm + 1;
    if (Date.now() > until) throw new Error(`${page.url()} is still loading after ${patience} ms: ${page.waiting()} calls under way`);
    if (calm < 3) await page.waitForTimeout(40);
  }
}

/** A call of the API as the page would make it, with the token of its session; the answer's body. */
export async function call(page, method, path, data, headers = {}) {
  const token = (await page.context().cookies(address || new URL(page.url()).origin)).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.request[method](path, { data, headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), ...headers } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

/** Somebody new in a role, with a password of their own, made by the administrator of a page. */
export async function newUser(page, user, role) {
  const { oneTimePassword } = await call(page, 'post', '/api/v1/users', { user, displayName: user, role });
  const password = `${user} has a calm morning`;
  const visit = await openContext(page.context().browser(), { address });
  const door = await visit.newPage();
  await door.request.get('/api/v1/session');
  await call(door, 'post', '/api/v1/session', { user, password: oneTimePassword });
  await call(door, 'post', '/api/v1/session/password', { current: oneTimePassword, replacement: password });
  await visit.close();
  return { user, password };
}
