import type { RegisterWords } from '#libs/businesses/register-business';

/** What the two sheets of 缴存人状态变更 have in common (manual chapter 9, word for word). */
export const STATUS_WORDS = {
  month: { zh: '变更年月', en: 'Month of the change' },
  entered: {
    zh: '缴存人状态变更清册录入成功',
    en: 'The row has been entered in the register of status changes',
  },
} as const satisfies Partial<RegisterWords>;

/** Demanded of every status change (domain 13). */
export const STATUS_CHANGE_PROOF = {
  kind: 'status-change-proof',
  title: { zh: '状态变更证明材料', en: 'Proof of the status change' },
} as const;
