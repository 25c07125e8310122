import type { EntityManager } from 'typeorm';
import { NORMAL } from '#libs/fund/account-status';
import { membersOf, type VoucherDays } from '#libs/fund/ledger/voucher';
import { receivableOf } from '#libs/fund/settlement/places';
import { standingSql } from '#libs/persistence/assessments/receivable-sql';
import { shortfall } from '#libs/persistence/assessments/shortfall-queries';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

interface Posting extends VoucherDays {
  readonly unitId: number;
  readonly businessNo: string;
  readonly month: string | null;
  readonly postingKey: string;
  readonly reversalOf?: string;
}

/** Rows of account_id, month, unit_id and fen: what an entry moves for each member, below nothing where it takes one back. */
interface MemberSums {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * An allocation is about to be reversed: 119 of the unit that has to pay the month again credits each account with what it is
 * short of, so that the reversal is whole and no balance falls below nothing. The caller holds the units.
 * @returns how much it is
 */
export function standForMembers(
  manager: EntityManager,
  voucherId: string,
  posting: Posting,
): Promise<bigint> {
  return post(manager, posting, shortfall([voucherId]));
}

/**
 * A month has been credited again: what stood in 119 for its members is taken back (冲账), as far as each was credited. That is of
 * the same member and month, whatever number the month has now. The caller holds the units.
 */
export async function settleReceivable(
  manager: EntityManager,
  { postingKey, ...posting }: Posting,
): Promise<void> {
  const { unitId, businessNo } = posting;
  const values = [String(unitId), businessNo];
  // The newest first: what an older one has does not depend on it.
  const stands: { id: string }[] = await manager.query(
    `SELECT DISTINCT t.stand_id AS id FROM (${SETTLED}) t ORDER BY id DESC`,
    values,
  );
  for (const { id } of stands)
    await post(
      manager,
      { ...posting, postingKey: `${postingKey}/${String(id)}`, reversalOf: String(id) },
      {
        sql: `SELECT t.account_id, t.month, a.unit_id, -t.fen AS fen
                FROM (${SETTLED}) t JOIN personal_account a ON a.id = t.account_id WHERE t.stand_id = ?`,
        values: [...values, id],
      },
    );
}

/** Of what stands for each member and month of a case, what its credits settle: the oldest first. */
const SETTLED = `
  SELECT w.stand_id, w.account_id, w.month, LEAST(w.fen, w.credited_fen + w.fen - w.through_fen) AS fen
    FROM (SELECT x.stand_id, x.account_id, x.month, x.fen, ${TOTAL('l')} AS credited_fen,
                 SUM(x.fen) OVER (PARTITION BY x.account_id, x.month ORDER BY x.stand_id) AS through_fen
            FROM (${standingSql("s.kind = 'unit' AND s.owner = ?")} HAVING fen > 0) x
            STRAIGHT_JOIN assessment_line l ON l.account_id = x.account_id AND l.month = x.month
           WHERE l.business_no = ? AND l.status = '${NORMAL}') w
   WHERE w.credited_fen > w.through_fen - w.fen`;

/** A line for each unit that holds accounts of it, and 119 against them. */
async function post(
  manager: EntityManager,
  { unitId, ...posting }: Posting,
  { sql, values }: MemberSums,
): Promise<bigint> {
  const holders: { unitId: number; fen: string }[] = await manager.query(
    `SELECT x.unit_id AS unitId, SUM(x.fen) AS fen FROM (${sql}) x GROUP BY x.unit_id ORDER BY x.unit_id`,
    [...values],
  );
  const fen = holders.reduce((sum, holder) => sum + BigInt(holder.fen), 0n);
  if (fen === 0n) return 0n;
  const credits = holders.map((holder): PostedLine => ({
    at: membersOf(holder.unitId),
    side: 'C',
    amountFen: BigInt(holder.fen),
    members: {
      select: `SELECT y.account_id, y.month, '99' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen, y.fen AS other_fen
                 FROM (${sql}) y WHERE y.unit_id = ?`,
      values: [...values, holder.unitId],
    },
  }));
  await postVoucher(manager, {
    ...posting,
    unitId,
    kind: 'receivable',
    lines: [{ at: receivableOf(unitId), side: 'D', amountFen: fen }, ...credits],
  });
  return fen;
}
