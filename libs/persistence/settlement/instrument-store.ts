import type { EntityManager } from 'typeorm';
import { requireInstrument } from '#libs/fund/settlement/instrument';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireForeignUnit, type Cashier } from '#libs/persistence/access/foreign-unit';
import { openSumOf } from '#libs/persistence/assessments/notice-queries';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import { insertRow } from '#libs/persistence/database/bulk-insert';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { settleByEntry } from '#libs/persistence/settlement/cashier-entry';
import { requireNoDebit } from '#libs/persistence/settlement/debit-queries';
import { bounceInstrument, clearInstrument } from '#libs/persistence/settlement/instrument-marks';
import {
  instrumentById,
  type InstrumentRow,
} from '#libs/persistence/settlement/instrument-queries';
import { tellOfInstrument } from '#libs/persistence/settlement/tell-of-payment';
import { settlementWay } from '#libs/persistence/settlement/way-queries';

export interface NewInstrument {
  readonly way: string;
  readonly number: string;
  readonly noticeNo: string;
  readonly bankAccount: string;
  readonly fen: bigint;
  readonly drawerName: string;
}

/**
 * A cashier has a unit's paper in his hands: it is kept, and books nothing.
 * @throws RuleViolation INSTRUMENT_…, WAY_NOT_OFFERED, NOTICE_…, DEBIT_PENDING, RECEIPT_OF_OWN_UNIT
 */
export async function recordInstrument(
  manager: EntityManager,
  paper: NewInstrument,
  cashier: Cashier,
): Promise<string> {
  requireInstrument(paper);
  const { way, noticeNo } = paper;
  const found = await settlementWay(manager, way);
  if (found?.behaviour !== 'instrument' || !found.offered)
    throw new RuleViolation('WAY_NOT_OFFERED');
  const [notice]: { unitId: number }[] = await manager.query(
    'SELECT unit_id AS unitId FROM payment_notice WHERE notice_no = ?',
    [noticeNo],
  );
  if (notice === undefined) throw new RuleViolation('NOTICE_NOT_FOUND');
  const { unitId } = notice;
  await lockUnit(manager, unitId);
  await requireForeignUnit(manager, cashier, unitId);
  await requireNoDebit(manager, noticeNo);
  if ((await openSumOf(manager, noticeNo)) <= 0n) throw new RuleViolation('NOTICE_NOTHING_OPEN');
  await requireNew(manager, paper);
  const now = await databaseNow(manager);
  const row = {
    way,
    number: paper.number,
    notice_no: noticeNo,
    unit_id: unitId,
    bank_account: paper.bankAccount,
    fen: String(paper.fen),
    drawer_name: paper.drawerName,
    state: 'recorded',
    standing: 1,
    recorded_by: cashier.id,
    recorded_at: now,
  };
  await insertRow(manager, 'instrument', row);
  const kept = await standingPaper(manager, paper);
  if (kept === null) throw new Error(`the paper ${paper.number} was not kept`);
  await tellOfInstrument(manager, kept, 'instrumentRecorded', now);
  return String(kept.id);
}

async function requireNew(manager: EntityManager, paper: NewInstrument): Promise<void> {
  const there = await standingPaper(manager, paper);
  if (there !== null)
    throw new RuleViolation('INSTRUMENT_THERE', { number: paper.number, noticeNo: there.noticeNo });
}

/** A paper stands once under its number; two who record one at once meet at its index. */
async function standingPaper(
  manager: EntityManager,
  { way, number }: Pick<NewInstrument, 'way' | 'number'>,
): Promise<InstrumentRow | null> {
  const [row]: { id: string }[] = await manager.query(
    'SELECT id FROM instrument WHERE way = ? AND number = ? AND standing = 1',
    [way, number],
  );
  return row === undefined ? null : instrumentById(manager, String(row.id));
}

export interface ClearedBy {
  readonly serial: string;
  readonly bookedOn: string;
}

/**
 * The cashier says that the bank has paid it, and by which entry: now it is booked.
 * @throws RuleViolation INSTRUMENT_ENDED, RECEIPT_…, ENTRY_…
 */
export async function clearByCashier(
  manager: EntityManager,
  id: string,
  cashier: Cashier,
  { serial, bookedOn }: ClearedBy,
): Promise<void> {
  const paper = await heldInstrument(manager, id, cashier);
  const { unitId, noticeNo, bankAccount, fen, drawerName, number } = paper;
  const receiptId = await settleByEntry(
    manager,
    {
      bankAccount,
      serial,
      bookedOn,
      valueOn: bookedOn,
      fen: BigInt(fen),
      payerName: drawerName,
      payerAccount: '',
      remark: noticeNo,
      summary: number,
    },
    { kind: 'case', by: 'instrument', businessNo: noticeNo, unitId },
  );
  const now = await databaseNow(manager);
  await clearInstrument(manager, id, { now, receiptId, staffId: cashier.id });
}

/** The bank has sent it back: nothing is booked. @throws RuleViolation INSTRUMENT_ENDED */
export async function bounceByCashier(
  manager: EntityManager,
  id: string,
  cashier: Cashier,
  reason: string,
): Promise<void> {
  await heldInstrument(manager, id, cashier);
  const now = await databaseNow(manager);
  await bounceInstrument(manager, id, { now, reason, staffId: cashier.id });
}

/** Still with the bank, its unit held. */
async function heldInstrument(
  manager: EntityManager,
  id: string,
  cashier: Cashier,
): Promise<InstrumentRow> {
  const there = await instrumentById(manager, id);
  if (there === null) throw new RuleViolation('INSTRUMENT_NOT_FOUND');
  await lockUnit(manager, there.unitId);
  await requireForeignUnit(manager, cashier, there.unitId);
  const held = await instrumentById(manager, id);
  if (held?.state !== 'recorded')
    throw new RuleViolation('INSTRUMENT_ENDED', { number: there.number });
  return held;
}
