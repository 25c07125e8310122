import type { Texts } from '#libs/texts/text';

/** Refusals and findings of a base adjustment. */
export const BASE_ADJUSTMENT_TEXTS = {
  MONTH_MALFORMED: { zh: '请选择生效年月', en: 'Choose the effective month' },
  MONTH_BEFORE_FIRST: {
    zh: '生效年月不能早于单位首次汇缴年月{first}',
    en: 'The effective month may not be before the unit’s first month {first}',
  },
  MONTH_ALREADY_PAID: {
    zh: '{month}已经缴存，基数调整最早可从{next}起生效；{month}至今的差额可办理差额补缴',
    en: '{month} has been paid. Choose {next} or later; the difference since {month} can be made up by a difference contribution',
  },
  MONTH_PAID_DELETE_FIRST: {
    zh: '{month}已经缴存，基数调整最早可从{next}起生效，但须先删除以下月份的核定：{assessments}；不删除的，请选择{open}。{month}至今的差额可办理差额补缴',
    en: '{month} has been paid. {next} is possible once these assessments are deleted: {assessmentsEn}; otherwise choose {open}. The difference since {month} can be made up by a difference contribution',
  },
  DELETE_ASSESSMENTS_FIRST: {
    zh: '以下月份已核定尚未缴存，请先删除核定后再调整，或选择{open}：{assessments}',
    en: 'These months are assessed and not paid; delete their assessments first, or choose {open}: {assessmentsEn}',
  },
  MONTH_DEFERRED: {
    zh: '{months}已批准缓缴，其核定不能因调整而删除，基数调整最早可从{open}起生效',
    en: '{months} is deferred, and its assessment is not deleted for a change; choose {open} or later',
  },
  MONTH_TERMS_UNKNOWN: {
    zh: '缴存基数上下限目前公布至{known}，生效年月不能晚于该月',
    en: 'Cap and floor are published up to {known}; the effective month may not be later',
  },
  MONTH_TOO_FAR_AHEAD: {
    zh: '生效年月不能晚于{latest}',
    en: 'The effective month may not be after {latest}',
  },
  BASE_WHEN_UNSEALING: {
    zh: '该账户在该月为封存状态，不能调整基数；请在启封时填写新缴存基数',
    en: 'The account is sealed in that month; state the new base when unsealing',
  },
  ACCOUNT_NOT_NORMAL: {
    zh: '个人账户状态不是正常，不能调整基数',
    en: 'The account is not in normal status',
  },
  BASE_NOT_AN_AMOUNT: {
    zh: '调整后缴存基数应为大于零的金额，最多两位小数',
    en: 'The new base must be an amount above zero with at most two decimals',
  },
  BASE_ABOVE_CAP: { zh: '{base}高于缴存基数上限{cap}', en: '{base} is above the cap of {cap}' },
  BASE_BELOW_FLOOR: {
    zh: '{base}低于缴存基数下限{floor}',
    en: '{base} is below the floor of {floor}',
  },
  BASE_UNCHANGED: {
    zh: '调整后缴存基数与现在的{base}相同',
    en: 'The new base equals the present one, {base}',
  },
  MEMBER_PAID_THROUGH: {
    zh: '该缴存人已缴至{month}，生效年月应在其后',
    en: 'The member is paid through {month}; choose a later month',
  },
  BASE_UNTIL_LATER: {
    zh: '该缴存人已有{later}起执行的缴存基数，本次调整的基数执行至{through}',
    en: 'Another base is posted from {later}: this one holds through {through}',
  },
  ADJUSTED_THIS_FUND_YEAR: {
    zh: '本缴存年度已调整过基数（{month}起生效），每个缴存年度只能调整一次',
    en: 'The base was already adjusted in this fund year, effective {month}',
  },
} as const satisfies Texts;
