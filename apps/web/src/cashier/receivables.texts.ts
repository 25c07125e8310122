import { areaTexts } from '../i18n/texts';

/** 119. */
export const RECEIVABLE_TEXTS = areaTexts('cashierReceivables', {
  receivable: [
    '有{{amount}}元职工余额不足、不能冲回，将记单位其他应收款（119）；相关职工的所列月份重新入账时，按入账金额冲抵，其余仍由单位承担',
    'Members’ balances cannot give {{amount}} back: it will stand as a receivable from the unit (119), offset as far as these members are credited for the months again; the rest stays owed',
  ],
  receivableDone: [
    '有{{amount}}元职工余额不足、未能冲回，记入单位其他应收款（119）；目前尚有{{stands}}元未冲抵',
    'Members’ balances could not give {{amount}} back, which became a receivable from the unit (119); {{stands}} of it stand today',
  ],
  receivableOf: ['{{people}}人，{{amount}}元', '{{amount}} of {{people}} members'],
  receivableOfDone: [
    '{{people}}人，{{amount}}元，目前未冲抵{{stands}}元',
    '{{amount}} of {{people}} members, {{stands}} stand today',
  ],
  receivables: ['119 其他应收款', '119 Other receivables'],
  receivablesHelp: [
    '已入账月份被收回、职工余额不足冲回的部分，由单位承担；这些职工的该月重新入账时按入账金额冲抵，其余须向单位收取。',
    'What members’ balances could not give back of months that were taken back: the unit owes it. As far as these members are credited for the month again it is offset; the rest is to be asked of the unit.',
  ],
  noReceivables: ['没有未冲抵的其他应收款', 'Nothing stands'],
  people: ['人数', 'People'],
  receivableTotal: ['119 账面余额', '119 in the books'],
  unit: ['单位', 'Unit'],
  month: ['月份', 'Month'],
  amount: ['金额（元）', 'Amount (yuan)'],
});
