import type { Labels } from '#libs/businesses/shown-value';
import { formatMonth } from '#libs/fund/month';
import { flowMembers } from '#libs/persistence/ledger/flow-members';
import {
  flowRecord,
  flowRecords,
  flowSums,
  namesMembers,
  type FlowRecord,
} from '#libs/persistence/ledger/flow-queries';
import { flowSummary, flowTypeText } from '#libs/record-files/flow-text';
import {
  TOTAL,
  type RecordColumn,
  type RecordLine,
  type RecordQuery,
} from '#libs/record-files/record-query';

const DAY: RecordColumn = {
  title: { zh: '记账日期', en: 'Posting day' },
  kind: 'identifier',
  width: 14,
};
const TYPE: RecordColumn = { title: { zh: '业务明细类型', en: 'Type' }, kind: 'text', width: 14 };
const AMOUNTS: readonly RecordColumn[] = [
  { title: { zh: '发生额', en: 'Amount' }, kind: 'money', width: 18 },
  { title: { zh: '发生利息额', en: 'Interest' }, kind: 'money', width: 16 },
];

/** 7.3: every entry of a unit's flow. */
export const flowLines: RecordQuery = {
  title: { zh: '单位业务流水', en: 'Flow of the unit' },
  columns: [
    DAY,
    { title: { zh: '业务流水号', en: 'Business number' }, kind: 'identifier', width: 20 },
    TYPE,
    { title: { zh: '摘要', en: 'Summary' }, kind: 'text', width: 24, wraps: true },
    ...AMOUNTS,
    { title: { zh: '人数', en: 'People' }, kind: 'text', width: 10 },
  ],
  async lines(manager, { unitId, from, to, type }, { labels, ...page }) {
    const rows = await flowRecords(manager, { unitId, from, to, type, ...page });
    const wordsOf = wordsKept(labels);
    return rows.map((row) => {
      const words = wordsOf(row);
      const { id, day, businessNo, amountFen, interestFen, headcount } = row;
      const sums = [amountFen / 100, interestFen / 100, headcount];
      return { id, cells: [day, businessNo ?? '', words.type, words.summary, ...sums] };
    });
  },
  async total(manager, { unitId, from, to, type }) {
    const { entries, amountFen, interestFen } = await flowSums(manager, { unitId, from, to, type });
    if (entries === 0) return null;
    return [TOTAL, '', '', `共${String(entries)}笔`, amountFen / 100, interestFen / 100, ''];
  },
};

/** Many entries say the same: their words are put together once. */
function wordsKept(labels: Labels) {
  const kept = new Map<string, { readonly type: string; readonly summary: string }>();
  return (row: FlowRecord) => {
    const { type, voucherKind, month, amountFen } = row;
    const said = `${type} ${voucherKind ?? ''} ${month} ${String(amountFen < 0)}`;
    const words = kept.get(said) ?? {
      type: flowTypeText(labels, type).zh,
      summary: flowSummary(labels, row).zh,
    };
    kept.set(said, words);
    return words;
  };
}

/** 7.3, 明细: what an entry was for each member. */
export const flowMemberLines: RecordQuery = {
  title: { zh: '单位业务流水明细', en: 'Members of an entry' },
  columns: [
    { title: { zh: '个人账号', en: 'Account' }, kind: 'identifier', width: 16 },
    { title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 14, wraps: true },
    DAY,
    ...AMOUNTS,
    TYPE,
    { title: { zh: '所属年月', en: 'Month' }, kind: 'identifier', width: 12 },
  ],
  async lines(manager, { unitId, entry }, { labels, ...page }) {
    if (entry === undefined) return [];
    const rows = await flowMembers(manager, { entry, ...page });
    if (rows.length === 0 && page.after === undefined)
      return headcountAlone(labels, await flowRecord(manager, unitId, entry));
    return rows.map((row) => ({
      id: row.id,
      cells: [
        row.accountNo,
        row.name,
        row.day,
        row.amountFen / 100,
        row.interestFen / 100,
        flowTypeText(labels, row.type).zh,
        row.month === '' ? '' : formatMonth(row.month),
      ],
    }));
  },
};

/** An entry that names nobody says how many it is about. */
function headcountAlone(labels: Labels, entry: FlowRecord | null): RecordLine[] {
  if (entry === null || namesMembers(entry)) return [];
  const { id, day, type, amountFen, interestFen, headcount } = entry;
  const people = `涉及${String(headcount)}人`;
  const typeText = flowTypeText(labels, type).zh;
  return [{ id, cells: [people, '', day, amountFen / 100, interestFen / 100, typeText, ''] }];
}
