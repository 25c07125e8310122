import type { Texts } from '#libs/texts/text';

/** Whether anything is due by a slip when somebody checks it. */
export const SLIP_STANDS = {
  due: { zh: '待缴款，现缴款截止日{deadline}', en: 'To be paid, now by {deadline}' },
  paid: {
    zh: '已缴清，无须再按此汇补缴书付款',
    en: 'Paid in full: nothing is due by this slip',
  },
  deleted: {
    zh: '该笔核定已删除，请勿按此汇补缴书付款',
    en: 'The assessment has been deleted: do not pay by this slip',
  },
} as const satisfies Texts;
