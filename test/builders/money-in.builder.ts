import { bankPlace } from '#libs/fund/settlement/places';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import type { NewVoucher } from '#libs/persistence/ledger/voucher-store';

interface MoneyIn {
  readonly unitId: number;
  readonly key: string;
  readonly day: string;
  readonly valueDate?: string;
  readonly fen?: bigint;
}

/** Money of a unit that came in at the bank and is not allocated yet. */
export function moneyIn({ unitId, key, day, valueDate = day, fen = 1n }: MoneyIn): NewVoucher {
  return {
    postingKey: key,
    kind: 'receipt',
    unitId,
    businessNo: null,
    month: null,
    valueDate,
    postingDay: day,
    lines: [
      { at: bankPlace('01'), side: 'D', amountFen: fen },
      { at: unallocatedOf(unitId), side: 'C', amountFen: fen },
    ],
  };
}
