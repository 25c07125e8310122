import type { EntityManager } from 'typeorm';
import { formatYuan } from '#libs/fund/money';
import { SUSPENSE_PLACE } from '#libs/fund/settlement/places';
import { lessOfUnits, splitLine, type FiscalMonth } from '#libs/fund/settlement/treasury-list';
import { moneyOf, waitingForMoney } from '#libs/persistence/assessments/assessment-queries';
import {
  gather,
  openOf,
  treasuryOf,
  unallocatedOf,
} from '#libs/persistence/assessments/gather-store';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { HeldReceipt } from '#libs/persistence/receipts/clearing-store';
import { outOfSuspense, type FromSuspense } from '#libs/persistence/receipts/out-of-suspense';
import { coverFirst } from '#libs/persistence/settlement/uncovered-store';
import { PAYMENT_MESSAGES } from '#libs/texts/payment.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText } from '#libs/texts/text';

export interface ListLine {
  readonly lineNo: number;
  readonly unitId: number;
  readonly fen: bigint;
}

/** The treasury's payment out of suspense, line by line; the caller holds the units and the receipt. */
export async function splitAlong(
  manager: EntityManager,
  receipt: HeldReceipt,
  lines: readonly ListLine[],
): Promise<void> {
  const now = await databaseNow(manager);
  for (const line of lines) {
    const restFen = await splitOne(manager, receipt.id, line, now);
    await manager.query(
      'UPDATE treasury_list_line SET rest_fen = ? WHERE receipt_id = ? AND line_no = ?',
      [String(restFen), receipt.id, line.lineNo],
    );
    await tellUnit(manager, receipt, line, { restFen, now });
  }
}

/** @returns what no month of the unit waits for */
async function splitOne(
  manager: EntityManager,
  receiptId: string,
  { lineNo, unitId, fen }: ListLine,
  now: Date,
): Promise<bigint> {
  const { parts, restFen } = splitLine(await monthsOf(manager, unitId), fen);
  const key = `split/${receiptId}/${String(lineNo)}`;
  const unitFen = parts.reduce((sum, part) => sum + (part.source === 'unit' ? part.fen : 0n), 0n);
  const coveredFen = await coverBySplit(manager, { key, unitId, now }, unitFen);
  for (const part of lessOfUnits(parts, coveredFen))
    await gather(manager, {
      ...part,
      from: SUSPENSE_PLACE,
      key: `${key}/${part.businessNo}/${part.source}`,
      now,
    });
  if (restFen > 0n)
    await outOfSuspense(
      manager,
      { key: `${key}/rest`, unitId, fen: restFen, now },
      treasuryOf(unitId),
    );
  return restFen;
}

/** What the treasury pays of the unit's own part is the unit's money: it covers first what the bank took back (domain 14). */
async function coverBySplit(
  manager: EntityManager,
  { key, unitId, now }: Omit<FromSuspense, 'fen'>,
  unitFen: bigint,
): Promise<bigint> {
  const { uncoveredFen } = await moneyOf(manager, unitId);
  const fen = uncoveredFen < unitFen ? uncoveredFen : unitFen;
  if (fen === 0n) return 0n;
  await outOfSuspense(manager, { key: `${key}/unit`, unitId, fen, now }, unallocatedOf(unitId));
  return coverFirst(manager, { unitId, now, because: key }, fen);
}

/** The treasury pays fiscal parts; the unit's own part where that is how the unit pays its notice. */
async function monthsOf(manager: EntityManager, unitId: number): Promise<FiscalMonth[]> {
  const whole: { businessNo: string }[] = await manager.query(
    `SELECT a.business_no AS businessNo FROM assessment a JOIN payment_notice n ON n.notice_no = a.notice_no
       JOIN settlement_way w ON w.code = n.way AND w.behaviour = 'treasury'
      WHERE a.unit_id = ? AND a.deleted_at IS NULL AND a.allocated_at IS NULL`,
    [unitId],
  );
  const paidWhole = new Set(whole.map(({ businessNo }) => businessNo));
  const open = await waitingForMoney(manager, unitId);
  return open.map((one) => ({
    businessNo: one.businessNo,
    fiscalOpenFen: openOf(one, 'treasury'),
    unitOpenFen: paidWhole.has(one.businessNo) ? openOf(one, 'unit') : 0n,
  }));
}

async function tellUnit(
  manager: EntityManager,
  { id, bookedOn }: HeldReceipt,
  { unitId, fen }: ListLine,
  { restFen, now }: { readonly restFen: bigint; readonly now: Date },
): Promise<void> {
  await tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo: '',
    business: RECEIPT_BUSINESS,
    eventSeq: Number(id),
    textKey: 'treasuryPaid',
    text: fillText(PAYMENT_MESSAGES.treasuryPaid, {
      name,
      day: bookedOn,
      amount: formatYuan(Number(fen)),
      rest: formatYuan(Number(restFen)),
    }),
  }));
}
