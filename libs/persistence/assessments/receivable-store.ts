import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { membersOf, type VoucherDays } from '#libs/fund/ledger/voucher';
import { receivableOf } from '#libs/fund/settlement/places';
import { shortfall } from '#libs/persistence/assessments/shortfall-queries';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

interface OfCase {
  readonly unitId: number;
  readonly businessNo: string;
  readonly month: string | null;
}

interface Posting extends OfCase, VoucherDays {
  readonly postingKey: string;
}

/** Rows of account_id, month, unit_id and fen. */
interface MemberSums {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * An allocation is about to be reversed: what members have not any more comes to their accounts out of 119 of the unit that
 * has to pay the month again, so that its reversal is whole and no balance falls below nothing. The caller holds the units.
 * @returns how much it is
 */
export async function standForMembers(
  manager: EntityManager,
  voucherId: string,
  posting: Posting,
): Promise<bigint> {
  return post(manager, posting, { side: 'C', sums: shortfall([voucherId]) });
}

/** What stands in 119 of a unit, by member and month: an account is never credited of it twice. */
const STANDING = `
  SELECT m.account_id, m.month, SUM(IF(l.side = 'C', 1, -1) * m.other_fen) AS fen
    FROM sub_account s JOIN voucher_line r ON r.sub_account_id = s.id
    JOIN voucher_line l ON l.voucher_id = r.voucher_id
    JOIN member_line m ON m.voucher_id = l.voucher_id AND m.line_no = l.line_no
   WHERE s.account = '119' AND s.kind = 'unit' AND s.owner = ? GROUP BY m.account_id, m.month HAVING fen > 0`;

/**
 * A month has been credited again: what its members had of it already goes back into 119, which ends at nothing. That is of the
 * same member and month, whatever number the month has now. The caller holds the units.
 */
export async function settleReceivable(manager: EntityManager, posting: Posting): Promise<void> {
  const { unitId, businessNo } = posting;
  const [unit]: { fen: string }[] = await manager.query(
    'SELECT receivable_fen AS fen FROM unit WHERE id = ?',
    [unitId],
  );
  if (BigInt(unit?.fen ?? 0) === 0n) return;
  await post(manager, posting, {
    side: 'D',
    sums: {
      sql: `SELECT l.account_id, l.month, a.unit_id, LEAST(t.fen, ${TOTAL('l')}) AS fen
              FROM (${STANDING}) t JOIN assessment_line l ON l.account_id = t.account_id AND l.month = t.month
              JOIN personal_account a ON a.id = l.account_id
             WHERE l.business_no = ? AND l.status = '${NORMAL}' AND ${TOTAL('l')} > 0`,
      values: [String(unitId), businessNo],
    },
  });
}

/** A line for each unit that holds accounts of it, and 119 against them. */
async function post(
  manager: EntityManager,
  { unitId, ...posting }: Posting,
  { side, sums }: { readonly side: 'C' | 'D'; readonly sums: MemberSums },
): Promise<bigint> {
  const holders: { unitId: number; fen: string }[] = await manager.query(
    `SELECT x.unit_id AS unitId, SUM(x.fen) AS fen FROM (${sums.sql}) x GROUP BY x.unit_id ORDER BY x.unit_id`,
    [...sums.values],
  );
  const fen = holders.reduce((sum, holder) => sum + BigInt(holder.fen), 0n);
  if (fen === 0n) return 0n;
  const lines = holders.map((holder): PostedLine => ({
    at: membersOf(holder.unitId),
    side,
    amountFen: BigInt(holder.fen),
    members: {
      select: `SELECT y.account_id, y.month, '99' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen, y.fen AS other_fen
                 FROM (${sums.sql}) y WHERE y.unit_id = ?`,
      values: [...sums.values, holder.unitId],
    },
  }));
  const against: PostedLine = {
    at: receivableOf(unitId),
    side: side === 'C' ? 'D' : 'C',
    amountFen: fen,
  };
  await postVoucher(manager, {
    ...posting,
    unitId,
    kind: 'receivable',
    lines: side === 'C' ? [against, ...lines] : [...lines, against],
  });
  return fen;
}
