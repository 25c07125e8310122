import type { DataSource } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import { bankPlace } from '#libs/fund/settlement/places';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

const MONTHS = Array.from({ length: 12 }, (_, at) => `2025${String(at + 1).padStart(2, '0')}`);
const EACH_FEN = 100;

/** Twelve months for everybody of the city, a receipt and an allocation for each unit and month, as the hall posts them. */
export async function postYear(dataSource: DataSource): Promise<number> {
  await dataSource.query(
    'UPDATE personal_account SET balance_fen = 0, carried_forward_fen = 0, current_year_fen = 0',
  );
  await dataSource.query('UPDATE unit SET balance_fen = 0, unallocated_fen = 0');
  const units: { id: number; people: string }[] = await dataSource.query(
    'SELECT unit_id AS id, COUNT(*) AS people FROM personal_account GROUP BY unit_id ORDER BY unit_id',
  );
  for (const { id, people } of units)
    for (const month of MONTHS)
      await postMonth(dataSource, id, month, BigInt(people) * BigInt(EACH_FEN));
  const lines = units.reduce((sum, { people }) => sum + Number(people) * MONTHS.length, 0);
  for (const table of ['voucher', 'voucher_line', 'member_line', 'chain_link', 'unit_flow'])
    await dataSource.query(`ANALYZE TABLE ${table}`);
  return lines;
}

async function postMonth(
  dataSource: DataSource,
  unitId: number,
  month: string,
  amountFen: bigint,
): Promise<void> {
  const day = `${month.slice(0, 4)}-${month.slice(4)}-15`;
  const head = { unitId, businessNo: null, month, valueDate: day, postingDay: day };
  const free = unallocatedOf(unitId);
  await inTransaction(dataSource, async (manager) => {
    await postVoucher(manager, {
      ...head,
      postingKey: `bench/receipt/${String(unitId)}/${month}`,
      kind: 'receipt',
      lines: [
        { at: bankPlace('01'), side: 'D', amountFen },
        { at: free, side: 'C', amountFen },
      ],
    });
    await postVoucher(manager, {
      ...head,
      postingKey: `bench/allocation/${String(unitId)}/${month}`,
      kind: 'allocation',
      lines: [
        { at: free, side: 'D', amountFen },
        {
          at: membersOf(unitId),
          side: 'C',
          amountFen,
          members: {
            select: `SELECT id AS account_id, ? AS month, '01' AS kind, 50 AS unit_fen, 50 AS personal_fen, 0 AS fiscal_fen,
                            0 AS other_fen FROM personal_account WHERE unit_id = ?`,
            values: [month, unitId],
          },
        },
      ],
    });
  });
}
