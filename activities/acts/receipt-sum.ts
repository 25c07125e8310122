import type { ReceiptSum } from '#libs/documents/receipt-view';
import { chineseCapitals } from '#libs/fund/chinese-capitals';
import { formatYuan, type Fen } from '#libs/fund/money';

/** An amount as papers say it, twice. */
export function receiptSum(label: string, fen: Fen): ReceiptSum {
  return { label, figures: formatYuan(fen), capitals: chineseCapitals(fen) };
}
