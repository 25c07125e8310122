/** The centre's accounts (domain 9, 住房公积金财务管理办法): a debit raises those of side D, a credit those of side C. */
export const CHART = [
  { code: '101', name: '住房公积金存款', nameEn: 'Fund deposits', side: 'D', sub: ['bank'] },
  { code: '119', name: '其他应收款', nameEn: 'Other receivables', side: 'D', sub: ['unit'] },
  { code: '201', name: '住房公积金', nameEn: 'Housing fund', side: 'C', sub: ['unit'] },
  { code: '211', name: '应付利息', nameEn: 'Interest payable', side: 'C', sub: ['centre'] },
  {
    code: '219',
    name: '其他应付款',
    nameEn: 'Other payables',
    side: 'C',
    sub: ['unallocated', 'gathered', 'treasury', 'suspense', 'uncovered'],
  },
  { code: '311', name: '增值收益', nameEn: 'Appreciation', side: 'C', sub: ['centre'] },
  {
    code: '321',
    name: '增值收益分配',
    nameEn: 'Appreciation distributed',
    side: 'D',
    sub: ['centre'],
  },
  { code: '41101', name: '利息支出', nameEn: 'Interest expense', side: 'D', sub: ['centre'] },
] as const satisfies readonly ChartAccount[];

interface ChartAccount {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly side: Side;
  /** Kinds of the sub-accounts its entries stand in. */
  readonly sub: readonly string[];
}

/** D debit 借, C credit 贷. */
export type Side = 'D' | 'C';
export type LedgerCode = (typeof CHART)[number]['code'];
export type SubKind = (typeof CHART)[number]['sub'][number];

/** Members' money stands in this account, a line of a member for each of its lines. */
export const MEMBERS_ACCOUNT: LedgerCode = '201';

export function chartAccount(code: string): ChartAccount | undefined {
  return CHART.find((account) => account.code === code);
}
