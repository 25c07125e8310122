import type { Texts } from '#libs/texts/text';

/** What is said of a member before his month is assessed. */
export const MONTH_FINDING_TEXTS = {
  below: {
    zh: '缴存基数低于该月下限{bound}元',
    en: 'Base below the month’s floor of {bound}',
  },
  above: {
    zh: '缴存基数高于该月上限{bound}元',
    en: 'Base above the month’s cap of {bound}',
  },
  lacking: { zh: '缺少{fields}', en: 'Missing: {fieldsEn}' },
  identity: {
    zh: '身份证号码位数或校验码不符',
    en: 'The ID number is no number of a resident’s card',
  },
} as const satisfies Texts;
