import { join } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/data-source';
import { paced, percentile, type Paced } from '#bench/approve/paced';
import { putRouteOnMemberChanges, waitingCases, type WaitingCase } from '#bench/approve/cases';
import { endPrograms, startHall, startProgram } from '#bench/hall/programs';
import type { BenchContext, BenchResult } from '#bench/bench';

const CASES = 500;
const CLIENTS = 8;
const ROUNDS = 5;
const ALONE = 40;
/** The product has warmed up by opening its cases; the bare worker has done nothing yet. */
const WARM_UP = 150;
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
  const namespace = environment['TEMPORAL_NAMESPACE'] ?? 'default';
  const bareWorker = join(context.root, 'dist/bench/approve/bare-worker.js');
  const children = [
    ...(await startHall(context)),
    startProgram(context, 'bare-worker', [bareWorker, context.temporalAddress, namespace]),
  ];
  try {
    context.log(`opening ${String(CASES + ALONE)} cases`);
    const cases = await waitingCases(dataSource, origin, CASES + ALONE);
    const connection = await Connection.connect({ address: context.temporalAddress });
    const bare = await bareHandles(new Client({ connection, namespace }), CASES + WARM_UP);
    const result = await measure(context, cases, bare);
    await connection.close();
    return result;
  } finally {
    await endPrograms(children);
    await dataSource.destroy();
  }
}

/** Bare and product take turns, so that whatever else the machine does falls on both. */
async function measure(
  context: BenchContext,
  cases: WaitingCase[],
  bare: WorkflowHandle[],
): Promise<BenchResult> {
  const updateBare = (count: number) =>
    paced(
      bare.splice(0, count).map((handle) => () => handle.executeUpdate('bare')),
      CLIENTS,
    );
  const floor: Paced[] = [];
  const product: Paced[] = [];
  const perRound = CASES / ROUNDS;
  await updateBare(WARM_UP);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bareRound = await updateBare(perRound);
    const approvals = cases.splice(0, perRound).map((one) => () => approve(one));
    const productRound = await paced(approvals, CLIENTS);
    floor.push(bareRound);
    product.push(productRound);
    context.log(
      `round ${String(round)}: ${rateOf([bareRound])} bare/s, ${rateOf([productRound])} approvals/s`,
    );
  }
  const alone = await paced(
    cases.map((one) => () => approve(one)),
    1,
  );
  const times = product.flatMap((one) => one.times);
  return {
    ratio: rateOf(floor) / rateOf(product),
    limit: LIMIT,
    product: rateOf(product),
    floor: rateOf(floor),
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

function rateOf(rounds: readonly Paced[]): number {
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return Math.round((rounds.flatMap((round) => round.times).length / seconds) * 10) / 10;
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
