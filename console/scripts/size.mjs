// What a browser must load before the first screen is there, compressed; fails above the limit.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const LIMIT = 400_000;

/** Screens a person may land on, by source file; each with everything that it draws at once, charts included. */
const SCREENS = {
  'sign-in': ['src/session/SignIn.tsx'],
  overview: ['src/app/routes.tsx', 'src/overview/OverviewScreen.tsx', 'src/chart/Drawing.tsx'],
  loans: ['src/app/routes.tsx', 'src/loans/LoansScreen.tsx'],
  loan: ['src/app/routes.tsx', 'src/loan/LoanScreen.tsx'],
};

/** The catalogue and words of one language: the larger one counts. */
const LANGUAGES = ['src/i18n/en.ts', 'src/i18n/zh-CN.ts'];

const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));

function weigh(file) {
  const path = join(DIST, file);
  const gz = existsSync(`${path}.gz`) ? statSync(`${path}.gz`).size : /\.woff2$/.test(file) ? statSync(path).size : gzipSync(readFileSync(path)).length;
  const br = existsSync(`${path}.br`) ? statSync(`${path}.br`).size : gz;
  return { gz, br };
}

function collect(key, files) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no ${key}`);
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) collect(next, files);
  return files;
}

function total(files) {
  let gz = 0;
  let br = 0;
  for (const file of files) {
    const size = weigh(file);
    gz += size.gz;
    br += size.br;
  }
  return { gz, br };
}

/** The one font file that Latin text needs. */
const font = Object.values(manifest).map((chunk) => chunk.assets ?? []).flat().find((file) => /inter-latin.*\.woff2$/.test(file));

const rows = [];
for (const [screen, sources] of Object.entries(SCREENS)) {
  const sizes = LANGUAGES.map((language) => {
    const files = collect('index.html', new Set(['index.html']));
    collect(language, files);
    for (const source of sources) collect(source, files);
    if (font) files.add(font);
    return total(files);
  });
  rows.push({ screen, gz: Math.max(...sizes.map((s) => s.gz)), br: Math.max(...sizes.map((s) => s.br)) });
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
console.log('first load of a screen       gzip      brotli');
for (const { screen, gz, br } of rows) console.log(`  ${screen.padEnd(20)} ${kb(gz)}  ${kb(br)}`);

const worst = rows.reduce((a, b) => (a.gz > b.gz ? a : b));
if (worst.gz > LIMIT) {
  console.error(`console: ${worst.screen} loads ${worst.gz} bytes at first, the limit is ${LIMIT}`);
  process.exitCode = 1;
}
