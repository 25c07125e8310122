import type { DataSource } from 'typeorm';
import { insertDraft } from '#bench/import/register-file';
import type { BenchContext, BenchResult } from '#bench/bench';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { addMonths, monthOf } from '#libs/fund/month';
import { createDataSource } from '#libs/persistence/data-source';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { countPosted, insertPosting } from '#libs/persistence/posting-store';
import { postRegister } from '#libs/persistence/register-posting';
import { recheckRegister } from '#libs/persistence/register-recheck';
import { inTransaction } from '#libs/persistence/transaction';

const ROWS = 100_000;
/** The fastest round of each counts: whatever else the machine does only adds to both. */
const ROUNDS = 4;
const LIMIT = 1.5;

/** Posting of a 100,000-row base adjustment, against the same rows by one INSERT … SELECT and one UPDATE … JOIN. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const dataSource = await createDataSource(context.environment['DATABASE_URL'] ?? '').initialize();
  try {
    await loadReferenceData(dataSource.manager);
    const floor: number[] = [];
    const product: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      context.log(`round ${String(round + 1)}: two units of ${String(ROWS)} rows`);
      const bare = await submitted(
        context,
        dataSource,
        `2026112400001${String(round).padStart(3, '0')}`,
      );
      const posted = await submitted(
        context,
        dataSource,
        `2026112400002${String(round).padStart(3, '0')}`,
      );
      floor.push(await timed(() => postBare(dataSource, bare)));
      product.push(await timed(() => post(dataSource, posted)));
    }
    const [bareMs, postedMs] = [Math.min(...floor), Math.min(...product)];
    return {
      ratio: postedMs / bareMs,
      limit: LIMIT,
      product: postedMs,
      floor: bareMs,
      unit: 'ms',
      details: { rows: ROWS },
    };
  } finally {
    await dataSource.destroy();
  }
}

/** A unit of its own with a register of all its normal accounts, decided and ready to be posted. */
async function submitted(
  context: BenchContext,
  dataSource: DataSource,
  businessNo: string,
): Promise<string> {
  const keyedHashSecret = context.environment['KEYED_HASH_SECRET'] ?? '';
  const { unitId } = await seedUnitOfSize(dataSource, {
    members: Math.ceil(ROWS * 1.06),
    seed: businessNo,
    keyedHashSecret,
  });
  await insertDraft(dataSource, unitId, businessNo, addMonths(monthOf(new Date()), 1));
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, base_fen, unit_fen, personal_fen, fiscal_fen,
            IF(base_fen > 1000000, FLOOR(base_fen * 0.97), CEIL(base_fen * 1.2)), 0, 0, 0, version, 1
       FROM personal_account WHERE unit_id = ? AND status = '01' ORDER BY id LIMIT ${String(ROWS)}`,
    [businessNo, unitId],
  );
  const now = new Date();
  const { totals } = await inTransaction(dataSource, (manager) =>
    recheckRegister(manager, baseAdjustment, businessNo, now),
  );
  if (totals.chosen !== ROWS || totals.findings > 0)
    throw new Error(`${String(totals.findings)} findings in ${String(totals.chosen)} rows`);
  await dataSource.query(
    "UPDATE submission SET stage = 'posting', submitted_at = ? WHERE business_no = ?",
    [now, businessNo],
  );
  return businessNo;
}

async function post(dataSource: DataSource, businessNo: string): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    const at = new Date();
    await insertPosting(manager, businessNo, at);
    const { changes } = await postRegister(manager, baseAdjustment, businessNo, at);
    await countPosted(manager, businessNo, changes);
  });
}

async function postBare(dataSource: DataSource, businessNo: string): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    await manager.query(
      `INSERT INTO posted_change (business_no, subject_kind, subject_id, unit_id, field, \`before\`, \`after\`, effective_month, posted_at)
       SELECT r.business_no, 'account', r.account_id, s.unit_id, 'baseFen', r.base_before_fen, r.base_after_fen, s.effective_month, ?
         FROM register_row r JOIN submission s ON s.business_no = r.business_no WHERE r.business_no = ?`,
      [new Date(), businessNo],
    );
    await manager.query(
      `UPDATE register_row r JOIN personal_account a ON a.id = r.account_id
          SET a.base_fen = r.base_after_fen, a.unit_fen = r.unit_after_fen, a.personal_fen = r.personal_after_fen,
              a.fiscal_fen = r.fiscal_after_fen, a.last_base_month = '202612', a.version = a.version + 1
        WHERE r.business_no = ?`,
      [businessNo],
    );
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
