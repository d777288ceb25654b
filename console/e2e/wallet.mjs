// A wallet of the simulator's: a payer's side of it, and its clockwork, as Wallet.java opens them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WALLET = 'wechat';

const HOME = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = fileURLToPath(new URL('Wallet.java', import.meta.url));
const JAVA = `. "$1/bin/java-home"; exec "$JAVA_HOME/bin/java" -cp "$2/*" "$3" "$4" "$5" "$6"`;
const PATIENCE = 120_000;

/** The libraries of a program, be it of a checkout or of a distribution. */
function libraries(program) {
  const lib = join(dirname(dirname(program)), 'lib');
  return existsSync(lib) ? lib : join(HOME, 'server/target/shouyue/lib');
}

/**
 * Starts it for the program, whose notices it sends to `address`.
 *
 * @returns the settings of the channel, where its door is, and how to end it
 */
export async function startWallet(program, folder, address) {
  const wallet = spawn('/bin/sh', ['-c', JAVA, 'wallet', HOME, libraries(program), SOURCE, folder, WALLET, `${address}/channels/${WALLET}/notices`], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  const door = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the wallet did not open in time\n${said}`)), PATIENCE);
    for (const stream of [wallet.stdout, wallet.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
        const found = /^door (\S+)$/m.exec(said);
        if (!found) return;
        clearTimeout(late);
        resolve(found[1]);
      });
    }
    wallet.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the wallet ended with ${code}\n${said}`));
    });
  });
  async function stop() {
    if (wallet.exitCode !== null) return;
    const ended = new Promise((resolve) => wallet.once('exit', resolve));
    wallet.stdin.end();
    await ended;
  }
  try {
    const opened = await door;
    return { door: opened, settings: readFileSync(join(folder, 'wallet.properties'), 'utf8'), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

async function ask(path) {
  const answer = await fetch(`${process.env.E2E_WALLET}${path}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`the wallet refuses ${path}: ${answer.status} ${text}`);
  return text;
}

/** Somebody pays on the page of an order, which they opened. */
export const pay = async (order) => (await ask(`/pay/${encodeURIComponent(order)}`)) === 'true';

/** Has it send its notices; how many were taken. */
export const deliver = async () => Number(await ask('/deliver'));

/** What moved for an order, as the wallet booked it: kind and amount. */
export async function moved(order) {
  const lines = (await ask('/moved')).split('\n').map((line) => line.split(' '));
  return lines.filter(([, number]) => number?.includes(order)).map(([kind, , amount]) => `${kind} ${amount}`);
}
