// The browser tests: against the real program on a data folder of its own.
//   node e2e/run.mjs [name of a test file …]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const tests = readdirSync(HERE)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort()
  .map((name) => join(HERE, name));

const server = await startServer();
let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  await server.stop();
  process.exit(code);
}
process.on('SIGINT', () => void end(130));
process.on('SIGTERM', () => void end(143));

const runner = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, E2E_ADDRESS: server.address, E2E_FOLDER: server.folder, E2E_WALLET: server.wallet, E2E_USER: server.user, E2E_ONE_TIME: server.oneTimePassword },
});
runner.on('exit', (code) => void end(code ?? 1));
