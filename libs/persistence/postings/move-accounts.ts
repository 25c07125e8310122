import { SEALED } from '#libs/fund/account-status';
import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { membersOf } from '#libs/fund/ledger/voucher';
import type { MemberLinesSql } from '#libs/persistence/ledger/member-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import type { Posting } from '#libs/persistence/postings/posting';
import { writeStatusTerms } from '#libs/persistence/postings/status-terms';

/**
 * The accounts, which were taken over already (take-movers.ts), are sealed in the unit that the head names from each row's
 * month on; their balances go with them (domain 14). Months before stay with the unit that lets go. The caller holds both
 * units, in order of their ids.
 */
export async function moveAccounts(manager: EntityManager, posting: Posting): Promise<void> {
  const { otherUnitId: toUnitId } = posting;
  if (toUnitId === null) throw new Error(`${posting.businessNo} names no unit to move accounts to`);
  const move = { ...posting, toUnitId };
  await writeStatusTerms(manager, posting, { unitId: toUnitId, status: SEALED });
  await keepWhatTheyTake(manager, move);
  await bookTheirMoney(manager, move);
}

type Move = Posting & { readonly toUnitId: number };

/** A pair of rows an account, out of the one unit's book and into the other's: what arrived, and from where. */
async function keepWhatTheyTake(
  manager: EntityManager,
  { businessNo, unitId, toUnitId, rowMonth, now }: Move,
): Promise<void> {
  await manager.query(
    `INSERT INTO transfer_entry (business_no, account_id, unit_id, from_unit_id, to_unit_id, carried_forward_fen,
                                 current_year_fen, month, paid_through_month, posted_at)
     SELECT r.business_no, a.id, side.unit_id, ?, ?, side.sign * a.carried_forward_fen, side.sign * a.current_year_fen,
            ${rowMonth}, a.paid_through_month, ?
       FROM register_row r JOIN personal_account a ON a.id = r.account_id
       JOIN (SELECT ? AS unit_id, -1 AS sign UNION ALL SELECT ?, 1) side
      WHERE r.business_no = ? AND r.chosen = 1`,
    [unitId, toUnitId, now, unitId, toUnitId, businessNo],
  );
}

/** What they take along goes from the one unit's members to the other's in the books, by one voucher over both. */
async function bookTheirMoney(
  manager: EntityManager,
  { businessNo, unitId, toUnitId, now }: Move,
): Promise<void> {
  const [row]: { fen: string | null }[] = await manager.query(
    `SELECT SUM(carried_forward_fen + current_year_fen) AS fen FROM transfer_entry WHERE business_no = ? AND unit_id = ?`,
    [businessNo, toUnitId],
  );
  const amountFen = BigInt(row?.fen ?? 0);
  if (amountFen === 0n) return;
  const day = cityDayOf(now);
  const members = takenAlong(businessNo, toUnitId);
  await postVoucher(manager, {
    postingKey: `${businessNo}/transfer`,
    kind: 'transfer',
    unitId,
    businessNo,
    month: null,
    valueDate: day,
    postingDay: day,
    lines: [
      { at: membersOf(unitId), side: 'D', amountFen, members },
      { at: membersOf(toUnitId), side: 'C', amountFen, members },
    ],
  });
}

/** 06 内部转移: what was carried forward is of no month, the present year's of the first month in the new unit. */
function takenAlong(businessNo: string, toUnitId: number): MemberLinesSql {
  const of = (column: string, month: string) => `
    SELECT account_id, ${month} AS month, '06' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen,
           ${column} AS other_fen FROM transfer_entry WHERE business_no = ? AND unit_id = ? AND ${column} <> 0`;
  return {
    select: `${of('carried_forward_fen', "''")} UNION ALL ${of('current_year_fen', 'month')}`,
    values: [businessNo, toUnitId, businessNo, toUnitId],
  };
}
