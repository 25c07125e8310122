import { labelIn, type Labels } from '#libs/businesses/shown-value';
import { formatMonth } from '#libs/fund/month';
import type { FlowRecord } from '#libs/persistence/ledger/flow-queries';
import type { Text } from '#libs/texts/text';

const CARRIED: Text = { zh: '上年结转', en: 'Carried forward' };
const YEAR_BEGUN: Text = { zh: '当年归集结转', en: 'Present year, brought over' };
const OUT: Text = { zh: '本市转移（转出）', en: 'Transfer, out' };
const STOOD: Text = {
  zh: '其他应收款（余额不足未冲回）',
  en: 'Receivable: could not be given back',
};
const SETTLED: Text = { zh: '其他应收款冲抵', en: 'Receivable, settled' };
const IN: Text = { zh: '本市转移（转入）', en: 'Transfer, in' };

/** 业务明细类型. */
export function flowTypeText(labels: Labels, type: string): Text {
  return labelIn(labels, 'detail-type', type);
}

/** 摘要: what an entry is about, in a few words. */
export function flowSummary(
  labels: Labels,
  { type, voucherKind, month, amountFen }: FlowRecord,
): Text {
  const label = flowTypeText(labels, type);
  if (voucherKind === 'opening') return month === '' ? CARRIED : YEAR_BEGUN;
  if (voucherKind === 'transfer') return amountFen < 0 ? OUT : IN;
  if (voucherKind === 'receivable') return amountFen < 0 ? SETTLED : STOOD;
  const months = month === '' ? '' : ` ${formatMonth(month)}`;
  const text = { zh: `${label.zh}${months}`, en: `${label.en}${months}` };
  return voucherKind === 'reversal' ? { zh: `冲账：${text.zh}`, en: `Reversal: ${text.en}` } : text;
}
