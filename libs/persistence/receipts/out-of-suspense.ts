import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { SUSPENSE_PLACE } from '#libs/fund/settlement/places';
import type { LedgerPlace } from '#libs/persistence/assessments/gather-store';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

export interface FromSuspense {
  /** What it is posted for, once. */
  readonly key: string;
  readonly unitId: number;
  readonly fen: bigint;
  readonly now: Date;
}

/** Money of an unknown payer is known to be for a unit: it goes to where it is the unit's, or the treasury's for it. */
export async function outOfSuspense(
  manager: EntityManager,
  { key, unitId, fen, now }: FromSuspense,
  to: LedgerPlace,
): Promise<string> {
  const day = cityDayOf(now);
  const { id } = await postVoucher(manager, {
    postingKey: key,
    kind: 'clearing',
    unitId,
    businessNo: null,
    month: null,
    valueDate: day,
    postingDay: day,
    lines: [
      { at: SUSPENSE_PLACE, side: 'D', amountFen: fen },
      { at: to, side: 'C', amountFen: fen },
    ],
  });
  return id;
}
