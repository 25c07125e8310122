import type { Text } from '#libs/texts/text';

const RECEIPT: Text = { zh: '回执', en: 'Receipt' };
const SLIP: Text = { zh: '汇补缴书', en: 'Remittance slip' };

/** What a document is called; of several of one kind, which one it is. */
export function documentTitle(kind: string, n: number): Text {
  const { zh, en } = kind === 'receipt' ? RECEIPT : SLIP;
  return n === 1 ? { zh, en } : { zh: `${zh}（第${String(n)}份）`, en: `${en} (${String(n)})` };
}
