import { narrow, withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

/** What a line of a bank statement tells. */
export type StatementField =
  | 'serial'
  | 'bookedOn'
  | 'valueOn'
  | 'credit'
  | 'debit'
  | 'amount'
  | 'direction'
  | 'balance'
  | 'otherName'
  | 'otherAccount'
  | 'ownAccount'
  | 'remark'
  | 'summary';

/**
 * What banks call these columns in the files their net banks give. UNVERIFIED as a list: a bank that calls one otherwise is a
 * word more here.
 */
const TITLES: Readonly<Record<StatementField, readonly string[]>> = {
  serial: [
    '流水号',
    '交易流水号',
    '交易流水',
    '银行流水号',
    '核心流水号',
    '交易序号',
    '日志号',
    '交易编号',
    '账户明细编号-交易流水号',
  ],
  bookedOn: ['交易日期', '记账日期', '记账日', '入账日期', '交易时间', '日期', '交易日'],
  valueOn: ['起息日', '起息日期'],
  credit: [
    '贷方发生额',
    '贷方金额',
    '贷方',
    '收入金额',
    '收入',
    '转入金额',
    '存入金额',
    '贷方发生额(收入)',
  ],
  debit: [
    '借方发生额',
    '借方金额',
    '借方',
    '支出金额',
    '支出',
    '转出金额',
    '支取金额',
    '借方发生额(支取)',
    '借方发生额(支出)',
  ],
  amount: ['发生额', '交易金额', '金额'],
  direction: ['借贷标志', '借贷方向', '收付标志', '借/贷', '借贷', '收支方向'],
  balance: ['余额', '账户余额', '交易后余额', '当前余额'],
  otherName: [
    '对方户名',
    '对方单位名称',
    '对方单位',
    '对方名称',
    '对方账户名称',
    '交易对手名称',
    '付款人名称',
    '付款人户名',
  ],
  otherAccount: ['对方账号', '对方账户', '对方单位账号', '交易对手账号', '付款人账号'],
  ownAccount: ['账号', '本方账号', '本方账户', '账户'],
  remark: ['附言', '备注', '留言', '交易附言', '客户附言'],
  summary: ['摘要', '交易摘要', '用途', '摘要代码'],
};
const FIELDS = Object.entries(TITLES) as [StatementField, readonly string[]][];
const UNIT = /\((?:元|人民币|人民币元)\)$/;

/** Which column of a line tells what. */
export type StatementColumns = ReadonlyMap<StatementField, number>;

/** The columns of a header; null where the row is none. */
export function columnsOf(cells: readonly string[]): StatementColumns | null {
  const columns = new Map<StatementField, number>();
  for (const [at, cell] of cells.entries()) {
    const title = titleOf(cell);
    const field = FIELDS.find(([, titles]) => titles.includes(title))?.[0];
    if (field !== undefined && !columns.has(field)) columns.set(field, at);
  }
  const tellsMoney = columns.has('credit') || (columns.has('amount') && columns.has('direction'));
  return columns.has('serial') && columns.has('bookedOn') && tellsMoney ? columns : null;
}

/** '贷方发生额（元）', '贷方 发生额' → '贷方发生额'. */
function titleOf(cell: string): string {
  return withoutBlanks(narrow(withoutUnseen(cell)))
    .replace(UNIT, '')
    .replace(/[:*]$/, '');
}
