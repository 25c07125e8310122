import {
  ACCOUNT_COLUMNS,
  ROW_NUMBER,
  shownColumn,
  typedColumn,
  type Column,
} from '#libs/businesses/column';

const text = (zh: string, en: string) => ({ zh, en });
const ratio = (key: string, zh: string, en: string): Column =>
  shownColumn(key, text(zh, en), 'ratio', 'decided');
const decided = (key: string, zh: string, en: string): Column =>
  shownColumn(key, text(zh, en), 'money', 'decided');

/** 补缴清册 (domain 13): what is typed of a member's month, what was paid for it, and what is added to it. */
export const SUPPLEMENT_COLUMNS: readonly Column[] = [
  ROW_NUMBER,
  ...ACCOUNT_COLUMNS,
  {
    ...typedColumn('supplementReason', text('补缴原因', 'Reason'), 'dictionary'),
    dictionary: 'supplement-reason',
    example: '漏缴',
  },
  {
    ...typedColumn('supplementKind', text('补缴类型', 'Kind'), 'dictionary'),
    dictionary: 'supplement-kind',
    example: '全额补缴',
  },
  {
    ...typedColumn('month', text('补缴年月', 'Month'), 'month'),
    valueKind: 'months',
    example: '2026-09',
  },
  { ...typedColumn('newBaseFen', text('缴存基数', 'Base'), 'money'), required: false },
  {
    ...typedColumn('totalTypedFen', text('补缴金额', 'Amount'), 'money'),
    required: false,
    computedAs: 'supplementFen',
  },
  shownColumn('totalBeforeFen', text('该月已缴', 'Paid'), 'money', 'before'),
  decided('unitSupplementFen', '单位补缴额', 'Unit'),
  decided('personalSupplementFen', '个人补缴额', 'Personal'),
  decided('fiscalSupplementFen', '财政补缴额', 'Fiscal'),
  decided('totalSupplementFen', '补缴额合计', 'Total'),
];

/** What the amount of a row comes of: how he stood in the month, the base, and the ratios of then. */
export const SUPPLEMENT_DECIDED_BY: readonly Column[] = [
  {
    ...shownColumn('statusThen', text('该月状态', 'Status then'), 'dictionary', 'decided'),
    dictionary: 'account-status',
  },
  shownColumn('baseAfterFen', text('计算基数', 'Computed by'), 'money', 'after'),
  ratio('unitRatioBp', '单位比例', 'Unit ratio'),
  ratio('personalRatioBp', '个人比例', 'Personal ratio'),
  ratio('fiscalRatioBp', '财政比例', 'Fiscal ratio'),
];
