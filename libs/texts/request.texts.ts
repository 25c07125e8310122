import type { Texts } from '#libs/texts/text';

/** Refusals of a request about an account elsewhere. Nothing of them leads to the unit that holds it. */
export const REQUEST_TEXTS = {
  REQUEST_NO_ACCOUNT: {
    zh: '此人在本中心没有可以转移的个人账户，可直接办理缴存人登记',
    en: 'This person has no account at the centre that could be transferred; enrol him instead',
  },
  REQUEST_NOT_POSSIBLE: {
    zh: '此人的账户目前不能转移（已冻结，或尚未开始缴存），请与管理部联系',
    en: 'The account of this person cannot be transferred now (frozen, or not begun); call the branch',
  },
  REQUEST_WITHOUT_PERSON: {
    zh: '请先填写请求转移的人员',
    en: 'Say first whose account is asked for',
  },
  HOLDER_HAS_TIME: {
    zh: '账户所在单位尚在办理期限内，中心暂不审批',
    en: 'The unit that holds the account still has time to answer; the centre decides afterwards',
  },
  REQUEST_FORM_FIXED: {
    zh: '转移请求只填写人员，没有其他内容可修改',
    en: 'A request names a person and has nothing else to edit',
  },
} as const satisfies Texts;

/** How an account that is asked for stands. */
export const ASKED_STANDING = {
  sealed: { zh: '在其他单位封存', en: 'Sealed at another unit' },
  paying: { zh: '在其他单位缴存', en: 'Paying at another unit' },
  here: { zh: '已在本单位', en: 'At the unit that asks' },
  other: { zh: '不能转移', en: 'Not transferable' },
} as const satisfies Texts;
