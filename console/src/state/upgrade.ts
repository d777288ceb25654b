const TRIED = 'shouyue.loaded-anew';
const PATIENCE_MS = 60_000;

/**
 * A screen or a form is a file that is loaded when it is opened. Where that fails because another version was installed
 * meanwhile, the page is loaded anew, which names the files that are there now. Anything else that is wrong, and a second
 * time within a minute, is told by the screen.
 */
export function loadAnewAfterAnUpgrade(): void {
  window.addEventListener('vite:preloadError', () => {
    const before = Number(sessionStorage.getItem(TRIED) ?? 0);
    if (Date.now() - before < PATIENCE_MS) return;
    isUpgraded()
      .then((upgraded) => {
        if (!upgraded) return;
        sessionStorage.setItem(TRIED, String(Date.now()));
        window.location.reload();
      })
      .catch(() => undefined); // no server to load it from
  });
}

/** Whether the page would begin with another program now than it did. */
async function isUpgraded(): Promise<boolean> {
  const program = document.querySelector('script[type=module][src]')?.getAttribute('src');
  const page = await fetch('/', { cache: 'no-store' });
  return page.ok && Boolean(program) && !(await page.text()).includes(String(program));
}
