import type { WayBehaviour, WayReversal } from '#libs/fund/settlement/ways';

interface WaySeed {
  readonly code: string;
  readonly behaviour: WayBehaviour;
  readonly title: string;
  readonly titleEn: string;
  readonly agreement: boolean;
  readonly cutOff: string | null;
  readonly days: number;
  readonly reversal: WayReversal;
}

/** The ways of chapter 13 in their order. UNVERIFIED: cut-offs and days; the manual's attachment is lost. */
export const SETTLEMENT_WAYS: readonly WaySeed[] = [
  way('transfer', 'transfer', ['转账', 'Transfer'], '17:00', 0, 'take-back'),
  way('balance', 'balance', ['暂存款', 'Unallocated balance'], null, 0, 'release'),
  {
    ...way('direct-debit', 'debit', ['委托收款', 'Direct debit'], '16:00', 1, 'take-back'),
    agreement: true,
  },
  way('cheque', 'instrument', ['支票', 'Cheque'], '15:00', 2, 'bounce'),
  way('draft', 'instrument', ['汇票', 'Draft'], '15:00', 2, 'bounce'),
  way('cash-slip', 'instrument', ['现金进账单', 'Cash slip'], '17:00', 1, 'bounce'),
  {
    ...way('fiscal-payroll', 'treasury', ['财政统发', 'Fiscal payroll'], null, 3, 'take-back'),
    agreement: true,
  },
];

function way(
  code: string,
  behaviour: WayBehaviour,
  [title, titleEn]: readonly [string, string],
  ...[cutOff, days, reversal]: [string | null, number, WayReversal]
): WaySeed {
  return {
    code,
    behaviour,
    title,
    titleEn,
    agreement: false,
    cutOff,
    days,
    reversal,
  };
}
