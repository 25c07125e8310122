import type { Texts } from '#libs/texts/text';

/** Refusals of single fields. */
export const FIELD_TEXTS = {
  CREDIT_CODE_WRONG: {
    zh: '统一社会信用代码校验不通过，请核对后重新输入',
    en: 'The check character of the credit code is wrong',
  },
  ID_NUMBER_WRONG: {
    zh: '证件号码校验不通过，请核对后重新输入',
    en: 'The check character of the ID number is wrong',
  },
} as const satisfies Texts;
