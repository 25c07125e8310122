import type { DataSource } from 'typeorm';
import { Browser } from '#bench/hall/browser';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { inTransaction } from '#libs/persistence/database/transaction';

/** One account in twenty is sealed and cannot be adjusted. */
const MEMBERS_PER_ROW = 1.06;

export interface DraftWanted {
  readonly origin: string;
  readonly rows: number;
  readonly keyedHashSecret: string;
  /** Seed of the unit, so that each has persons of its own. */
  readonly name: string;
}

/** A draft with a register of so many rows, and the browser its operator is signed in with. */
export interface RegisterDraft {
  readonly businessNo: string;
  readonly path: string;
  readonly operator: Browser;
}

/** A new unit and a register of its normal accounts, all through HTTP but the rows. */
export async function registerDraft(
  dataSource: DataSource,
  { origin, rows, keyedHashSecret, name }: DraftWanted,
): Promise<RegisterDraft> {
  const members = Math.ceil(rows * MEMBERS_PER_ROW);
  const unit = await seedUnitOfSize(dataSource, { members, seed: name, keyedHashSecret });
  const operator = new Browser(origin);
  await operator.signInOperator(unit.unitAccountNo);
  const { businessNo } = await operator.send<{ businessNo: string }>('POST', '/api/submissions', {
    business: baseAdjustment.code,
  });
  await fill(dataSource, businessNo, unit.unitId, rows);
  return { businessNo, path: `/api/submissions/${businessNo}`, operator };
}

async function fill(
  dataSource: DataSource,
  businessNo: string,
  unitId: number,
  rows: number,
): Promise<void> {
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, id, base_fen, unit_fen, personal_fen, fiscal_fen,
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
