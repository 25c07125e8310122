import type { EntityManager } from 'typeorm';
import { instrumentById } from '#libs/persistence/settlement/instrument-queries';
import { tellOfInstrument } from '#libs/persistence/settlement/tell-of-payment';

interface Ending {
  readonly now: Date;
  /** The bank's entry that it came by. */
  readonly receiptId?: string;
  readonly reason?: string;
  /** The cashier who says so; nobody where the bank's entry names the paper. */
  readonly staffId?: number;
}

/** Its money is booked. The caller holds the unit. @returns false: it had ended before */
export function clearInstrument(
  manager: EntityManager,
  id: string,
  ending: Ending & { readonly receiptId: string },
): Promise<boolean> {
  return end(manager, id, 'cleared', ending);
}

/** The bank does not pay it: nothing was booked, and the unit is told why. The caller holds the unit. */
export function bounceInstrument(
  manager: EntityManager,
  id: string,
  ending: Ending & { readonly reason: string },
): Promise<boolean> {
  return end(manager, id, 'bounced', ending);
}

async function end(
  manager: EntityManager,
  id: string,
  state: 'cleared' | 'bounced',
  { now, receiptId, reason, staffId }: Ending,
): Promise<boolean> {
  const result: { affectedRows: number } = await manager.query(
    `UPDATE instrument SET state = ?, standing = ?, receipt_id = ?, reason = ?, ended_by = ?, ended_at = ?
      WHERE id = ? AND state = 'recorded'`,
    [
      state,
      state === 'bounced' ? null : 1,
      receiptId ?? null,
      reason ?? null,
      staffId ?? null,
      now,
      id,
    ],
  );
  if (result.affectedRows !== 1) return false;
  const instrument = await instrumentById(manager, id);
  const key = state === 'cleared' ? 'instrumentCleared' : 'instrumentBounced';
  if (instrument !== null) await tellOfInstrument(manager, instrument, key, now);
  return true;
}
