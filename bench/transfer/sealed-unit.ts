import type { DataSource } from 'typeorm';
import { Browser } from '#bench/hall/browser';
import { intraCityTransfer } from '#libs/businesses/intra-city-transfer/intra-city-transfer.business';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { inTransaction } from '#libs/persistence/database/transaction';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';

export interface TransferWanted {
  readonly origin: string;
  readonly reviewer: Browser;
  readonly people: number;
  readonly keyedHashSecret: string;
  /** Seed of both units, so that each has persons of its own. */
  readonly name: string;
}

/** A transfer that waits for its only approval, claimed. */
export interface WaitingTransfer {
  readonly businessNo: string;
  readonly taskId: string;
}

/** Everybody of a new unit, sealed, on the way to another new unit. */
export async function transferUpToItsApproval(
  dataSource: DataSource,
  { origin, reviewer, people, keyedHashSecret, name }: TransferWanted,
): Promise<WaitingTransfer> {
  const giving = await seedUnitOfSize(dataSource, { members: people, seed: name, keyedHashSecret });
  const receiving = await seedUnitOfSize(dataSource, {
    members: 1,
    seed: `${name} receiving`,
    keyedHashSecret,
  });
  await sealEverybody(dataSource, giving.unitId);
  const operator = new Browser(origin);
  await operator.signInOperator(giving.unitAccountNo);
  const { businessNo } = await operator.send<{ businessNo: string }>('POST', '/api/submissions', {
    business: intraCityTransfer.code,
  });
  const path = `/api/submissions/${businessNo}`;
  await fill(dataSource, businessNo, { ...giving, targetAccountNo: receiving.unitAccountNo });
  const { draftVersion } = await operator.send<{ draftVersion: number }>('GET', path);
  await operator.command(path, { verb: 'submit', draftVersion });
  const { taskId } = await reviewer.send<{ taskId: string }>('GET', path);
  await reviewer.send('POST', `/api/tasks/${taskId}/claim`);
  return { businessNo, taskId };
}

async function sealEverybody(dataSource: DataSource, unitId: number): Promise<void> {
  await dataSource.query("UPDATE status_term SET status = '02' WHERE unit_id = ?", [unitId]);
  await dataSource.query("UPDATE personal_account SET status = '02' WHERE unit_id = ?", [unitId]);
  await inTransaction(dataSource, (manager) => deriveTotals(manager, unitId));
}

/** All of it through HTTP but the rows. */
async function fill(
  dataSource: DataSource,
  businessNo: string,
  { unitId, targetAccountNo }: { unitId: number; targetAccountNo: string },
): Promise<void> {
  await dataSource.query('UPDATE submission SET form = ? WHERE business_no = ?', [
    JSON.stringify({ head: { targetAccountNo } }),
    businessNo,
  ]);
  await dataSource.query(
    `INSERT INTO register_row (business_no, row_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen,
            fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
     SELECT ?, ROW_NUMBER() OVER (ORDER BY id), id, id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
       FROM personal_account WHERE unit_id = ? ORDER BY id`,
    [businessNo, unitId],
  );
  const { totals } = await inTransaction(dataSource, (manager) =>
    recheckRegister(manager, intraCityTransfer, businessNo, new Date()),
  );
  if (totals.findings > 0) throw new Error(`${String(totals.findings)} findings`);
}
