import type { Text, Texts } from '#libs/texts/text';

/** What the bank's money is refused for, and what a cashier is told. */
export const SETTLEMENT_TEXTS = {
  BANK_ACCOUNT_UNKNOWN: {
    zh: '中心没有编号为{code}的银行账户',
    en: 'The centre has no bank account {code}',
  },
  BANK_ACCOUNT_NOT_FOUND: {
    zh: '没有这个银行账户，或不属于您所在的管理部',
    en: 'There is no such bank account, or it belongs to another branch',
  },
  BANK_ENTRY_NOT_FOUND: {
    zh: '没有这笔到账，或不属于您所在的管理部',
    en: 'There is no such receipt, or it belongs to another branch',
  },
  RECEIPT_SERIAL_MALFORMED: {
    zh: '银行流水号为空或格式不对（数字、字母，最长40位）；若显示为2.02E+15，请将该列设为文本后重新导出',
    en: 'The bank’s serial is missing or malformed (digits and letters, 40 at most); if it reads 2.02E+15, export that column as text',
  },
  RECEIPT_DAY_MALFORMED: {
    zh: '交易日期或起息日不是日期',
    en: 'The day of the entry or its value date is no date',
  },
  RECEIPT_OF_NOTHING: { zh: '金额为零', en: 'The amount is nothing' },
  RECEIPT_NEGATIVE: {
    zh: '金额为负（红字冲正），请按银行收回款处理',
    en: 'The amount is below zero (the bank took an entry back); deal with it as money taken back',
  },
  RECEIPT_TOO_LARGE: {
    zh: '金额超出系统可记账的范围',
    en: 'The amount is larger than the books can hold',
  },
  RECEIPT_AMOUNT_MALFORMED: {
    zh: '金额“{typed}”不是金额',
    en: '“{typed}” is no amount',
  },
  RECEIPT_TEXT_TOO_LONG: {
    zh: '户名、摘要或附言过长',
    en: 'A name, summary or remark is too long',
  },
  RECEIPT_TEXT_UNREADABLE: {
    zh: '户名、摘要或附言含有无法显示的字符',
    en: 'A name, summary or remark has signs that cannot be shown',
  },
  RECEIPT_SERIAL_TAKEN: {
    zh: '流水号{serial}已于{day}入账，金额{amount}元，与本次不同，请与银行核对',
    en: 'Serial {serial} was booked on {day} with {amount} yuan, another amount; please ask the bank',
  },
  STATEMENT_HEADER_MISSING: {
    zh: '没有找到对账单的表头：需要流水号、交易日期，以及贷方发生额（或发生额加借贷标志）',
    en: 'No header was found: a statement needs serial, day, and credit amount (or amount with a debit/credit mark)',
  },
  STATEMENT_OF_OTHER_ACCOUNT: {
    zh: '文件是账号{given}的对账单，不是所选账户{expected}的，未导入',
    en: 'The file is the statement of account {given}, not of {expected}; nothing was read',
  },
  STATEMENT_LINES_ELSEWHERE: {
    zh: '文件中的流水号{serial}已在账户{accountNo}入账，请核对所选账户；未导入',
    en: 'Entry {serial} of the file is booked under account {accountNo}; check the account chosen. Nothing was read',
  },
  STATEMENT_EMPTY: {
    zh: '对账单中没有明细',
    en: 'The statement has no lines',
  },
  STATEMENT_TOO_LONG: {
    zh: '一次最多导入{max}笔明细，请按日期分开导出',
    en: 'At most {max} lines at once; please export by day',
  },
  STATEMENT_LINE_OF_NOBODY: {
    zh: '借方、贷方金额都为空，或同时有值',
    en: 'Debit and credit are both empty, or both filled',
  },
  UNIT_UNKNOWN: {
    zh: '没有单位账号为{no}的单位',
    en: 'There is no unit with account {no}',
  },
  RECEIPT_NOT_IN_SUSPENSE: {
    zh: '该笔到账已有人处理，请刷新后查看',
    en: 'Somebody has dealt with this receipt already; please reload',
  },
  RECEIPT_NOT_PROPOSED: {
    zh: '该笔到账没有待复核的事项，请刷新后查看',
    en: 'Nothing of this receipt waits for a check; please reload',
  },
  CLAIM_NOT_NOW: {
    zh: '只有经认领转入单位、尚未使用的到账可以撤销认领，请刷新后查看',
    en: 'Only a claim whose money is still the unit’s unallocated balance can be undone; please reload',
  },
  CLAIM_SPENT: {
    zh: '该单位未分配金额现为{balance}元，认领的款项已部分或全部使用，不能撤销认领；请与该单位商定后由其补缴或退款',
    en: 'The unit has {balance} unallocated: part or all of what was claimed is spent, and the claim cannot be undone; settle it with the unit',
  },
  REQUEST_ANOTHER: {
    zh: '待复核的事项已撤回或已变更，请刷新后重新核对',
    en: 'What was to be checked is withdrawn or another now; please reload and look again',
  },
  REQUEST_OF_ANOTHER: {
    zh: '只有提出人可以撤回',
    en: 'Only whoever brought it forward can withdraw it',
  },
  CHECKER_IS_MAKER: {
    zh: '提出与复核须由不同的人办理',
    en: 'Whoever brought it forward cannot check it',
  },
  RECEIPT_OF_OWN_UNIT: {
    zh: '您是该单位的经办人，不能办理该单位的到账',
    en: 'You act for that unit and cannot move its money',
  },
  NOTIFICATION_REFUSED: {
    zh: '银行通知的签名不符',
    en: 'The signature of the bank’s notification does not match',
  },
  NOTIFICATION_STALE: {
    zh: '银行通知的时间与中心相差超过{minutes}分钟',
    en: 'The notification’s time differs by more than {minutes} minutes',
  },
  NOTIFICATION_REPLAYED: {
    zh: '该银行通知已经收到过，重发须使用新的通知编号',
    en: 'This notification was taken before; send again under a new number',
  },
  NOTIFICATION_MALFORMED: {
    zh: '银行通知的内容无法读取：{fields}',
    en: 'The notification cannot be read: {fields}',
  },
} as const satisfies Texts;

/** What messages about money that no case waits for are filed under. */
export const RECEIPT_BUSINESS = 'bank-receipt';
export const RECEIPT_TITLE: Text = { zh: '到账通知', en: 'Money received' };

export const MONEY_MESSAGES = {
  receiptNotDue: {
    zh: '尊敬的{name}，{day}收到{payer}付款{amount}元，附言所写{businessNo}当前没有待缴金额，已转入单位未分配金额。',
    en: 'Dear {name}, {amount} yuan from {payer} came in on {day} for number {businessNo}, under which nothing is to be paid; it is in your unallocated balance.',
  },
  receiptSurplus: {
    zh: '尊敬的{name}，{day}收到{payer}付款{amount}元，附言所写{businessNo}已足额，多出的{rest}元已转入单位未分配金额。',
    en: 'Dear {name}, {amount} yuan from {payer} came in on {day} for number {businessNo}, which is full; the {rest} beyond it are in your unallocated balance.',
  },
  receiptShort: {
    zh: '尊敬的{name}，{day}收到{payer}付款{amount}元，附言所写{businessNo}还缺{missing}元，足额后才记入职工个人账户。请按原附言补付{missing}元{orBalance}。',
    en: 'Dear {name}, {amount} yuan from {payer} came in on {day} for {businessNo}: {missing} are still missing. Please pay {missing} with the same remark{orBalanceEn}.',
  },
  receiptUnderDebit: {
    zh: '尊敬的{name}，{day}收到{payer}付款{amount}元，附言所写{businessNo}正在委托收款（{orderNo}），不能重复缴款，已转入单位未分配金额。',
    en: 'Dear {name}, {amount} yuan from {payer} came in on {day} for number {businessNo}, which the bank is collecting by order {orderNo}; it is in your unallocated balance.',
  },
  receiptWithoutNumber: {
    zh: '尊敬的{name}，{day}收到{payer}付款{amount}元，附言中没有本单位的缴款通知号，已转入单位未分配金额；{use}。',
    en: 'Dear {name}, {amount} yuan from {payer} came in on {day} without a notice number of your unit; it is in your unallocated balance; {useEn}.',
  },
  receiptByCashier: {
    zh: '尊敬的{name}，{day}收到{payer}付款{amount}元，经中心出纳核实认定为本单位款项，已转入单位未分配金额；{use}。',
    en: 'Dear {name}, the centre’s cashiers have found that {amount} yuan from {payer}, which came in on {day}, are your unit’s; they are in your unallocated balance; {useEn}.',
  },
} as const satisfies Texts;

/** What a unit can do with its unallocated balance: it depends on whether it has any, and a notice to pay by it. */
export const BALANCE_USES = {
  notice: {
    zh: '可在缴款通知页用暂存款缴款',
    en: 'a notice can be paid out of it on the notice’s page',
  },
  none: {
    zh: '现在没有待缴的通知，核定汇缴后可用于缴款',
    en: 'no notice waits to be paid now, and one that is assessed can be paid out of it',
  },
  beside: {
    zh: '，或在缴款通知页用暂存款缴款（现有{balance}元）',
    en: ', or out of your unallocated balance of {balance} on the notice’s page',
  },
} as const satisfies Texts;
