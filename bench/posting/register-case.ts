import type { DataSource } from 'typeorm';
import { Browser } from '#bench/hall/browser';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { recheckRegister } from '#libs/persistence/register-recheck';
import { inTransaction } from '#libs/persistence/transaction';

/** A case that waits for its last approval, claimed. */
export interface LastLevel {
  readonly businessNo: string;
  readonly taskId: string;
  readonly second: Browser;
}

export interface RegisterCaseWanted {
  readonly origin: string;
  readonly first: Browser;
  readonly second: Browser;
  readonly rows: number;
  readonly keyedHashSecret: string;
  /** Seed of the unit, so that each has persons of its own. */
  readonly name: string;
}

/** One account in twenty is sealed and cannot be adjusted. */
const MEMBERS_PER_ROW = 1.06;

/** A new unit, a register of its normal accounts, submitted and approved by the first reviewer, all through HTTP but the rows. */
export async function approvedUpToTheLast(
  dataSource: DataSource,
  wanted: RegisterCaseWanted,
): Promise<LastLevel> {
  const { first, second, rows, keyedHashSecret } = wanted;
  const members = Math.ceil(rows * MEMBERS_PER_ROW);
  const unit = await seedUnitOfSize(dataSource, { members, seed: wanted.name, keyedHashSecret });
  const operator = new Browser(wanted.origin);
  await operator.signInOperator(unit.unitAccountNo);
  const draft = await operator.send<{ businessNo: string }>('POST', '/api/submissions', {
    business: baseAdjustment.code,
  });
  await fill(dataSource, draft.businessNo, unit.unitId, rows);
  const path = `/api/submissions/${draft.businessNo}`;
  const { draftVersion } = await operator.send<{ draftVersion: number }>('GET', path);
  await operator.command(path, { verb: 'submit', draftVersion });
  await claim(first, path);
  await first.command(path, { verb: 'approve' });
  return { businessNo: draft.businessNo, taskId: await claim(second, path), second };
}

async function claim(reviewer: Browser, path: string): Promise<string> {
  const { taskId } = await reviewer.send<{ taskId: string }>('GET', path);
  await reviewer.send('POST', `/api/tasks/${taskId}/claim`);
  return taskId;
}

async function fill(
  dataSource: DataSource,
  businessNo: string,
  unitId: number,
  rows: number,
): Promise<void> {
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, base_fen, unit_fen, personal_fen, fiscal_fen,
            IF(base_fen > 1000000, FLOOR(base_fen * 0.97), CEIL(base_fen * 1.2)), 0, 0, 0, version, 1
       FROM personal_account WHERE unit_id = ? AND status = '01' ORDER BY id LIMIT ${String(rows)}`,
    [businessNo, unitId],
  );
  const { totals } = await inTransaction(dataSource, (manager) =>
    recheckRegister(manager, baseAdjustment, businessNo, new Date()),
  );
  if (totals.chosen !== rows || totals.findings > 0) {
    throw new Error(`${String(totals.findings)} findings in ${String(totals.chosen)} rows`);
  }
}
