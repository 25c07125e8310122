// The first file of every command of this repository: node apps/local/start.mjs start|test|bench|check …
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { alone, build, BUILDS, installPackages, nodeOf } from './prepare.mjs';

const NODE_MIN = 20;
const PARENT_PAUSE_MS = 500;
const LIGHT_TIERS = ['small', 'architecture', 'medium'];
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const [command = 'start', ...args] = process.argv.slice(2);

function buildsOf() {
  if (command === 'check') return ['server'];
  const tier = command === 'test' ? args.find((arg) => !arg.startsWith('-')) : undefined;
  return LIGHT_TIERS.includes(tier) ? ['server'] : ['server', 'web', 'workflows'];
}

async function step(title, advice, work) {
  const start = performance.now();
  try {
    const outcome = await work();
    const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`${seconds} s  ✓ ${title}: ${outcome}\n`);
  } catch (error) {
    process.stderr.write(`\n✗ ${title}\n  why: ${error.message}\n  do:  ${advice}\n`);
    process.exit(1);
  }
}

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MIN) return;
  process.stderr.write(`✗ Node ${NODE_MIN} or newer is needed; this is ${process.versions.node}\n`);
  process.exit(1);
}

function handOver() {
  const main = `${root}/dist/apps/local/main.js`;
  // The channel tells the launcher when this process was killed: it then ends what it started.
  const child = spawn(nodeOf(root), ['--enable-source-maps', main, command, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A shell between npm and us dies of a signal without passing it on; we then have another parent.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  setInterval(orphaned, PARENT_PAUSE_MS).unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
}

checkNode();
await alone(root, async () => {
  const network =
    'check that the npm registry can be reached (npm ping), then run the command again';
  await step('Packages (npm ci)', network, () => installPackages(root));
  const sources = 'the message above names the source file; correct it and run the command again';
  for (const name of buildsOf()) await step(BUILDS[name].title, sources, () => build(root, name));
});
handOver();
