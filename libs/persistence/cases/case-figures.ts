import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { postingsAtRest } from '#libs/persistence/cases/case-queries';
import { STAGES, isFinal, type Stage } from '#libs/case/stage';

/** What an alarm is set on: how many cases, commands and tasks stand where they should not stand for long. */
export interface CaseFigures {
  readonly commandsPending: number;
  /** 0 when none is pending. */
  readonly oldestCommandSeconds: number;
  /** Every stage a case can rest in → cases, 0 included. */
  readonly cases: Readonly<Record<string, number>>;
  readonly postingsAtRest: number;
  /** Role → tasks past their due time; a role without any task that has one is left out. */
  readonly tasksOverdue: Readonly<Record<string, number>>;
  readonly receiptsMissing: number;
}

const OPEN_STAGES = (Object.keys(STAGES) as Stage[]).filter(
  (stage) => stage !== 'unopened' && !isFinal(stage),
);

/** Whoever has so many is told enough: what is counted row by row is counted up to here. */
const COUNTED_MAX = 10_000;
const RESTING_MAX = 1_000;
const RECEIPT_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** One after the other, so that it never takes more than one connection from those who work. */
export async function caseFigures(manager: EntityManager): Promise<CaseFigures> {
  const { pending, oldest } = await commandsWithoutOutcome(manager);
  return {
    commandsPending: pending,
    oldestCommandSeconds: oldest,
    cases: await openCases(manager),
    postingsAtRest: (await postingsAtRest(manager, RESTING_MAX)).length,
    tasksOverdue: await tasksOverdue(manager),
    receiptsMissing: await receiptsMissing(manager, await databaseNow(manager)),
  };
}

async function commandsWithoutOutcome(
  manager: EntityManager,
): Promise<{ pending: number; oldest: number }> {
  const [row]: { pending: string; oldest: string | null }[] = await manager.query(
    `SELECT COUNT(*) AS pending, TIMESTAMPDIFF(SECOND, MIN(created_at), UTC_TIMESTAMP(3)) AS oldest
       FROM (SELECT created_at FROM command WHERE outcome_at IS NULL LIMIT ?) seen`,
    [COUNTED_MAX],
  );
  // The api that wrote it may be a little ahead of the database's clock.
  return { pending: Number(row?.pending ?? 0), oldest: Math.max(0, Number(row?.oldest ?? 0)) };
}

async function openCases(manager: EntityManager): Promise<Record<string, number>> {
  const rows: { stage: string; count: string }[] = await manager.query(
    'SELECT stage, COUNT(*) AS count FROM submission WHERE stage IN (?) GROUP BY stage',
    [OPEN_STAGES],
  );
  const none = OPEN_STAGES.map((stage): [string, number] => [stage, 0]);
  return Object.fromEntries([
    ...none,
    ...rows.map(({ stage, count }): [string, number] => [stage, Number(count)]),
  ]);
}

/** Of the open tasks alone: a statistic that says they are many must not lead through the whole archive. */
async function tasksOverdue(manager: EntityManager): Promise<Record<string, number>> {
  const rows: { role: string; overdue: string }[] = await manager.query(
    `SELECT role, SUM(due_at < UTC_TIMESTAMP(3)) AS overdue
       FROM task FORCE INDEX (ix_task__state__branch_code__role__id)
      WHERE state IN ('open', 'claimed') AND due_at IS NOT NULL GROUP BY role`,
  );
  return Object.fromEntries(rows.map(({ role, overdue }) => [role, Number(overdue)]));
}

/** Only cases begun in the last weeks, whose numbers lie together: the search never grows with the archive. */
async function receiptsMissing(manager: EntityManager, now: Date): Promise<number> {
  const since = cityDayOf(new Date(now.getTime() - RECEIPT_DAYS * DAY_MS)).replaceAll('-', '');
  const [row]: { missing: string }[] = await manager.query(
    `SELECT COUNT(*) AS missing
       FROM (SELECT c.business_no FROM submission c
               LEFT JOIN document d ON d.subject_kind = 'case' AND d.subject_no = c.business_no AND d.kind = 'receipt'
                                   AND d.created_at >= c.finished_at
              WHERE c.stage = 'completed' AND c.business_no >= ? AND d.id IS NULL
              ORDER BY c.business_no LIMIT ?) unprinted
       STRAIGHT_JOIN submission s ON s.business_no = unprinted.business_no
      WHERE s.finished_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE`,
    [since, COUNTED_MAX],
  );
  return Number(row?.missing ?? 0);
}
