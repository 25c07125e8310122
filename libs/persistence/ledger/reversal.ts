import type { EntityManager } from 'typeorm';
import type { LedgerCode, Side, SubKind } from '#libs/fund/ledger/chart';
import {
  membersOf,
  reversedLines,
  type VoucherDays,
  type VoucherLine,
} from '#libs/fund/ledger/voucher';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

interface StoredLine {
  readonly lineNo: number;
  readonly account: LedgerCode;
  readonly kind: SubKind;
  readonly owner: string;
  readonly unitId: number | null;
  readonly side: Side;
  readonly amountFen: string;
  readonly members: number;
}

interface StoredVoucher {
  readonly kind: string;
  readonly unitId: number | null;
  readonly businessNo: string | null;
  readonly month: string | null;
}

/**
 * Takes a voucher back (冲账): the same accounts and sides with the opposite sign, linked to it. A voucher is taken back
 * once; a reversal never.
 * @throws RuleViolation VOUCHER_NOT_REVERSIBLE, VOUCHER_REVERSED
 * @returns the reversing voucher's id
 */
export async function reverseVoucher(
  manager: EntityManager,
  voucherId: string,
  postingKey: string,
  days: VoucherDays,
): Promise<string> {
  const [voucher]: StoredVoucher[] = await manager.query(
    'SELECT kind, unit_id AS unitId, business_no AS businessNo, month FROM voucher WHERE id = ?',
    [voucherId],
  );
  if (voucher === undefined || voucher.kind === 'reversal')
    throw new RuleViolation('VOUCHER_NOT_REVERSIBLE');
  const { unitId, businessNo, month } = voucher;
  await requireNotReversed(manager, voucherId);
  const lines: PostedLine[] = [];
  for (const stored of await storedLines(manager, voucherId))
    lines.push(...(await linesBack(manager, voucherId, stored, voucher.kind)));
  const head = { postingKey, unitId, businessNo, month, ...days };
  const { id } = await postVoucher(manager, {
    ...head,
    kind: 'reversal',
    lines,
    reversalOf: voucherId,
  });
  return id;
}

async function requireNotReversed(manager: EntityManager, voucherId: string): Promise<void> {
  const back: unknown[] = await manager.query('SELECT id FROM voucher WHERE reversal_of = ?', [
    voucherId,
  ]);
  if (back.length > 0) throw new RuleViolation('VOUCHER_REVERSED');
}

function storedLines(manager: EntityManager, voucherId: string): Promise<StoredLine[]> {
  return manager.query(
    `SELECT l.line_no AS lineNo, s.account, s.kind, s.owner, s.unit_id AS unitId, l.side, l.amount_fen AS amountFen, l.members
       FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id WHERE l.voucher_id = ? ORDER BY l.line_no`,
    [voucherId],
  );
}

function lineOf({ account, kind, owner, unitId, side, amountFen }: StoredLine): VoucherLine {
  return { at: { account, kind, owner, unitId }, side, amountFen: BigInt(amountFen) };
}

async function linesBack(
  manager: EntityManager,
  voucherId: string,
  stored: StoredLine,
  kind: string,
): Promise<PostedLine[]> {
  const [line] = reversedLines([lineOf(stored)]);
  if (line === undefined || stored.members === 0) return line === undefined ? [] : [line];
  const opposite = {
    select: `SELECT m.account_id, m.month, m.kind, -m.unit_fen AS unit_fen, -m.personal_fen AS personal_fen,
                    -m.fiscal_fen AS fiscal_fen, -m.other_fen AS other_fen
               FROM member_line m JOIN personal_account a ON a.id = m.account_id WHERE m.voucher_id = ? AND m.line_no = ?`,
    values: [voucherId, stored.lineNo] as (string | number)[],
  };
  if (kind !== 'allocation') return [{ ...line, members: opposite }];
  return (await holdersOf(manager, voucherId, stored)).map(({ unitId, fen }) => ({
    at: membersOf(unitId),
    side: line.side,
    amountFen: -BigInt(fen),
    members: {
      select: `${opposite.select} AND a.unit_id = ? UNION ALL ${BEYOND_THE_YEAR}`,
      values: [...opposite.values, unitId, ...opposite.values, unitId],
    },
  }));
}

/**
 * A debit takes what is of the present year (当年归集) first, then what is carried forward (上年结转), and a reversal takes its months whole:
 * what the present year has not of them comes to it out of what is carried forward, in the same line.
 */
const BEYOND_THE_YEAR = `
  SELECT p.account_id, IF(part.sign = 1, p.month, '') AS month, '99' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen,
         part.sign * (p.fen - p.year_fen) AS other_fen
    FROM (SELECT m.account_id, MIN(m.month) AS month, a.current_year_fen AS year_fen,
                 SUM(m.unit_fen + m.personal_fen + m.fiscal_fen + m.other_fen) AS fen
            FROM member_line m JOIN personal_account a ON a.id = m.account_id
           WHERE m.voucher_id = ? AND m.line_no = ? AND a.unit_id = ?
           GROUP BY m.account_id, a.current_year_fen HAVING fen > year_fen) p
    JOIN (SELECT 1 AS sign UNION ALL SELECT -1) part`;

/** What was credited is taken back from the unit that holds the account today (domain 14). */
function holdersOf(
  manager: EntityManager,
  voucherId: string,
  { lineNo }: StoredLine,
): Promise<{ unitId: number; fen: string }[]> {
  return manager.query(
    `SELECT a.unit_id AS unitId, SUM(m.unit_fen + m.personal_fen + m.fiscal_fen + m.other_fen) AS fen
       FROM member_line m JOIN personal_account a ON a.id = m.account_id WHERE m.voucher_id = ? AND m.line_no = ?
      GROUP BY a.unit_id ORDER BY a.unit_id`,
    [voucherId, lineNo],
  );
}
