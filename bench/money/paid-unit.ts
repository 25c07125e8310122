import type { DataSource } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { bankPlace } from '#libs/fund/settlement/places';
import type { BenchContext } from '#bench/bench';
import { seedCity } from '#libs/demonstration/seed-city';
import { seedUnitOfSize, type SeededUnit } from '#libs/demonstration/seed-unit';
import { assess } from '#libs/persistence/assessments/assessment-store';
import { gather, unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

export const MONTHS = ['202611', '202612', '202701', '202702', '202703', '202704'];

/** A unit of so many members beside the city, in tables whose statistics are of today. */
export async function unitOf(
  dataSource: DataSource,
  environment: BenchContext['environment'],
  wanted: { readonly members: number; readonly seed: string },
): Promise<SeededUnit> {
  const keyedHashSecret = environment['KEYED_HASH_SECRET'] ?? '';
  const sealingSecret = environment['SEALING_SECRET'] ?? '';
  await seedCity(dataSource, { seed: 'fund-hall', keyedHashSecret, sealingSecret });
  const unit = await seedUnitOfSize(dataSource, { ...wanted, keyedHashSecret });
  for (const table of ['personal_account', 'base_term', 'status_term'])
    await dataSource.query(`ANALYZE TABLE ${table}`);
  return unit;
}

/** A month assessed as its posting does it, under a notice of its own. */
export function assessed(dataSource: DataSource, unitId: number, month: string): Promise<string> {
  return inTransaction(dataSource, async (manager) => {
    const businessNo = await nextBusinessNo(manager);
    const now = await databaseNow(manager);
    await assess(manager, { businessNo, unitId, month, noticeNo: businessNo, now });
    return businessNo;
  });
}

/** All that a month asks for, from the bank: it is full, and nobody is told to credit it but the bench. */
export async function filled(dataSource: DataSource, businessNo: string): Promise<void> {
  const fen = await dueOf(dataSource, businessNo);
  await inTransaction(dataSource, async (manager) => {
    const now = await databaseNow(manager);
    const from = bankPlace('01');
    await gather(manager, {
      businessNo,
      source: 'unit',
      fen,
      from,
      key: `bench/${businessNo}`,
      now,
    });
    await manager.query("DELETE FROM command WHERE business_no = ? AND verb = 'allocate'", [
      businessNo,
    ]);
  });
}

export async function dueOf(dataSource: DataSource, businessNo: string): Promise<bigint> {
  const [row]: { fen: string }[] = await dataSource.query(
    'SELECT unit_fen + personal_fen AS fen FROM assessment WHERE business_no = ?',
    [businessNo],
  );
  return BigInt(row?.fen ?? 0);
}

/** Money of the unit that waits for no month. */
export async function deposited(
  dataSource: DataSource,
  unitId: number,
  { key, fen }: { readonly key: string; readonly fen: bigint },
): Promise<void> {
  await inTransaction(dataSource, async (manager) => {
    const day = cityDayOf(await databaseNow(manager));
    await postVoucher(manager, {
      postingKey: key,
      kind: 'receipt',
      ...{ unitId, businessNo: null, month: null, valueDate: day, postingDay: day },
      lines: [
        { at: bankPlace('01'), side: 'D', amountFen: fen },
        { at: unallocatedOf(unitId), side: 'C', amountFen: fen },
      ],
    });
  });
}
