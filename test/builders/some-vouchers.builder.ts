import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { reverseVoucher } from '#libs/persistence/ledger/reversal';
import { postVoucher, type NewVoucher } from '#libs/persistence/ledger/voucher-store';
import { moneyIn } from '#test/builders/money-in.builder';
import type { RegisterUnit } from '#test/builders/register.builder';

/** Days of the year before this one: every one of them is past. */
const FIRST_DAY = Date.parse('2025-01-20T00:00:00Z');
export const DAYS = 300;
const VOUCHERS = 120;

export const dayOf = (at: number): string =>
  new Date(FIRST_DAY + at * 86_400_000).toISOString().slice(0, 10);

/** Receipts, allocations, money to and from another unit, and some of them taken back, on days in any order. */
export async function postSomeVouchers(
  dataSource: DataSource,
  unit: RegisterUnit,
  other: RegisterUnit,
): Promise<void> {
  const [acts] = fc.sample(
    fc.array(
      fc.record({
        kind: fc.constantFrom('receipt', 'allocation', 'out', 'in', 'interest', 'back'),
        day: fc.integer({ min: 0, max: DAYS }),
        fen: fc.integer({ min: 1, max: 99 }),
      }),
      { minLength: VOUCHERS, maxLength: VOUCHERS },
    ),
    { numRuns: 1, seed: 20_261_129 },
  );
  const posted: string[] = [];
  for (const [at, { kind, day, fen }] of (acts ?? []).entries()) {
    const head = { at, day: dayOf(day), fen: BigInt(fen), unit, other };
    await inTransaction(dataSource, async (manager) => {
      const [last] = posted.slice(-1);
      if (kind !== 'back') posted.push((await postVoucher(manager, voucherOf(kind, head))).id);
      else if (last !== undefined) {
        posted.pop();
        const days = { valueDate: head.day, postingDay: head.day };
        await reverseVoucher(manager, last, `back/${String(at)}`, days);
      }
    });
  }
}

interface Head {
  readonly at: number;
  readonly day: string;
  readonly fen: bigint;
  readonly unit: RegisterUnit;
  readonly other: RegisterUnit;
}

function voucherOf(kind: string, head: Head): NewVoucher {
  const { unit, other, fen, day } = head;
  if (kind === 'receipt')
    return moneyIn({ unitId: unit.unitId, key: `act/${String(head.at)}`, day, fen });
  if (kind === 'out' || kind === 'in') {
    const [from, to] = kind === 'out' ? [unit, other] : [other, unit];
    const moved = moneyOf(from, '06', fen);
    return {
      ...headOf(head),
      kind: 'transfer',
      lines: [
        { at: membersOf(from.unitId), side: 'D', ...moved },
        { at: membersOf(to.unitId), side: 'C', ...moved },
      ],
    };
  }
  const credited = moneyOf(unit, kind === 'interest' ? '09' : '01', fen);
  return {
    ...headOf(head),
    kind: 'allocation',
    lines: [
      { at: unallocatedOf(unit.unitId), side: 'D', amountFen: credited.amountFen },
      { at: membersOf(unit.unitId), side: 'C', ...credited },
    ],
  };
}

function headOf({ at, day, unit }: Head) {
  return {
    postingKey: `act/${String(at)}`,
    unitId: unit.unitId,
    businessNo: null,
    month: '202501',
    valueDate: day,
    postingDay: day,
  };
}

/** So much of each of the unit's members. */
function moneyOf(of: RegisterUnit, type: string, fen: bigint) {
  return {
    amountFen: fen * BigInt(of.accounts.length),
    members: {
      select: `SELECT id AS account_id, '202501' AS month, ? AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen,
                      ? AS other_fen FROM personal_account WHERE unit_id = ?`,
      values: [type, String(fen), of.unitId],
    },
  };
}
