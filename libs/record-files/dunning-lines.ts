import { formatMonth } from '#libs/fund/month';
import {
  owedMonthsOf,
  type DunningAsked,
  type OwedMonth,
} from '#libs/persistence/assessments/dunning-queries';
import type { RecordQuery } from '#libs/record-files/record-query';

const MARK = '-';

/** 催缴清单: a line for each unit and month that is not assessed or not paid. */
export function dunningLines(
  asked: Pick<DunningAsked, 'branches' | 'through' | 'words' | 'now'>,
  branchNames: ReadonlyMap<string, string>,
): RecordQuery {
  return {
    title: {
      zh: `汇缴催缴清单（至${formatMonth(asked.through)}）`,
      en: `Months to be paid up to ${formatMonth(asked.through)}`,
    },
    columns: [
      { title: { zh: '管理部', en: 'Branch' }, kind: 'text', width: 22 },
      { title: { zh: '单位账号', en: 'Unit account' }, kind: 'identifier', width: 16 },
      { title: { zh: '单位名称', en: 'Unit' }, kind: 'text', width: 32 },
      { title: { zh: '联系人', en: 'Contact' }, kind: 'text', width: 12 },
      { title: { zh: '联系电话', en: 'Phone' }, kind: 'identifier', width: 16 },
      { title: { zh: '汇缴年月', en: 'Month' }, kind: 'identifier', width: 12 },
      { title: { zh: '状态', en: 'State' }, kind: 'text', width: 12 },
      { title: { zh: '业务流水号', en: 'Number' }, kind: 'identifier', width: 20 },
      { title: { zh: '人数', en: 'People' }, kind: 'text', width: 10 },
      { title: { zh: '应缴合计', en: 'Total due' }, kind: 'money', width: 16 },
      { title: { zh: '未缴金额', en: 'Open' }, kind: 'money', width: 16 },
      { title: { zh: '缴款截止日', en: 'Deadline' }, kind: 'identifier', width: 14 },
    ],
    async lines(manager, _, { after, limit }) {
      const [unitId = '', month = ''] = after?.split(MARK) ?? [];
      const mark = after === undefined ? undefined : { unitId: Number(unitId), month };
      const rows = await owedMonthsOf(manager, { ...asked, after: mark, limit });
      return rows.map((row) => ({
        id: `${String(row.unitId)}${MARK}${row.month}`,
        cells: cellsOf(row, branchNames),
      }));
    },
  };
}

function cellsOf(row: OwedMonth, branchNames: ReadonlyMap<string, string>) {
  return [
    branchNames.get(row.branchCode) ?? row.branchCode,
    row.unitAccountNo,
    row.unitName,
    row.contactName,
    row.contactPhone,
    formatMonth(row.month),
    row.businessNo === null ? '未核定' : '待缴款',
    row.businessNo ?? '',
    row.people,
    row.dueFen / 100,
    row.openFen / 100,
    row.deadline,
  ];
}
