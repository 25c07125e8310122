import type { DataSource } from 'typeorm';
import { PostedChangeEntity } from '#libs/persistence/entities/posting.entity';
import {
  SubmissionEntity,
  SubmissionEventEntity,
} from '#libs/persistence/entities/submission.entity';
import { UNOPENED, type ProcessState } from '#libs/case/process';

const ROWS_PER_REGISTER = 20;
const AT = new Date('2026-11-24T07:31:40Z');
const HASH = '0'.repeat(64);

/** Completed cases without receipts: half base adjustments with a list, half unit information changes. */
export async function completedCases(dataSource: DataSource, count: number): Promise<string[]> {
  const [reviewer]: { id: number }[] = await dataSource.query(
    "SELECT id FROM staff WHERE login_name = 'first-01-a'",
  );
  const [operator]: { id: number; unitId: number }[] = await dataSource.query(
    'SELECT id, unit_id AS unitId FROM unit_operator ORDER BY id LIMIT 1',
  );
  if (reviewer === undefined || operator === undefined)
    throw new Error('the demonstration city is not there');
  const numbers = Array.from(
    { length: count },
    (_, at) => `20261124${String(at + 1).padStart(8, '0')}`,
  );
  for (const [at, businessNo] of numbers.entries()) {
    const register = at % 2 === 0;
    await insertCase(dataSource, { businessNo, register, ...operator, reviewerId: reviewer.id });
    if (register) await insertRegister(dataSource, businessNo, operator.unitId);
    else await insertChanges(dataSource, businessNo, operator.unitId);
  }
  return numbers;
}

interface CaseHead {
  readonly businessNo: string;
  readonly register: boolean;
  readonly id: number;
  readonly unitId: number;
  readonly reviewerId: number;
}

async function insertCase(dataSource: DataSource, head: CaseHead): Promise<void> {
  const { businessNo, register, unitId } = head;
  const plan = { levels: [{ role: 'first-reviewer' as const, dueDays: 3 }], papers: [] };
  const state: ProcessState = { ...UNOPENED, seq: 2, stage: 'completed', round: 1, plan };
  const row = {
    businessNo,
    business: register ? 'base-adjustment' : 'unit-info-change',
    unitId,
    branchCode: '01',
    initiatorId: head.id,
    stage: 'completed',
    seq: 2,
    state,
    form: {},
    formVersion: 1,
    rulesVersion: 1,
    terms: null,
    effectiveMonth: register ? '202612' : null,
    memberId: null,
    people: register ? ROWS_PER_REGISTER : 0,
    beforeFen: 2_000_000,
    afterFen: 2_400_068,
    openedAt: AT,
    submittedAt: AT,
    finishedAt: AT,
  };
  await dataSource.manager.insert(SubmissionEntity, row as never);
  for (const [at, kind] of ['submit', 'approve'].entries()) {
    const actor =
      kind === 'submit'
        ? { kind: 'operator', id: head.id }
        : { kind: 'staff', id: head.reviewerId };
    await dataSource.manager.insert(SubmissionEventEntity, {
      businessNo,
      seq: at + 1,
      kind,
      stage: 'approval',
      actorKind: actor.kind,
      actorId: actor.id,
      opinion: '资料齐全，同意办理。',
      requestId: `${businessNo}/${kind}`,
      at: AT,
      event: { seq: at + 1, kind, round: 1 },
      previousHash: HASH,
      hash: HASH,
    });
  }
}

async function insertRegister(
  dataSource: DataSource,
  businessNo: string,
  unitId: number,
): Promise<void> {
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen, fiscal_before_fen,
            base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, id, base_fen, unit_fen, personal_fen, fiscal_fen, base_fen + 10000, unit_fen, personal_fen, fiscal_fen, version, 1
       FROM personal_account WHERE unit_id = ? ORDER BY id LIMIT ?`,
    [businessNo, unitId, ROWS_PER_REGISTER],
  );
}

async function insertChanges(
  dataSource: DataSource,
  businessNo: string,
  unitId: number,
): Promise<void> {
  const changes = [
    ['name', '河洛机械有限公司', '河洛精密机械有限公司'],
    ['legalPersonName', '王芳', '李明'],
    ['industry', 'C', 'J'],
    ['address', '河洛市西工区中州中路1号', '河洛市洛龙区开元大道218号'],
  ] as const;
  const head = {
    businessNo,
    subjectKind: 'unit',
    subjectId: unitId,
    unitId,
    effectiveMonth: null,
    postedAt: AT,
  };
  await dataSource.manager.insert(
    PostedChangeEntity,
    changes.map(([field, before, after]) => ({ ...head, field, before, after })),
  );
}
