import type { Texts } from '#libs/texts/text';

/** What assessing, gathering and allocating refuse. */
export const ASSESSMENT_TEXTS = {
  ASSESS_IN_ORDER: {
    zh: '汇缴须逐月核定，应先核定{next}',
    en: 'Months are assessed in order; {next} comes first',
  },
  ASSESS_NOT_NOW: {
    zh: '{month}现在不能核定，可核定至{latest}',
    en: '{month} cannot be assessed now; months can be assessed up to {latest}',
  },
  ASSESS_CASE_UNDER_WAY: {
    zh: '业务{businessNo}正在办理，结束后才能核定{month}',
    en: 'Case {businessNo} is under way; {month} can be assessed once it has ended',
  },
  ASSESS_UNIT_STATUS: {
    zh: '单位账户状态不是正常，不能办理汇缴核定，请与管理部联系',
    en: 'The unit’s account is not in normal status, so no month can be assessed; please call the branch',
  },
  ASSESSED_ELSEWHERE: {
    zh: '{months}已核定尚未缴存，但不在网厅核定，请先到管理部办理缴存或删除',
    en: '{monthsEn}: assessed and unpaid, but not in this hall; please settle or delete it at the branch first',
  },
  ASSESS_BASE_OUTSIDE: {
    zh: '{month}有{count}人的缴存基数超出该月上下限，须先办理基数调整，名单见该月的核定提示',
    en: '{count} member(s) have a base outside the bounds of {month}; adjust their bases first, the page of assessments lists them',
  },
  ASSESS_ON_ITS_PAGE: {
    zh: '请在汇缴核定页面选择年月办理',
    en: 'Choose the months on the page of remittance assessments',
  },
  ASSESSMENT_NOT_FOUND: { zh: '没有这笔汇缴核定', en: 'There is no such assessment' },
  ASSESSMENT_ALLOCATED: {
    zh: '该月汇缴已分配入账',
    en: 'The month has been allocated already',
  },
  ASSESSMENT_DELETED: { zh: '该笔核定已删除', en: 'The assessment has been deleted' },
  ASSESSMENT_ALLOCATING: {
    zh: '{month}汇缴款已足额，正在入账，不能删除或退回',
    en: '{month} is fully paid and being posted; it can be neither deleted nor released',
  },
  ASSESSMENT_NEWEST_FIRST: {
    zh: '核定须从最后一个月起删除，请先删除{month}（{businessNo}）',
    en: 'Assessments are deleted from the newest month on; delete {month} ({businessNo}) first',
  },
  ASSESSMENT_MADE_GOOD: {
    zh: '{month}起的月份有补缴尚未入账，请先删除该笔补缴（{businessNo}），再删除核定',
    en: 'A supplementary contribution for {month} or a later month is not posted yet; delete it ({businessNo}) before the assessment',
  },
  ASSESSMENT_NOT_FULL: {
    zh: '{month}汇缴款未足额，或之前月份尚未入账，不能分配',
    en: '{month} is not fully paid, or a month before it is not posted yet; it cannot be allocated',
  },
  MONEY_ASSESSED: {
    zh: '该业务已核定并收到款项，不能终止，请重新入账',
    en: 'The month is assessed and its money received, so the case cannot be abandoned; post it again',
  },
  DUNNING_MONTH_TO_COME: {
    zh: '催缴年月不能晚于{latest}',
    en: 'Months are dunned up to {latest}',
  },
  UNIT_NOT_FOUND: {
    zh: '所辖管理部没有这个单位账号',
    en: 'No unit of your branches has this account',
  },
  BRANCH_NOT_FOUND: {
    zh: '没有这个管理部，或不属于您的权限范围',
    en: 'There is no such branch, or it is not yours',
  },
  UNALLOCATED_SHORT: {
    zh: '单位未分配金额不足，现有{balance}元',
    en: 'The unallocated balance of {balance} is not enough',
  },
  GATHER_NOTHING: { zh: '缴款金额须大于零', en: 'The amount to pay must be above zero' },
  GATHER_TOO_MUCH: {
    zh: '超出{month}尚需缴纳的{open}元',
    en: 'More than the {open} still open for {month}',
  },
} as const satisfies Texts;
