import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { Browser } from '#bench/hall/browser';
import { posted } from '#bench/hall/posted';
import { fastestResult, timed } from '#bench/hall/posting-time';
import { endPrograms, startHall } from '#bench/hall/programs';
import { residentMb } from '#bench/hall/resident';
import { allocateBare } from '#bench/money/bare-month';
import { deposited, dueOf, filled, unitOf } from '#bench/money/paid-unit';
import { createDataSource } from '#libs/persistence/database/data-source';

const MEMBERS = 100_000;
const LIMIT = 1.5;
const RSS_MB_MAX = 400;
const SAMPLED_MS = 25;
/** A month by statements, the next by the hall. */
const PAIRS = [
  ['202611', '202612'],
  ['202701', '202702'],
  ['202703', '202704'],
] as const;

/**
 * From the payment that makes a month of 100,000 members full to their credit, through api, engine and worker, against the same
 * rows by statements in one transaction. Months of one unit, in turns.
 */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment, size = MEMBERS } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const unit = await unitOf(dataSource, environment, { members: size, seed: 'credited' });
  await dataSource.query("UPDATE parameter SET value = '6' WHERE name = 'months-ahead'");
  const programs = await startHall(context);
  const worker = programs[1]?.pid ?? 0;
  try {
    const operator = new Browser(environment['WEB_ORIGIN'] ?? '');
    await operator.signInOperator(unit.unitAccountNo);
    const floor: number[] = [];
    const product: number[] = [];
    let rssMb = 0;
    for (const [bareMonth, month] of PAIRS) {
      const bare = await assessedByHall(dataSource, operator, bareMonth);
      await filled(dataSource, bare);
      const bareMs = await timed(() => allocateBare(dataSource, bare));
      const waiting = await assessedByHall(dataSource, operator, month);
      const watch = setInterval(() => {
        rssMb = Math.max(rssMb, residentMb(worker));
      }, SAMPLED_MS);
      const creditedMs = await credited(dataSource, operator, unit.unitId, waiting);
      clearInterval(watch);
      floor.push(bareMs);
      product.push(creditedMs);
      context.log(
        `${bareMs.toFixed(0)} ms bare, ${creditedMs.toFixed(0)} ms credited, worker ${String(rssMb)} MB`,
      );
    }
    if (rssMb > RSS_MB_MAX)
      throw new Error(`the worker’s ${String(rssMb)} MB are over ${String(RSS_MB_MAX)} MB`);
    const details = { members: size, rssMb, rssMbMax: RSS_MB_MAX, rounds: floor.length };
    return fastestResult(floor, product, LIMIT, details);
  } finally {
    await endPrograms(programs);
    await dataSource.destroy();
  }
}

/** How long it takes from the payment out of the unit's balance to the month's completion. */
async function credited(
  dataSource: DataSource,
  operator: Browser,
  unitId: number,
  businessNo: string,
): Promise<number> {
  const fen = await dueOf(dataSource, businessNo);
  await deposited(dataSource, unitId, { key: `bench/${businessNo}`, fen });
  return timed(async () => {
    const path = `/api/payment-notices/${businessNo}/balance-payments`;
    await operator.send('POST', path, { fen: Number(fen) });
    await posted(dataSource, businessNo);
  });
}

interface Assessed {
  readonly done: readonly { readonly businessNo: string }[];
}

/** Its posting may take longer than a request waits: then the same months are found assessed by the next look. */
async function assessedByHall(
  dataSource: DataSource,
  operator: Browser,
  month: string,
): Promise<string> {
  const asked = { fromMonth: month, throughMonth: month };
  const { done } = await operator.send<Assessed>('POST', '/api/assessments', asked);
  const [first] = done;
  if (first !== undefined) return first.businessNo;
  for (;;) {
    const [row]: { businessNo: string }[] = await dataSource.query(
      "SELECT business_no AS businessNo FROM submission WHERE business = 'remittance' AND effective_month = ? AND stage = 'collecting'",
      [month],
    );
    if (row !== undefined) return row.businessNo;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
