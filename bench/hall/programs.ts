import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { endChild, startChild } from '#apps/local/child';
import { PROGRAM_FLAGS } from '#config/program-flags';
import type { BenchContext } from '#bench/bench';

const READY_MS_MAX = 30_000;
const END_MS_MAX = 12_000;

/** The product's own api and worker on the bench's services, up and answering. */
export async function startHall(context: BenchContext): Promise<ChildProcess[]> {
  const { environment } = context;
  const api = startOwn(context, 'api');
  const worker = startOwn(context, 'worker');
  await answering(`${environment['WEB_ORIGIN'] ?? ''}/health/ready`);
  await answering(`http://127.0.0.1:${environment['WORKER_PORT'] ?? ''}/health/live`);
  return [api, worker];
}

/** The api alone, for what no process takes part in. */
export async function startApi(context: BenchContext): Promise<ChildProcess> {
  const api = startOwn(context, 'api');
  await answering(`${context.environment['WEB_ORIGIN'] ?? ''}/health/live`);
  return api;
}

function startOwn(context: BenchContext, name: 'api' | 'worker'): ChildProcess {
  const main = join(context.root, `dist/apps/${name}/main.js`);
  return startProgram(context, name, [...PROGRAM_FLAGS[name], main]);
}

type Place = Pick<BenchContext, 'root' | 'folder' | 'environment' | 'started'>;

export function startProgram(context: Place, name: string, args: readonly string[]): ChildProcess {
  const child = startChild({
    name,
    command: process.execPath,
    args,
    cwd: context.root,
    env: { ...context.environment },
    logFile: join(context.folder, `${name}.log`),
    graceMs: END_MS_MAX,
    layer: 'hall',
  });
  context.started(child);
  return child;
}

/** Ends programs while the services they need still stand; one that does not end by itself is killed. */
export async function endPrograms(programs: readonly ChildProcess[]): Promise<void> {
  await Promise.all(programs.map((program) => endChild(program, END_MS_MAX)));
}

async function answering(url: string): Promise<void> {
  const until = Date.now() + READY_MS_MAX;
  while (Date.now() < until) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within ${String(READY_MS_MAX / 1_000)} s`);
}
