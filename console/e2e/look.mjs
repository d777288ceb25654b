// How a screen is judged: by axe, and by its width.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const AXE = readFileSync(fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

export const WIDTHS = [1440, 1280, 1024, 390];

/** What axe finds serious or critical on the page as it is. */
export async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
}

/** By how much the page is wider than its window, once it has taken the window's size. */
export async function tooWide(page, width) {
  await page.setViewportSize({ width, height: 844 });
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const main = document.querySelector('main');
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
  });
}

/** Headings of the shown tables that are cut off, in windows where they are shown. */
export function cutHeadings(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('main thead th')]
      .filter((heading) => heading.offsetParent !== null && [heading, ...heading.querySelectorAll('.th-text')].some((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0))
      .map((heading) => heading.innerText),
  );
}
