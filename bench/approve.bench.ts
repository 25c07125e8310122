import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/data-source';
import { percentile, paced } from '#bench/approve/paced';
import { putRouteOnMemberChanges, waitingCases, type WaitingCase } from '#bench/approve/cases';
import type { BenchContext, BenchResult } from '#bench/bench';

const CASES = 500;
const CLIENTS = 8;
const ROUNDS = 5;
const ALONE = 40;
const LIMIT = 1.8;

/** HTTP approve through api, Temporal and MySQL, against bare Updates that await one empty activity. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const origin = environment['WEB_ORIGIN'] ?? '';
  const secrets = {
    keyedHashSecret: environment['KEYED_HASH_SECRET'] ?? '',
    sealingSecret: environment['SEALING_SECRET'] ?? '',
  };
  await seedCity(dataSource, { seed: 'fund-hall', ...secrets });
  await putRouteOnMemberChanges(dataSource);
  const children = [
    program(context, 'api/main'),
    program(context, 'worker/main'),
    bareWorker(context),
  ];
  try {
    await listening(`${origin}/health/ready`);
    await listening(`http://127.0.0.1:${environment['WORKER_PORT'] ?? ''}/health/live`);
    context.log(`opening ${String(CASES + ALONE)} cases`);
    const cases = await waitingCases(dataSource, origin, CASES + ALONE);
    const connection = await Connection.connect({ address: context.temporalAddress });
    const namespace = environment['TEMPORAL_NAMESPACE'] ?? 'default';
    const bare = await bareHandles(new Client({ connection, namespace }), CASES + 20);
    const result = await measure(context, cases, bare);
    await connection.close();
    return result;
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await dataSource.destroy();
  }
}

async function measure(
  context: BenchContext,
  cases: WaitingCase[],
  bare: WorkflowHandle[],
): Promise<BenchResult> {
  const floor: number[] = [];
  const product: { times: number[]; seconds: number }[] = [];
  await paced(
    bare.splice(0, 20).map((handle) => () => handle.executeUpdate('bare')),
    CLIENTS,
  );
  const perRound = CASES / ROUNDS;
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(
      (
        await paced(
          bare.splice(0, perRound).map((handle) => () => handle.executeUpdate('bare')),
          CLIENTS,
        )
      ).seconds,
    );
    product.push(
      await paced(
        cases.splice(0, perRound).map((one) => () => approve(one)),
        CLIENTS,
      ),
    );
    context.log(
      `round ${String(round + 1)}: bare ${(perRound / (floor.at(-1) ?? 1)).toFixed(0)}/s, product ${(perRound / (product.at(-1)?.seconds ?? 1)).toFixed(0)}/s`,
    );
  }
  const alone = await paced(
    cases.map((one) => () => approve(one)),
    1,
  );
  const rate = CASES / sum(product.map((one) => one.seconds));
  const floorRate = CASES / sum(floor);
  const times = product.flatMap((one) => one.times);
  return {
    ratio: Math.round((floorRate / rate) * 1_000) / 1_000,
    limit: LIMIT,
    product: Math.round(rate * 10) / 10,
    floor: Math.round(floorRate * 10) / 10,
    unit: 'approvals/s',
    details: {
      cases: CASES,
      clients: CLIENTS,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      oneClientP50Ms: percentile(alone.times, 0.5),
      level: 'first of two: no posting and no printing runs meanwhile',
    },
  };
}

async function approve({ businessNo, taskId, reviewer }: WaitingCase): Promise<void> {
  const answer = await reviewer.send<{ state: string }>(
    'POST',
    `/api/submissions/${businessNo}/commands`,
    {
      verb: 'approve',
      taskId,
      opinion: '同意',
    },
  );
  if (answer.state !== 'done') throw new Error(`approval of ${businessNo} ended ${answer.state}`);
}

async function bareHandles(client: Client, count: number): Promise<WorkflowHandle[]> {
  const handles: WorkflowHandle[] = [];
  const starts = Array.from({ length: count }, (_, at) => async () => {
    handles.push(
      await client.workflow.start('bare', {
        taskQueue: 'bare',
        workflowId: `bare/${String(at)}`,
        workflowTaskTimeout: '3s',
      }),
    );
  });
  await paced(starts, CLIENTS);
  return handles;
}

function program(context: BenchContext, name: string): ChildProcess {
  return start(context, [join(context.root, 'dist', 'apps', `${name}.js`)], name.replace('/', '-'));
}

function bareWorker(context: BenchContext): ChildProcess {
  const file = join(context.root, 'dist', 'bench', 'approve', 'bare-worker.js');
  return start(
    context,
    [file, context.temporalAddress, context.environment['TEMPORAL_NAMESPACE'] ?? 'default'],
    'bare-worker',
  );
}

function start(context: BenchContext, args: string[], name: string): ChildProcess {
  const log = openSync(join(context.folder, `${name}.log`), 'a');
  return spawn(process.execPath, args, {
    cwd: context.root,
    env: { ...context.environment },
    stdio: ['ignore', log, log],
  });
}

async function listening(url: string): Promise<void> {
  for (
    const began = Date.now();
    Date.now() - began < 30_000;
    await new Promise((resolve) => setTimeout(resolve, 200))
  ) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
  }
  throw new Error(`${url} did not answer within 30 s`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
