import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchContext } from '#bench/bench';

const READY_MS_MAX = 30_000;
const END_MS_MAX = 12_000;

/** The product's own api and worker on the bench's services, up and answering. */
export async function startHall(context: BenchContext): Promise<ChildProcess[]> {
  const { environment, root } = context;
  const api = startProgram(context, 'api', [join(root, 'dist/apps/api/main.js')]);
  const worker = startProgram(context, 'worker', [join(root, 'dist/apps/worker/main.js')]);
  await answering(`${environment['WEB_ORIGIN'] ?? ''}/health/ready`);
  await answering(`http://127.0.0.1:${environment['WORKER_PORT'] ?? ''}/health/live`);
  return [api, worker];
}

/** The api alone, for what no process takes part in. */
export async function startApi(context: BenchContext): Promise<ChildProcess> {
  const api = startProgram(context, 'api', [join(context.root, 'dist/apps/api/main.js')]);
  await answering(`${context.environment['WEB_ORIGIN'] ?? ''}/health/live`);
  return api;
}

export function startProgram(
  context: BenchContext,
  name: string,
  args: readonly string[],
): ChildProcess {
  const log = openSync(join(context.folder, `${name}.log`), 'a');
  const env = { ...context.environment };
  return spawn(process.execPath, args, { cwd: context.root, env, stdio: ['ignore', log, log] });
}

/** Ends programs while the services they need still stand; one that does not end by itself is killed. */
export async function endPrograms(programs: readonly ChildProcess[]): Promise<void> {
  await Promise.all(
    programs.map(async (program) => {
      if (program.exitCode !== null || program.signalCode !== null) return;
      const ended = once(program, 'exit');
      const killer = setTimeout(() => program.kill('SIGKILL'), END_MS_MAX);
      program.kill('SIGTERM');
      await ended;
      clearTimeout(killer);
    }),
  );
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
