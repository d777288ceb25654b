import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeChannels } from './bank.mjs';
import { LAST_DAY, writeBook } from './book.mjs';
import { startWallet } from './wallet.mjs';

const PROGRAM = process.env.SHOUYUE_PROGRAM ?? fileURLToPath(new URL('../../bin/shouyue', import.meta.url));
const PATIENCE = 180_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function call(...args) {
  const { status, stdout, stderr, error } = spawnSync(PROGRAM, args, { encoding: 'utf8', timeout: 10 * 60_000 });
  if (error) throw error;
  if (status !== 0) throw new Error(`shouyue ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/**
 * The real program on a data folder of its own: a small book is imported and closed, then it serves, with a bank and a
 * simulated wallet. `stop` ends both and takes the folder away.
 */
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'shouyue-e2e-'));
  const data = join(folder, 'data');
  call('--data', data, 'import', '--format', 'native', ...writeBook(folder));
  call('--data', data, 'close', '--date', LAST_DAY);
  const port = process.env.SHOUYUE_E2E_PORT ?? (await freePort());
  const address = `http://127.0.0.1:${port}`;
  const wallet = await startWallet(PROGRAM, folder, address);
  const program = spawn(PROGRAM, ['--data', data, 'serve', '--port', String(port), '--webhooks-to', 'LOOPBACK', '--channels', writeChannels(folder, wallet.settings)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  program.stderr.on('data', (chunk) => (err += chunk));
  const ready = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the server did not start in time\n${out}\n${err}`)), PATIENCE);
    program.stdout.on('data', (chunk) => {
      out += chunk;
      if (/Ctrl-C/.test(out)) {
        clearTimeout(late);
        resolve();
      }
    });
    program.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}\n${out}\n${err}`));
    });
  });
  async function stop() {
    if (program.exitCode === null) {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGTERM');
      await ended;
    }
    await wallet.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await ready;
  } catch (problem) {
    await stop();
    throw problem;
  }
  const first = /user (\S+), one-time password (\S+)/.exec(out);
  if (!first) {
    await stop();
    throw new Error(`the program printed no one-time password:\n${out}`);
  }
  return { address, folder, wallet: wallet.door, user: first[1], oneTimePassword: first[2], stop };
}
