import type { DataSource, EntityManager } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import { deriveBalances } from '#libs/persistence/ledger/balances';
import type { PostedLine } from '#libs/persistence/ledger/voucher-lines';
import { postVoucher, type NewVoucher } from '#libs/persistence/ledger/voucher-store';
import { inTransaction } from '#libs/persistence/database/transaction';

/** What the books begin with: money carried forward is valued at the end of the last fund year. */
export interface Opening {
  /** 'YYYY-MM-DD'. */
  readonly carriedForwardDay: string;
  readonly day: string;
  /** Left out: every unit. */
  readonly unitIds?: readonly number[];
}

interface UnitToOpen {
  readonly id: number;
  readonly branchCode: string;
  readonly paidThroughMonth: string | null;
}

/** 上年结转: a line of no month. 当年归集: of the last month paid. */
const PARTS = [
  { name: 'carried', column: 'carried_forward_fen', kind: '99' },
  { name: 'year', column: 'current_year_fen', kind: '01' },
] as const;

/**
 * Brings the balances that stand in a hall into its books, a unit at a time: what each member has becomes his first lines,
 * and the balance rises again from them. A unit that is in the books is left alone.
 * @returns how many units were opened
 */
export async function openBooks(dataSource: DataSource, opening: Opening): Promise<number> {
  const units: UnitToOpen[] = await dataSource.query(
    `SELECT u.id, u.branch_code AS branchCode, u.paid_through_month AS paidThroughMonth FROM unit u
      WHERE NOT EXISTS (SELECT 1 FROM sub_account s WHERE s.unit_id = u.id) AND u.balance_fen <> 0 ORDER BY u.id`,
  );
  const wanted = units.filter(({ id }) => opening.unitIds?.includes(Number(id)) ?? true);
  for (const unit of wanted)
    await inTransaction(dataSource, (manager) => openUnit(manager, unit, opening));
  return wanted.length;
}

async function openUnit(manager: EntityManager, unit: UnitToOpen, opening: Opening): Promise<void> {
  const vouchers: NewVoucher[] = [];
  for (const part of PARTS) {
    const [row]: { fen: string }[] = await manager.query(
      `SELECT COALESCE(SUM(${part.column}), 0) AS fen FROM personal_account WHERE unit_id = ?`,
      [unit.id],
    );
    const fen = BigInt(row?.fen ?? 0);
    if (fen > 0n) vouchers.push(openingVoucher(unit, part, fen, opening));
  }
  for (const voucher of vouchers) await postVoucher(manager, voucher);
  // The vouchers have raised what stood there before.
  await deriveBalances(manager, unit.id);
}

function openingVoucher(
  { id, branchCode, paidThroughMonth }: UnitToOpen,
  { name, column, kind }: (typeof PARTS)[number],
  amountFen: bigint,
  { carriedForwardDay, day }: Opening,
): NewVoucher {
  const month = name === 'carried' ? '' : (paidThroughMonth ?? '');
  const bank = { account: '101', kind: 'bank', owner: branchCode, unitId: null } as const;
  const lines: PostedLine[] = [
    { at: bank, side: 'D', amountFen },
    {
      at: membersOf(id),
      side: 'C',
      amountFen,
      members: {
        select: `SELECT id AS account_id, ? AS month, ? AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen,
                        ${column} AS other_fen FROM personal_account WHERE unit_id = ? AND ${column} <> 0`,
        values: [month, kind, id],
      },
    },
  ];
  return {
    postingKey: `opening/${name}/${String(id)}`,
    kind: 'opening',
    unitId: id,
    businessNo: null,
    month: month === '' ? null : month,
    valueDate: name === 'carried' ? carriedForwardDay : day,
    postingDay: day,
    lines,
  };
}
