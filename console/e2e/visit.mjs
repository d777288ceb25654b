import { openContext, watch } from './browser.mjs';
import { settled } from './place.mjs';

/** What shows that a screen is there: a figure, a row, a step. */
const THERE = '.figure-value, tr[data-index="0"], .step';

/**
 * A visitor with an empty cache and the session of `cookies` opens a screen: how long until its first content is there, how
 * many bytes and files came over the net in all.
 */
export async function firstVisit(browser, { address, cookies, path }) {
  const context = await openContext(browser, { address });
  await context.addCookies(cookies);
  await context.addInitScript(() => localStorage.setItem('shouyue.signedIn', 'true'));
  const page = await context.newPage();
  watch(page);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  let files = 0;
  session.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
    files++;
  });
  const began = performance.now();
  await page.goto(path);
  await page.locator(THERE).first().waitFor();
  const millis = performance.now() - began;
  await settled(page);
  await context.close();
  return { millis, bytes, files };
}
