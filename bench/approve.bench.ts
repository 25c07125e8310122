import { join } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';
import { paced, percentile, type Paced } from '#bench/approve/paced';
import { putRouteOnMemberChanges, waitingCases, type WaitingCase } from '#bench/approve/cases';
import { statementsOf } from '#bench/approve/statements';
import { endPrograms, startHall, startProgram } from '#bench/hall/programs';
import type { BenchContext, BenchResult } from '#bench/bench';

const CASES = 1_000;
const CLIENTS = 8;
const ROUNDS = 5;
const ALONE = 100;
/** One client alone, in as many turns; the last case's statements are listed. */
const ALONE_ROUNDS = 5;
const ALONE_LIMIT = 1.6;
/** Both sides do the act that is measured as often before, so that neither is measured while it is still compiled. */
const WARM_UP = 500;
const LIMIT = 1.5;

/** What took turns: bare and product. */
interface Turns {
  readonly floor: readonly Paced[];
  readonly product: readonly Paced[];
}

interface Measured {
  readonly together: Turns;
  readonly alone: Turns;
}

/** HTTP approve through api, Temporal and MySQL, against bare Updates that await one empty activity. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const server = await serverOf(context).initialize();
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
    context.log(`opening ${String(CASES + WARM_UP + ALONE)} cases`);
    const cases = await waitingCases(dataSource, origin, CASES + WARM_UP + ALONE + 2);
    const connection = await Connection.connect({ address: context.temporalAddress });
    const bare = await bareHandles(new Client({ connection, namespace }), CASES + WARM_UP + ALONE);
    // The first reads what is kept for a minute.
    await approve(cases.pop());
    const statements = await statementsOf(server, () => approve(cases.pop()));
    for (const statement of statements) context.log(statement.slice(0, 160));
    const result = await measure(context, cases, bare);
    await connection.close();
    return resultOf(result, statements.length);
  } finally {
    await endPrograms(children);
    await server.destroy();
    await dataSource.destroy();
  }
}

function serverOf({ databaseAdminUrl }: BenchContext): DataSource {
  const url = new URL(databaseAdminUrl);
  url.pathname = '/mysql';
  return createDataSource(url.href, 1);
}

/** Bare and product take turns, so that whatever else the machine does falls on both. */
async function measure(
  context: BenchContext,
  cases: WaitingCase[],
  bare: WorkflowHandle[],
): Promise<Measured> {
  const updates = (count: number) =>
    bare.splice(0, count).map((handle) => () => handle.executeUpdate('bare'));
  const approvals = (count: number) => cases.splice(0, count).map((one) => () => approve(one));
  await paced(updates(WARM_UP), CLIENTS);
  await paced(approvals(WARM_UP), CLIENTS);
  const together = await inTurns(ROUNDS, CLIENTS, CASES / ROUNDS);
  const alone = await inTurns(ALONE_ROUNDS, 1, ALONE / ALONE_ROUNDS);
  return { together, alone };

  async function inTurns(rounds: number, clients: number, perRound: number): Promise<Turns> {
    const turns: { floor: Paced[]; product: Paced[] } = { floor: [], product: [] };
    for (let round = 1; round <= rounds; round += 1) {
      const floor = await paced(updates(perRound), clients);
      const product = await paced(approvals(perRound), clients);
      turns.floor.push(floor);
      turns.product.push(product);
      context.log(
        `${String(clients)}: ${rateOf([floor])} bare/s, ${rateOf([product])} approvals/s`,
      );
    }
    return turns;
  }
}

function resultOf({ together, alone }: Measured, statements: number): BenchResult {
  const times = together.product.flatMap((one) => one.times);
  const p50 = (rounds: readonly Paced[]) =>
    percentile(
      rounds.flatMap((one) => one.times),
      0.5,
    );
  const aloneRatio = p50(alone.product) / p50(alone.floor);
  return {
    ratio: rateOf(together.floor) / rateOf(together.product),
    limit: LIMIT,
    product: rateOf(together.product),
    floor: rateOf(together.floor),
    unit: 'approvals/s',
    details: {
      cases: CASES,
      clients: CLIENTS,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      aloneMs: p50(alone.product),
      aloneMsOfBare: p50(alone.floor),
      aloneRatio: Math.round(aloneRatio * 1_000) / 1_000,
      aloneLimit: ALONE_LIMIT,
      statementsAnAct: statements,
      level: 'first of two: no posting and no printing runs meanwhile',
    },
  };
}

function rateOf(rounds: readonly Paced[]): number {
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return Math.round((rounds.flatMap((round) => round.times).length / seconds) * 10) / 10;
}

async function approve(waiting: WaitingCase | undefined): Promise<void> {
  if (waiting === undefined) throw new Error('no case is left to approve');
  const { businessNo, taskId, reviewer } = waiting;
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
