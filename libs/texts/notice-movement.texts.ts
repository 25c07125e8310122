import { formatYuan } from '#libs/fund/money';
import { fillText, type Text, type Texts } from '#libs/texts/text';

/** How money came to a notice or left it, where it is no way of paying. */
export const MOVEMENT_TEXTS = {
  release: { zh: '退回未分配金额', en: 'Released to the unallocated balance' },
  takenByBank: { zh: '银行收回', en: 'Taken back by the bank' },
  takenByTreasury: { zh: '财政收回', en: 'Taken back by the treasury' },
} as const satisfies Texts;

/** Of an entry of the bank that was more than the notice took: the balance keeps the rest, or what was taken back is covered by it. */
export const BEYOND_NOTICE: Text = {
  zh: '其中{rest}元未计入本通知，已转入单位未分配金额（有银行收回待补足的，先补足）',
  en: '{rest} of it are not counted here: they went to the unallocated balance, where they first cover what the bank took back',
};

/** Of the share of a notice in what the treasury paid for several units. */
export const OF_TREASURY: Text = { zh: '按财政清册拨付', en: 'By the treasury’s list' };

export const TAKEN_OF: Text = {
  zh: '银行收回{day}到账的{amount}元：{reason}',
  en: 'The bank took back {amount} that came in on {day}: {reason}',
};

/** Of a take-back that reversed more than the bank took: what is over is the unit's to pay with. */
const TAKEN_BESIDE: Text = {
  zh: '{taken}；冲回的其余{rest}元已转入单位未分配金额，可用于缴款',
  en: '{takenEn}; the other {rest} that were reversed are in your unallocated balance and can pay',
};

/** With what was reversed beyond what was taken, where there is such. */
export function withRest(taken: Text, restFen: number): Text {
  const { zh, en } = taken;
  return restFen > 0
    ? fillText(TAKEN_BESIDE, { taken: zh, takenEn: en, rest: formatYuan(restFen) })
    : taken;
}

/** Why a month waits for its money once more. */
export const DUE_AGAIN = {
  bank: {
    zh: '{day}银行收回{amount}元，须重新缴款',
    en: 'the bank took back {amount} on {day}; to be paid again',
  },
  treasury: {
    zh: '{day}财政收回{amount}元，须重新缴款',
    en: 'the treasury’s {amount} were taken back on {day}; to be paid again',
  },
} as const satisfies Texts;

/** The same of a part that the treasury pays: there is nothing for the unit to do. */
export const DUE_OF_TREASURY: Text = {
  zh: '{day}财政收回{amount}元，待财政重新拨付',
  en: 'the treasury’s {amount} were taken back on {day}; the treasury pays them again',
};
