import type { EntityManager } from 'typeorm';
import type { StaffRole } from '#libs/submission/plan';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import {
  IS_OPEN_STAFF_TASK,
  OPEN_TASK_COLUMNS,
  type OpenTask,
} from '#libs/persistence/task-queries';

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

/** Steps and claims, each in the order they happened. */
export async function historyOf(manager: EntityManager, businessNo: string): Promise<CaseHistory> {
  const [events, claims] = await Promise.all([
    eventsOf(manager, businessNo),
    claimsOf(manager, businessNo),
  ]);
  return { events, claims };
}

function eventsOf(manager: EntityManager, businessNo: string): Promise<EventRow[]> {
  return manager.query(
    `SELECT e.seq, e.kind, e.stage, e.actor_kind AS actorKind, e.actor_id AS actorId, e.opinion, e.at, e.event,
            COALESCE(o.name, s.name, '') AS actorName
       FROM submission_event e
       LEFT JOIN unit_operator o ON e.actor_kind = 'operator' AND o.id = e.actor_id
       LEFT JOIN staff s ON e.actor_kind = 'staff' AND s.id = e.actor_id
      WHERE e.business_no = ? ORDER BY e.seq`,
    [businessNo],
  );
}

function claimsOf(manager: EntityManager, businessNo: string): Promise<ClaimRow[]> {
  return manager.query(
    `SELECT c.kind, c.at, t.role, s.name AS actorName, h.name AS formerName
       FROM task_event c JOIN task t ON t.id = c.task_id JOIN staff s ON s.id = c.staff_id
       LEFT JOIN staff h ON h.id = c.held_by AND h.id <> c.staff_id
      WHERE c.business_no = ? ORDER BY c.id`,
    [businessNo],
  );
}

/** What a case's page shows beside its row: who and which unit, the task staff are to answer, the receipt. */
export interface CaseSurroundings {
  readonly initiatorName: string | null;
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly verificationCode: string | null;
  readonly task: OpenTask | null;
  /** Who has claimed that task. */
  readonly claimerName: string | null;
}

export async function surroundingsOf(
  manager: EntityManager,
  { businessNo, initiatorId, unitId }: SubmissionEntity,
): Promise<CaseSurroundings> {
  const [row]: (Omit<CaseSurroundings, 'task'> & {
    [Key in keyof OpenTask]: OpenTask[Key] | null;
  })[] = await manager.query(
    `SELECT o.name AS initiatorName, u.account_no AS unitAccountNo, u.name AS unitName,
              d.verification_code AS verificationCode, p.name AS claimerName, ${OPEN_TASK_COLUMNS}
         FROM unit u
         LEFT JOIN unit_operator o ON o.id = ?
         LEFT JOIN document d ON d.business_no = ? AND d.kind = 'receipt'
         LEFT JOIN task t ON t.business_no = ? AND ${IS_OPEN_STAFF_TASK}
         LEFT JOIN staff p ON p.id = t.claimed_by
        WHERE u.id = ? ORDER BY t.id DESC LIMIT 1`,
    [initiatorId, businessNo, businessNo, unitId],
  );
  if (row === undefined) throw new Error('a case without its unit');
  return { ...row, task: row.id === null ? null : (row as OpenTask) };
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
