import type { Texts } from '#libs/texts/text';

/** What the books refuse: operations read it where a posting is parked. */
export const LEDGER_TEXTS = {
  VOUCHER_TOO_SHORT: {
    zh: '记账分录不足两笔，未入账',
    en: 'An entry needs two lines at least; nothing was posted',
  },
  VOUCHER_DAY_MALFORMED: {
    zh: '记账日期或起息日不是日期，未入账',
    en: 'The posting day or the value date is no date; nothing was posted',
  },
  VOUCHER_UNBALANCED: {
    zh: '借贷不平：借方{debitFen}分，贷方{creditFen}分，未入账',
    en: 'Debits of {debitFen} fen and credits of {creditFen} fen do not balance; nothing was posted',
  },
  VOUCHER_TOO_LARGE: {
    zh: '金额超出系统可记账的范围，未入账',
    en: 'The amount is larger than the books can hold; nothing was posted',
  },
  VOUCHER_SUB_ACCOUNT: {
    zh: '科目{account}下没有{kind}类明细账，未入账',
    en: 'Account {account} has no sub-accounts of kind {kind}; nothing was posted',
  },
  VOUCHER_AMOUNT_SIGN: {
    zh: '科目{account}的金额为零或正负号不符，未入账',
    en: 'The amount in account {account} is nothing or has the wrong sign; nothing was posted',
  },
  VOUCHER_MEMBERS_MISSING: {
    zh: '科目{account}的缴存人明细缺失或多余，未入账',
    en: 'The members’ lines behind account {account} are missing or do not belong there; nothing was posted',
  },
  VOUCHER_MEMBERS_DIFFER: {
    zh: '缴存人明细合计{members}分，与分录{line}分不符，未入账',
    en: 'The members’ lines come to {members} fen, the line to {line}; nothing was posted',
  },
  VOUCHER_NOT_REVERSIBLE: {
    zh: '没有这笔记账，或它本身就是冲账，不能冲账',
    en: 'There is no such entry, or it takes another back itself',
  },
  VOUCHER_REVERSED: {
    zh: '这笔记账已经冲过账',
    en: 'This entry has been taken back already',
  },
} as const satisfies Texts;
