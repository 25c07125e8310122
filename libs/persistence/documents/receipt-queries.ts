import { In, type EntityManager } from 'typeorm';
import { StaffEntity, UnitOperatorEntity } from '#libs/persistence/entities/people.entity';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import { BranchEntity } from '#libs/persistence/entities/reference.entity';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { stateOf } from '#libs/persistence/cases/case-store';
import { SYSTEM_ACTOR } from '#libs/case/actor';
import { SUBMITS } from '#libs/case/duties';
import { HOLDER, levelAt } from '#libs/case/plan';
import type { ProcessEvent } from '#libs/case/process';
import { AUTOMATIC_OPERATOR } from '#libs/texts/receipt.texts';

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
  const submitted = events.findLast(({ kind }) => SUBMITS.includes(kind));
  const operatorName = await operatorOf(manager, submission, submitted);
  const decisions = await decisionsOf(manager, submission, events);
  return { submission, unit, branchName: branch.name, operatorName, decisions };
}

/** Whoever submitted; where the schedule did by the unit's consent, that. */
async function operatorOf(
  manager: EntityManager,
  { initiatorId }: SubmissionEntity,
  submitted: SubmissionEventEntity | undefined,
): Promise<string> {
  if (submitted?.actorKind === SYSTEM_ACTOR.kind) return AUTOMATIC_OPERATOR.zh;
  const id = submitted?.actorId ?? initiatorId;
  return (await manager.findOneByOrFail(UnitOperatorEntity, { id })).name;
}

/** Approvals of the last round; the returns of earlier rounds are told by the case page. */
async function decisionsOf(
  manager: EntityManager,
  submission: SubmissionEntity,
  events: readonly SubmissionEventEntity[],
): Promise<ReceiptDecision[]> {
  const { round, plan } = stateOf(submission);
  const approvals = events.filter(
    (row) => row.kind === 'approve' && (row.event as ProcessEvent).round === round,
  );
  const staff = await manager.findBy(StaffEntity, { id: In(approvals.map((row) => row.actorId)) });
  const names = new Map(staff.map((one) => [one.id, one.name]));
  // The unit that holds an account agrees by a case of its own, never here.
  const asked = plan.levels.filter(({ role }) => role !== HOLDER);
  return approvals.map((row, level) => ({
    role: levelAt({ levels: asked }, level).role,
    name: known(names, row),
    verb: row.kind,
    at: row.at,
    opinion: row.opinion,
  }));
}

/** @throws: a login is closed and never taken away, and no receipt leaves out who decided */
function known(names: ReadonlyMap<number, string>, { actorId, seq }: SubmissionEventEntity) {
  const name = names.get(actorId);
  if (name === undefined) throw new Error(`nobody is known who took step ${String(seq)}`);
  return name;
}

/** Whose case it is. */
export async function unitOfCase(manager: EntityManager, businessNo: string): Promise<number> {
  const { unitId } = await manager.findOneOrFail(SubmissionEntity, {
    select: { unitId: true },
    where: { businessNo },
  });
  return unitId;
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

/** How often a case was completed, the present time included: it is opened again when its money is taken back. */
export async function timesCompleted(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { times: string }[] = await manager.query(
    "SELECT COUNT(*) AS times FROM submission_event WHERE business_no = ? AND kind = 'post' AND stage = 'completed'",
    [businessNo],
  );
  return Math.max(1, Number(row?.times ?? 0));
}
