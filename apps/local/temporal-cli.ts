import { chmodSync, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { localEnvironment } from '#config/local-environment';
import { programPath } from '#apps/local/program-path';
import { runCommand } from '#apps/local/run-command';
import { say } from '#apps/local/say';

/** 1.5.1: the newest the Go proxy serves whole; later ones need a nested module it does not have. */
export const TEMPORAL_CLI_VERSION = '1.5.1';
const CONNECT_LIMIT_MS = 5000;
const DOWNLOAD_LIMIT_MS = 300_000;

/** The first way that leads to a binary: told, on the PATH, in the cache, downloaded, built. */
export async function temporalCli(root: string): Promise<{ path: string; source: string }> {
  const told = localEnvironment.temporalCli();
  if (told !== undefined) return { path: told, source: 'TEMPORAL_CLI' };
  const onPath = programPath('temporal');
  if (onPath !== undefined) return { path: onPath, source: 'PATH' };
  const cached = join(cacheFolder(`temporal-${TEMPORAL_CLI_VERSION}`), 'temporal');
  if (existsSync(cached)) return { path: cached, source: 'cache' };
  if (await download(cached)) return { path: cached, source: 'downloaded' };
  await build(root, cached);
  return { path: cached, source: 'built' };
}

/** Outside the checkout, so that only the first run on a machine pays. */
export function cacheFolder(name: string): string {
  return join(localEnvironment.cacheFolder(), 'fund-hall', name);
}

async function download(target: string): Promise<boolean> {
  const url = `https://temporal.download/cli/archive/v${TEMPORAL_CLI_VERSION}?platform=${platform()}&arch=${goArch()}`;
  const archive = `${target}.${process.pid}.tar.gz`;
  mkdirSync(dirname(target), { recursive: true });
  try {
    const response = await fetchOrGiveUp(url);
    if (response?.body === null || response === undefined) return false;
    await pipeline(response.body, createWriteStream(archive));
    await runCommand('tar', ['-xzf', archive, '-C', dirname(target), 'temporal']);
    chmodSync(target, 0o755);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(archive, { force: true });
  }
}

/** The short limit is for the answer's head: many machines cannot reach the site and would hang on it. */
async function fetchOrGiveUp(url: string): Promise<Response | undefined> {
  const limit = new AbortController();
  const head = setTimeout(() => limit.abort(), CONNECT_LIMIT_MS);
  const response = await fetch(url, { signal: limit.signal });
  clearTimeout(head);
  setTimeout(() => limit.abort(), DOWNLOAD_LIMIT_MS).unref();
  return response.ok ? response : undefined;
}

async function build(root: string, target: string): Promise<void> {
  if (programPath('go') === undefined)
    throw new Error('neither a download nor Go is at hand to build it');
  say('            building the Temporal server from source, once on this machine: 3 to 5 minutes');
  const folder = join(root, 'apps', 'local', 'temporal');
  const fresh = `${target}.${process.pid}`;
  const env = { ...localEnvironment.whole(), GOFLAGS: '-mod=readonly' };
  const args = [
    'build',
    '-trimpath',
    '-ldflags=-s -w',
    '-o',
    fresh,
    'github.com/temporalio/cli/cmd/temporal',
  ];
  await runCommand('go', args, { cwd: folder, env });
  renameSync(fresh, target);
}

function goArch(): string {
  return arch() === 'x64' ? 'amd64' : arch();
}
