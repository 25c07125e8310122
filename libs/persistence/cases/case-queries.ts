import type { EntityManager } from 'typeorm';
import type { StaffRole } from '#libs/case/plan';
import type { CaseAndTask } from '#libs/persistence/cases/case-and-task';
import { keptQuery } from '#libs/persistence/database/kept-query';
import { StaffEntity, UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { DocumentEntity } from '#libs/persistence/entities/posting.entity';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import {
  openTaskIn,
  withOpenTask,
  type OpenTaskColumns,
} from '#libs/persistence/tasks/task-queries';

/** One line of a case's timeline, with the person's name. */
export interface EventRow {
  readonly seq: number;
  readonly kind: string;
  readonly stage: string;
  readonly actorKind: string;
  readonly actorId: number;
  readonly actorName: string;
  readonly opinion: string;
  readonly at: Date;
  /** The ProcessEvent as JSON text. */
  readonly event: string;
}

/** Somebody of the staff took the case's task, or it was given back: not a step of the case, but part of its history. */
export interface ClaimRow {
  readonly kind: 'claim' | 'release';
  /** Of the task. */
  readonly role: StaffRole;
  readonly actorName: string;
  /** Who held it before somebody else freed it; null when the holder gave it back himself, or nobody held it. */
  readonly formerName: string | null;
  readonly at: Date;
}

export interface CaseHistory {
  readonly events: readonly EventRow[];
  readonly claims: readonly ClaimRow[];
}

/** Where it stands among its like. */
interface Placed {
  readonly place: number | string;
}

interface StepRead extends EventRow, Placed {
  readonly what: 'step';
}

interface ClaimRead extends ClaimRow, Placed {
  readonly what: 'claim';
}

const STEPS = `
  SELECT 'step' AS what, e.seq AS place, e.seq, e.kind, e.stage, e.actor_kind AS actorKind, e.actor_id AS actorId, e.opinion, e.at,
         e.event, COALESCE(o.name, s.name, '') AS actorName, NULL AS role, NULL AS formerName
    FROM submission_event e
    LEFT JOIN unit_operator o ON e.actor_kind = 'operator' AND o.id = e.actor_id
    LEFT JOIN staff s ON e.actor_kind = 'staff' AND s.id = e.actor_id
   WHERE e.business_no = ?`;

const CLAIMS = `
  SELECT 'claim', c.id, NULL, c.kind, NULL, NULL, NULL, NULL, c.at, NULL, s.name, t.role, h.name
    FROM task_event c JOIN task t ON t.id = c.task_id JOIN staff s ON s.id = c.staff_id
    LEFT JOIN staff h ON h.id = c.held_by AND h.id <> c.staff_id
   WHERE c.business_no = ?`;

/**
 * Steps and, where they are wanted, claims, each in the order they happened; in one statement. It is put in order here: the
 * server would make a table of it on its disk to do so, which costs more than all the reading.
 */
async function historyOf(manager: EntityManager, { businessNo, claims }: Asked) {
  const parts = claims ? [STEPS, CLAIMS] : [STEPS];
  const read: (StepRead | ClaimRead)[] = await manager.query(
    parts.join(' UNION ALL '),
    parts.map(() => businessNo),
  );
  const rows = read.toSorted((a, b) => Number(a.place) - Number(b.place));
  return {
    // A union of numbers comes as text from some servers.
    events: rows
      .filter((row) => row.what === 'step')
      .map((row) => ({ ...row, seq: Number(row.seq), actorId: Number(row.actorId) })),
    claims: rows.filter((row) => row.what === 'claim'),
  };
}

interface Asked {
  readonly businessNo: string;
  /** Who took the tasks is for the centre's people. */
  readonly claims: boolean;
}

/** All that a case's page shows of it, read side by side; null for a case that is not there. */
export async function caseInFull(manager: EntityManager, asked: Asked): Promise<CaseInFull | null> {
  const [found, history] = await Promise.all([
    caseWithSurroundings(manager, asked.businessNo),
    historyOf(manager, asked),
  ]);
  if (found === null) return null;
  // Somebody acted between the two readings.
  const isBehind = (history.events.at(-1)?.seq ?? 0) < found.row.seq;
  return { ...found, history: isBehind ? await historyOf(manager, asked) : history };
}

/** A case with what its page shows beside its row: who and which unit, the task staff are to answer, the receipt. */
interface CaseWithSurroundings extends CaseAndTask {
  readonly initiatorName: string | null;
  /** It came from another case, or another came of it. */
  readonly isLinked: boolean;
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly verificationCode: string | null;
  /** Who has claimed that task. */
  readonly claimerName: string | null;
}

const IS_LINKED = `(EXISTS (SELECT 1 FROM case_link l WHERE l.business_no = submission.business_no)
  OR EXISTS (SELECT 1 FROM case_link l WHERE l.from_no = submission.business_no))`;

interface AroundCase {
  readonly initiator_name: string | null;
  readonly unit_account_no: string;
  readonly unit_name: string;
  readonly verification_code: string | null;
  readonly claimer_name: string | null;
  readonly is_linked: string | number;
}

export interface CaseInFull extends CaseWithSurroundings {
  readonly history: CaseHistory;
}

const NEWEST_RECEIPT = `SELECT MAX(d.n) FROM document d
  WHERE d.subject_kind = 'case' AND d.subject_no = submission.business_no AND d.kind = 'receipt'`;

const caseAmidst = keptQuery<SubmissionEntity, OpenTaskColumns & AroundCase, 'businessNo'>(
  ['businessNo'],
  (manager) =>
    withOpenTask(manager.createQueryBuilder(SubmissionEntity, 'submission'))
      .innerJoin(UnitEntity, 'unit', 'unit.id = submission.unitId')
      .leftJoin(
        UnitOperatorEntity,
        'initiator',
        "submission.initiatorKind = 'operator' AND initiator.id = submission.initiatorId",
      )
      .leftJoin(StaffEntity, 'claimer', 'claimer.id = task.claimedBy')
      .leftJoin(
        DocumentEntity,
        'receipt',
        `receipt.subjectKind = 'case' AND receipt.subjectNo = submission.businessNo AND receipt.kind = 'receipt'
           AND receipt.n = (${NEWEST_RECEIPT})`,
      )
      .addSelect('initiator.name', 'initiator_name')
      .addSelect('unit.accountNo', 'unit_account_no')
      .addSelect('unit.name', 'unit_name')
      .addSelect('receipt.verificationCode', 'verification_code')
      .addSelect('claimer.name', 'claimer_name')
      .addSelect(IS_LINKED, 'is_linked')
      .where('submission.businessNo = :businessNo'),
);

/** In one statement; null for a case that is not there. */
async function caseWithSurroundings(
  manager: EntityManager,
  businessNo: string,
): Promise<CaseWithSurroundings | null> {
  const { row, raw } = await caseAmidst(manager, { businessNo });
  const [around] = raw;
  if (row === null || around === undefined) return null;
  return {
    row,
    task: openTaskIn(around),
    initiatorName: around.initiator_name,
    unitAccountNo: around.unit_account_no,
    unitName: around.unit_name,
    verificationCode: around.verification_code,
    claimerName: around.claimer_name,
    isLinked: Number(around.is_linked) === 1,
  };
}

/** Dictionary → code → label, for showing codes as words. */
export async function labelsOf(
  manager: EntityManager,
): Promise<Map<string, { zh: string; en: string }>> {
  const rows: { dictionary: string; code: string; label: string; labelEn: string }[] =
    await manager.query(
      'SELECT dictionary, code, label, label_en AS labelEn FROM dictionary_entry',
    );
  return new Map(
    rows.map((row) => [`${row.dictionary}/${row.code}`, { zh: row.label, en: row.labelEn }]),
  );
}

/** A case whose posting has not moved for minutes: its workflow is lost, behind its row, or tries in vain. */
export interface RestingPosting {
  readonly businessNo: string;
  /** Of its row's last event. */
  readonly seq: number;
}

/** The longest at rest first. */
export function postingsAtRest(manager: EntityManager, limit: number): Promise<RestingPosting[]> {
  return manager.query(
    `SELECT s.business_no AS businessNo, s.seq FROM submission s
       JOIN submission_event e ON e.business_no = s.business_no AND e.seq = s.seq
      WHERE s.stage = 'posting' AND e.at < UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE ORDER BY e.at LIMIT ?`,
    [limit],
  );
}
