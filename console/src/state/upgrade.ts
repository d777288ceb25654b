const TRIED = 'shouyue.loaded-anew';
const PATIENCE_MS = 60_000;

/**
 * A screen or a form is a file that is loaded when it is opened. Where it is gone although the server answers, another version
 * was installed meanwhile: the page is loaded anew, which names the files that are there. A second time within a minute
 * something else is wrong, and the screen says so.
 */
export function loadAnewWhenFilesAreGone(): void {
  window.addEventListener('vite:preloadError', () => {
    const before = Number(sessionStorage.getItem(TRIED) ?? 0);
    if (Date.now() - before < PATIENCE_MS) return;
    fetch('/', { method: 'HEAD', cache: 'no-store' })
      .then((answer) => {
        if (!answer.ok) return;
        sessionStorage.setItem(TRIED, String(Date.now()));
        window.location.reload();
      })
      .catch(() => undefined); // no server to load it from: the screen says so
  });
}
