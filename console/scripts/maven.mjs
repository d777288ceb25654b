// Called by Maven: builds and tests the console, and does nothing when nothing changed.
//   node scripts/maven.mjs build   → target/classes/META-INF/resources/console
//   node scripts/maven.mjs test
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const MARKS = join(HOME, 'target', 'marks');
const PACKED = join(HOME, 'target', 'classes', 'META-INF', 'resources', 'console');

const LIBRARIES = ['package.json', 'package-lock.json', '.npmrc'];
const SOURCES = [...LIBRARIES, 'index.html', 'tsconfig.json', 'vite.config.ts', 'public', 'scripts', 'src'];
const TESTS = [...SOURCES, 'vitest.config.ts', 'openapi.json', 'test'];

function files(path) {
  const full = join(HOME, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    const full = join(HOME, path);
    const found = /\.[a-z]+$|^\.npmrc$/.test(path) ? (existsSync(full) ? [full] : []) : files(path).sort();
    for (const file of found) hash.update(file.slice(HOME.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Runs npm unless `mark` says that it ran over the same input. */
function once(mark, input, result, ...npm) {
  const file = join(MARKS, mark);
  if (existsSync(file) && readFileSync(file, 'utf8') === input && existsSync(result)) return false;
  const { status, error } = spawnSync('npm', npm, { cwd: HOME, stdio: 'inherit' });
  if (error) throw new Error(`npm cannot be run (${error.message}); bin/tools installs what is missing`);
  if (status !== 0) throw new Error(`npm ${npm.join(' ')} failed`);
  mkdirSync(MARKS, { recursive: true });
  writeFileSync(file, input);
  return true;
}

function install() {
  once('installed', fingerprint(LIBRARIES), join(HOME, 'node_modules', '.package-lock.json'), 'ci', '--no-fund', '--no-audit', '--loglevel=error');
}

function main(verb) {
  install();
  if (verb === 'build') {
    const built = once('built', fingerprint(SOURCES), join(HOME, 'dist', 'index.html'), 'run', '--silent', 'build');
    if (built || !existsSync(join(PACKED, 'index.html'))) {
      rmSync(PACKED, { recursive: true, force: true });
      cpSync(join(HOME, 'dist'), PACKED, { recursive: true, filter: (from) => !from.endsWith('.vite') });
    }
  } else if (verb === 'test') {
    once('tested', fingerprint(TESTS), HOME, 'test', '--silent');
  } else {
    throw new Error('usage: maven.mjs build | test');
  }
}

try {
  main(process.argv[2]);
} catch (problem) {
  console.error(`console: ${problem.message}`);
  process.exitCode = 1;
}
