import { In, type EntityManager } from 'typeorm';
import { StaffEntity, UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import { BranchEntity } from '#libs/persistence/entities/reference.entity';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { ProcessEvent } from '#libs/submission/process';

/** What a receipt says of a case, as it stands in the books. */
export interface ReceiptFacts {
  readonly submission: SubmissionEntity;
  readonly unit: UnitEntity;
  readonly branchName: string;
  readonly operatorName: string;
  readonly decisions: readonly ReceiptDecision[];
}

export interface ReceiptDecision {
  readonly role: string;
  readonly name: string;
  readonly verb: string;
  readonly at: Date;
  readonly opinion: string;
}

const AMOUNTS = [
  'baseBeforeFen',
  'unitBeforeFen',
  'personalBeforeFen',
  'fiscalBeforeFen',
  'totalBeforeFen',
  'baseAfterFen',
  'unitAfterFen',
  'personalAfterFen',
  'fiscalAfterFen',
  'totalAfterFen',
] as const;

/** A chosen row of the register, amounts in fen; the names are those of the register's columns. */
export type ReceiptRow = Readonly<
  Record<'accountNo' | 'name' | 'idNumber', string> & Record<(typeof AMOUNTS)[number], number>
>;

export async function receiptFactsOf(
  manager: EntityManager,
  businessNo: string,
): Promise<ReceiptFacts> {
  const submission = await manager.findOneByOrFail(SubmissionEntity, { businessNo });
  const unit = await manager.findOneByOrFail(UnitEntity, { id: submission.unitId });
  const branch = await manager.findOneByOrFail(BranchEntity, { code: submission.branchCode });
  const events = await manager.find(SubmissionEventEntity, {
    where: { businessNo },
    order: { seq: 'ASC' },
  });
  const submitted = events.findLast((event) => event.kind === 'submit');
  const operatorId = submitted?.actorId ?? submission.initiatorId;
  const operator = await manager.findOneByOrFail(UnitOperatorEntity, { id: operatorId });
  const decisions = await decisionsOf(manager, submission, events);
  return { submission, unit, branchName: branch.name, operatorName: operator.name, decisions };
}

/** Approvals of the last round; the returns of earlier rounds are told by the case page. */
async function decisionsOf(
  manager: EntityManager,
  submission: SubmissionEntity,
  events: readonly SubmissionEventEntity[],
): Promise<ReceiptDecision[]> {
  const { round, plan } = submission.state as {
    round: number;
    plan: { levels: { role: string }[] };
  };
  const approvals = events.filter(
    (row) => row.kind === 'approve' && (row.event as ProcessEvent).round === round,
  );
  const staff = await manager.findBy(StaffEntity, { id: In(approvals.map((row) => row.actorId)) });
  const names = new Map(staff.map((one) => [one.id, one.name]));
  return approvals.map((row, level) => ({
    role: plan.levels[level]?.role ?? '',
    name: names.get(row.actorId) ?? '',
    verb: row.kind,
    at: row.at,
    opinion: row.opinion,
  }));
}

/** At most `limit` rows in the register's order. */
export async function receiptRowsOf(
  manager: EntityManager,
  businessNo: string,
  limit: number,
): Promise<ReceiptRow[]> {
  const rows: Record<string, string>[] = await manager.query(
    `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber, r.base_before_fen AS baseBeforeFen,
            r.unit_before_fen AS unitBeforeFen, r.personal_before_fen AS personalBeforeFen, r.fiscal_before_fen AS fiscalBeforeFen,
            r.unit_before_fen + r.personal_before_fen + r.fiscal_before_fen AS totalBeforeFen, r.base_after_fen AS baseAfterFen,
            r.unit_after_fen AS unitAfterFen, r.personal_after_fen AS personalAfterFen, r.fiscal_after_fen AS fiscalAfterFen,
            r.unit_after_fen + r.personal_after_fen + r.fiscal_after_fen AS totalAfterFen
       FROM register_row r
       JOIN personal_account a ON a.id = r.account_id
       JOIN member m ON m.id = a.member_id
      WHERE r.business_no = ? AND r.chosen = 1
      ORDER BY r.row_no LIMIT ?`,
    [businessNo, limit],
  );
  return rows.map(
    (row) =>
      ({
        ...row,
        ...Object.fromEntries(AMOUNTS.map((name) => [name, Number(row[name])])),
      }) as ReceiptRow,
  );
}

export function postedChangesOf(
  manager: EntityManager,
  businessNo: string,
): Promise<PostedChangeEntity[]> {
  return manager.find(PostedChangeEntity, { where: { businessNo }, order: { id: 'ASC' } });
}

/** Name of the member behind an account of the unit; '' when the account has gone since. */
export async function memberNameOf(
  manager: EntityManager,
  unitId: number,
  accountNo: string,
): Promise<string> {
  const [row]: { name: string }[] = await manager.query(
    'SELECT m.name FROM personal_account a JOIN member m ON m.id = a.member_id WHERE a.unit_id = ? AND a.account_no = ?',
    [unitId, accountNo],
  );
  return row?.name ?? '';
}
