import type { Texts } from '#libs/texts/text';

/** What money that was taken back means for a unit's months. */
export const TAKEN_FROM = {
  rest: {
    zh: '款项已从尚未用于各月的金额中扣回，各月缴款不受影响。',
    en: 'It came out of money that no month had; your months are as they were.',
  },
  months: {
    zh: '{months}的缴款因此不足，须重新缴款。',
    en: 'What was paid for {monthsEn} is short by it; please pay again.',
  },
  monthsInPart: {
    zh: '{months}的缴款因此不足，须重新缴款；冲回的其余{rest}元已转入单位未分配金额，可在缴款通知页用暂存款缴款。',
    en: 'What was paid for {monthsEn} is short by it; please pay again. The other {rest} that were reversed are in your unallocated balance: the notice’s page can be paid out of it.',
  },
  nothing: { zh: '须由贵单位补足。', en: 'Your unit has to cover it.' },
  receivable: {
    zh: '{meaning}上述月份冲回的金额中，有{amount}元因职工个人账户余额不足未能收回，中心记为贵单位的其他应收款。这些职工的上述月份重新缴款入账时，按入账金额冲抵；未能冲抵的部分仍由贵单位承担，中心将向贵单位收取。',
    en: '{meaningEn} Of what was reversed of these months, members’ balances could not give {amount} back; the centre keeps that as a receivable from your unit. As far as these members are credited for these months again, it is offset; what is not offset your unit still owes, and the centre will ask for it.',
  },
} as const satisfies Texts;
