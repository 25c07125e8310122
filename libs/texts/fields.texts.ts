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
  ID_NUMBER_NOT_OF_TYPE: {
    zh: '证件类型为身份证时，证件号码应为18位且校验通过；请核对证件类型和证件号码',
    en: 'A resident identity card has a number of 18 characters with the right check character; look at the ID type and the number',
  },
  BIRTH_DATE_BY_NUMBER: {
    zh: '身份证号码中的出生日期与此不符，请核对出生日期和证件号码',
    en: 'The identity card number says another birth date; look at both',
  },
  SEX_BY_NUMBER: {
    zh: '身份证号码中的性别与此不符，请核对性别和证件号码',
    en: 'The identity card number says another sex; look at both',
  },
  NO_SUCH_DAY: { zh: '{day}不是有效的日期', en: '{day} is no day of the calendar' },
  IDENTITY_TAKEN: {
    zh: '该证件已有另一缴存人登记，请核对证件类型和证件号码；确属同一人的，请到管理部办理账户合并',
    en: 'Another member is registered with this identity paper. Look at type and number; if it is the same person, have the accounts merged at the branch',
  },
  DATED_MONTH_MISSING: {
    zh: '请选择比例生效年月：缴存比例从该月起生效',
    en: 'Choose the month from which the ratios hold',
  },
  DATED_MONTH_ALONE: {
    zh: '比例生效年月只在变更缴存比例时选择',
    en: 'A month is chosen only where a ratio changes',
  },
  EMPLOYER_RATIO_OUTSIDE: {
    zh: '单位与财政缴存比例合计为 {ratio}，应在 {least} 至 {most} 之间',
    en: 'The unit and fiscal ratios together are {ratio}; they must lie between {least} and {most}',
  },
  PERSONAL_RATIO_OUTSIDE: {
    zh: '个人缴存比例为 {ratio}，应在 {least} 至 {most} 之间',
    en: 'The personal ratio is {ratio}; it must lie between {least} and {most}',
  },
} as const satisfies Texts;
