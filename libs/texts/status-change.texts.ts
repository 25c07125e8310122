import type { Texts } from '#libs/texts/text';

/** Refusals and notes of seals, unseals and transfers, by what the rules of their rows say. */
export const STATUS_CHANGE_TEXTS = {
  ALREADY_SEALED: {
    zh: '该账户在变更年月已是封存状态，无需再办理封存',
    en: 'The account is sealed in that month already',
  },
  ACCOUNT_NOT_SEALED: {
    zh: '该账户在该月为正常状态，不是封存状态；须先办理封存',
    en: 'The account pays in that month; it must be sealed first',
  },
  ACCOUNT_NOT_BEGUN: {
    zh: '该账户在该月尚未在本单位开始缴存，请选择之后的月份',
    en: 'The account has not begun in this unit in that month; choose a later one',
  },
  ACCOUNT_CLOSED_OR_FROZEN: {
    zh: '该账户已销户、转出或冻结，不能办理；如有疑问请联系管理部',
    en: 'The account is closed, handed on or frozen; please ask the branch',
  },
  SEAL_MONTH_PAID: {
    zh: '{month}已经缴存，封存最早可从{next}起生效；{month}至封存前多缴的月份可申请错缴处理',
    en: '{month} has been paid. Seal from {next} or later; months paid too much can be put right as mistaken contributions',
  },
  SEAL_MONTH_PAID_DELETE_FIRST: {
    zh: '{month}已经缴存，封存最早可从{next}起生效，但须先删除以下月份的核定：{assessments}；不删除的，请选择{open}。多缴的月份可申请错缴处理',
    en: '{month} has been paid. {next} is possible once these assessments are deleted: {assessmentsEn}; otherwise choose {open}. Months paid too much can be put right as mistaken contributions',
  },
  UNSEAL_MONTH_PAID: {
    zh: '{month}已经缴存，启封最早可从{next}起生效；此前漏缴的月份可办理全额补缴',
    en: '{month} has been paid. Unseal from {next} or later; months missed before can be made up by full contributions',
  },
  UNSEAL_MONTH_PAID_DELETE_FIRST: {
    zh: '{month}已经缴存，启封最早可从{next}起生效，但须先删除以下月份的核定：{assessments}；不删除的，请选择{open}。此前漏缴的月份可办理全额补缴',
    en: '{month} has been paid. {next} is possible once these assessments are deleted: {assessmentsEn}; otherwise choose {open}. Months missed before can be made up by full contributions',
  },
  KEPT_BASE_ABOVE_CAP: {
    zh: '原缴存基数{base}高于该月上限{cap}，请填写新缴存基数',
    en: 'The former base of {base} is above that month’s cap of {cap}; enter a new base',
  },
  KEPT_BASE_BELOW_FLOOR: {
    zh: '原缴存基数{base}低于该月下限{floor}，请填写新缴存基数',
    en: 'The former base of {base} is below that month’s floor of {floor}; enter a new base',
  },
  KEPT_BASE_NOT_AN_AMOUNT: {
    zh: '该账户没有可沿用的缴存基数，请填写新缴存基数',
    en: 'The account has no base to keep; enter a new one',
  },
  HOLDS_UNTIL_LATER_STATUS: {
    zh: '该账户自{month}起另有已登记的状态变更，本次变更执行至其前一个月',
    en: 'Another status is posted for the account from {month} on; this one holds until then',
  },
  HOLDS_UNTIL_LATER_BASE: {
    zh: '该账户自{month}起另有已登记的缴存基数，本次基数执行至其前一个月',
    en: 'Another base is posted for the account from {month} on; this one holds until then',
  },
  OFFER_NOT_FOUND: {
    zh: '没有转入本单位且仍可办理的职工，可能已经办理或再次转出',
    en: 'That case brought nobody here who is still here',
  },
  TARGET_UNIT_MISSING: {
    zh: '请先录入转入单位账号',
    en: 'Enter the account of the receiving unit first',
  },
  TARGET_UNIT_UNKNOWN: {
    zh: '没有账号为{account}的单位，请核对转入单位账号',
    en: 'There is no unit with the account {account}',
  },
  TARGET_UNIT_SAME: {
    zh: '转入单位不能是本单位',
    en: 'The receiving unit must be another one',
  },
  TARGET_UNIT_CLOSED: {
    zh: '单位{account}已销户，不能转入',
    en: 'Unit {account} is closed and receives no accounts',
  },
  TRANSFER_BEFORE_LATER_STATUS: {
    zh: '该账户自{month}起已登记状态变更，不能转移；确需转移的，请先办理该月的封存',
    en: 'A status is posted for the account from {month} on; it is not transferred before that. Seal it from that month first',
  },
  TRANSFER_WITH_UNPAID_MONTH: {
    zh: '该账户在本单位{month}的缴存尚未完成（已核定未缴或缓缴），缴清或删除该月核定后才能转移',
    en: 'The account’s {monthEn} in this unit is still to be paid (assessed or deferred); it can be transferred once it is, or once the assessment is deleted',
  },
} as const satisfies Texts;
