import type { Texts } from '#libs/texts/text';

/**
 * Messages pushed to the unit's operators (manual 2.1); {name} is who is told, {title} the business, {who} and {whose}
 * are 'you' for whoever began the case and his name for his colleagues.
 */
export const MESSAGE_TEXTS = {
  submitted: {
    zh: '尊敬的{name}，{whose}{title}已提交审批，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has been submitted for approval, number {businessNo}.',
  },
  returned: {
    zh: '尊敬的{name}，{whose}{title}已被退回，请按意见修改后重新提交，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has been returned; please correct and submit again, number {businessNo}.',
  },
  lapsed: {
    zh: '尊敬的{name}，{whose}{title}因审批超期已自动退回，可直接重新提交，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} was returned because nobody decided it in time; you may submit it again, number {businessNo}.',
  },
  rejected: {
    zh: '尊敬的{name}，{whose}{title}未通过审批，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has been rejected, number {businessNo}.',
  },
  completed: {
    zh: '尊敬的{name}，{who}已完成办理{title}，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} is complete, number {businessNo}.',
  },
  expired: {
    zh: '尊敬的{name}，{whose}{title}因逾期未办已自动结束，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has expired, number {businessNo}.',
  },
  abandoned: {
    zh: '尊敬的{name}，{whose}{title}入账未成功，中心已终止办理，请重新办理或与管理部联系，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} could not be posted and has been abandoned; please start again or call the branch, number {businessNo}.',
  },
  overdue: {
    zh: '{title}已到办理期限，请尽快办理，业务流水号{businessNo}。',
    en: '{titleEn} is due; please decide it soon, number {businessNo}.',
  },
  released: {
    zh: '您签收的{title}已由运维人员退还待办，其他审批人可以签收，业务流水号{businessNo}。',
    en: 'The {titleEn} you had claimed was given back by operations for others to claim, number {businessNo}.',
  },
} as const satisfies Texts;

export type MessageKey = keyof typeof MESSAGE_TEXTS;
