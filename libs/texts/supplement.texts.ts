import type { Texts } from '#libs/texts/text';

/** Refusals and notes of a supplementary contribution (manual chapter 6). */
export const SUPPLEMENT_TEXTS = {
  SUPPLEMENT_NOTHING_PAID: {
    zh: '本单位尚无已缴存的年月，没有可补缴的月份；未缴的月份请办理汇缴',
    en: 'The unit has paid no month yet, so there is nothing to make good; unpaid months are remitted',
  },
  SUPPLEMENT_BEFORE_UNIT: {
    zh: '{month}早于本单位首次汇缴年月{first}，请到管理部办理',
    en: '{month} is before the unit’s first month {first}; please ask the branch',
  },
  SUPPLEMENT_DEFERRED: {
    zh: '{month}为缓缴月份，应按缓缴补缴办理，不能在此补缴',
    en: '{month} is deferred and is made good as deferred months are',
  },
  SUPPLEMENT_NOT_PAID_YET: {
    zh: '本单位缴至{paid}，{month}尚未缴存，应办理汇缴，不能补缴',
    en: 'The unit has paid through {paid}; {month} is remitted, not made good',
  },
  SUPPLEMENT_ELSEWHERE: {
    zh: '该职工{month}在其他单位缴存，请到管理部办理',
    en: 'The member belonged to another unit in {month}; please ask the branch',
  },
  SUPPLEMENT_BEFORE_ACCOUNT: {
    zh: '{month}早于该职工在本单位的起缴年月，请选择漏缴、欠缴、外省市转入或特殊原因',
    en: '{month} is before the member’s first month; choose one of the reasons missed, owed, from another province or special',
  },
  SUPPLEMENT_BEFORE_FIRST_MONTH: {
    zh: '{month}早于该职工的起缴年月，由中心审核',
    en: '{month} is before the member’s first month; the centre decides',
  },
  SUPPLEMENT_MONTHS_REVERSED: {
    zh: '起止年月的先后颠倒，请先填较早的年月',
    en: 'The months are reversed; begin with the earlier one',
  },
  SUPPLEMENT_MONTHS_TOO_MANY: {
    zh: '一次最多录入{max}个月，请分次录入',
    en: 'At most {max} months at once; enter them in parts',
  },
  ONE_MONTH_A_ROW: {
    zh: '清册每行只填一个年月（如202609）；起止年月请在单个录入中填写',
    en: 'A row has one month (like 202609); several at once are typed in the entry form',
  },
  SUPPLEMENT_MONTH_PAID: {
    zh: '该职工{month}已缴{paid}元，不能办理全额补缴；少缴的请选择差额补缴',
    en: '{paid} has been paid for {month}: not a full contribution; choose a difference if it was short',
  },
  SUPPLEMENT_MONTH_UNPAID: {
    zh: '该职工{month}没有缴存，请选择全额补缴',
    en: 'Nothing was paid for {month}; choose a full contribution',
  },
  SUPPLEMENT_NOT_SHORT: {
    zh: '{month}按该基数应缴{due}元，已缴{paid}元，各方均无差额',
    en: 'By that base {due} is due for {month} and {paid} was paid: no side is short',
  },
  SUPPLEMENT_BASE_UNUSED: {
    zh: '不定额补缴不按基数计算，请清空缴存基数，填写补缴金额',
    en: 'A free amount is not computed from a base; empty it and enter the amount',
  },
  SUPPLEMENT_AMOUNT_MISSING: {
    zh: '不定额补缴请填写补缴金额（大于零）',
    en: 'Enter the amount of a free contribution, above zero',
  },
  SUPPLEMENT_BASE_OR_AMOUNT: {
    zh: '差额补缴请填写应执行的缴存基数，或填写补缴金额（大于零）',
    en: 'Enter the base that should have held, or the amount, above zero',
  },
  SUPPLEMENT_BASE_ABOVE_CAP: {
    zh: '该职工当月基数{base}高于该月上限{cap}，请填写缴存基数',
    en: 'The base then of {base} is above that month’s cap of {cap}; enter a base',
  },
  SUPPLEMENT_BASE_BELOW_FLOOR: {
    zh: '该职工当月基数{base}低于该月下限{floor}，请填写缴存基数',
    en: 'The base then of {base} is below that month’s floor of {floor}; enter a base',
  },
  SUPPLEMENT_BASE_NOT_AN_AMOUNT: {
    zh: '该职工没有可用的缴存基数，请填写缴存基数',
    en: 'The member has no base to compute from; enter one',
  },
  SUPPLEMENT_ABOVE_CAP: {
    zh: '{month}{side}部分补缴{amount}元，超过该月上限尚可补缴的{room}元（含已审批未缴的补缴）',
    en: '{amount} for the {sideEn} side of {month} is more than the {room} the cap still leaves, approved contributions counted',
  },
  SUPPLEMENTS_ABOVE_CAP: {
    zh: '第{rowNo}行与同一职工同一年月的其他行合计超过该月上限，请减少其中的补缴金额',
    en: 'Row {rowNo} and others of the same member and month are together above the cap; lower one of them',
  },
  SUPPLEMENT_AMOUNT_DIFFERS: {
    zh: '填写的补缴金额{typed}元与系统计算的{right}元不一致，按{right}元办理',
    en: 'The typed amount {typed} differs from the computed {right}, which is used',
  },
  SUPPLEMENT_SIDE_OVERPAID: {
    zh: '{sides}部分已缴金额高于按该基数应缴的金额，该部分按零办理',
    en: 'More was paid than is due of the {sidesEn} side, which adds nothing',
  },
  ROW_TWICE_MONTH: {
    zh: '同一职工同一年月同一补缴类型已在第{lineNo}行出现',
    en: 'The same member, month and kind already stands in line {lineNo}',
  },
  LEVEL_BY_MONTHS_BACK: {
    zh: '含{limit}个月以前的补缴月份',
    en: 'Some months are more than {limit} months back',
  },
} as const satisfies Texts;
