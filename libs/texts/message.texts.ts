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
    zh: '尊敬的{name}，{whose}{title}已被退回，退回意见：{opinion}。请按意见修改后于{until}前重新提交，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has been returned: {opinion}. Please correct it and submit again by {until}, number {businessNo}.',
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
  assessed: {
    zh: '尊敬的{name}，{who}已完成办理汇缴核定，汇缴年月{month}，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} remittance assessment of {month} is complete, number {businessNo}.',
  },
  'assessed-automatically': {
    zh: '尊敬的{name}，已按贵单位的授权自动办理汇缴核定，汇缴年月{month}，业务流水号{businessNo}。请在缴款截止日前缴款。',
    en: 'Dear {name}, {month} has been assessed automatically, as your unit agreed, number {businessNo}. Please pay by the deadline.',
  },
  'automatic-skipped': {
    zh: '尊敬的{name}，{month}未能自动办理汇缴核定，原因：{reason}。处理后将在次日自动核定，也可自行办理汇缴核定。',
    en: 'Dear {name}, {month} was not assessed automatically: {reasonEn}. Once that is done it is assessed the next day, or assess it yourself.',
  },
  'due-to-pay': {
    zh: '尊敬的{name}，{months}汇缴款尚有{open}元未缴，缴款截止日为{deadline}，请尽快缴款，业务流水号{businessNo}。',
    en: 'Dear {name}, {open} are still to be paid for {monthsEn}, due on {deadline}; please pay, number {businessNo}.',
  },
  'due-to-make-good': {
    zh: '尊敬的{name}，{months}补缴款尚有{open}元未缴，缴款截止日为{deadline}，逾期未缴清的补缴自动结束，请尽快缴款，业务流水号{businessNo}。',
    en: 'Dear {name}, {open} are still to be paid to make good {months}, due on {deadline}; what is not paid by then lapses. Please pay, number {businessNo}.',
  },
  'due-to-assess': {
    zh: '尊敬的{name}，{month}汇缴尚未核定，缴款截止日为{deadline}，请尽快办理汇缴核定并缴款。',
    en: 'Dear {name}, {month} is not assessed yet and is due on {deadline}; please assess and pay it.',
  },
  credited: {
    zh: '尊敬的{name}，{month}汇缴款已足额入账，记入职工个人账户，业务流水号{businessNo}。',
    en: 'Dear {name}, the money for {month} has been credited to the members’ accounts, number {businessNo}.',
  },
  reversed: {
    zh: '尊敬的{name}，{month}汇缴款已被银行收回，原入账已冲回，职工个人账户余额相应减少，请重新缴款，业务流水号{businessNo}。',
    en: 'Dear {name}, the bank has taken back the money for {month}; what was credited to the members is reversed. Please pay again, number {businessNo}.',
  },
  'made-good-reversed': {
    zh: '尊敬的{name}，{title}款已被银行收回，原入账已冲回，职工个人账户余额相应减少，请重新缴款，业务流水号{businessNo}。',
    en: 'Dear {name}, the bank has taken back the money of the {titleEn}; what was credited to the members is reversed. Please pay again, number {businessNo}.',
  },
  deleted: {
    zh: '尊敬的{name}，{who}已删除{month}的汇缴核定，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} assessment of {month} has been deleted, number {businessNo}.',
  },
  'to-pay': {
    zh: '尊敬的{name}，{whose}{title}已审批通过，请按汇补缴书缴款，款项足额后自动记入职工个人账户，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has been approved; pay it as the slip says, and the members are credited, number {businessNo}.',
  },
  'made-good': {
    zh: '尊敬的{name}，{title}款已足额入账，记入职工个人账户，业务流水号{businessNo}。',
    en: 'Dear {name}, the money of the {titleEn} has been credited to the members’ accounts, number {businessNo}.',
  },
  'made-good-deleted': {
    zh: '尊敬的{name}，{who}已删除尚未缴款的{title}，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} unpaid {titleEn} has been deleted, number {businessNo}.',
  },
  expired: {
    zh: '尊敬的{name}，{whose}{title}因逾期未办已自动结束，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} has expired, number {businessNo}.',
  },
  abandoned: {
    zh: '尊敬的{name}，{whose}{title}入账未成功，中心已终止办理，请重新办理或与管理部联系，业务流水号{businessNo}。',
    en: 'Dear {name}, {whoseEn} {titleEn} could not be posted and has been abandoned; please start again or call the branch, number {businessNo}.',
  },
  received: {
    zh: '尊敬的{name}，{unit}已将{count}名职工的封存账户转入贵单位，自{month}起可为其办理启封，业务流水号{businessNo}。',
    en: 'Dear {name}, {unit} has transferred {count} sealed account(s) to your unit; they can be unsealed from {month} on, number {businessNo}.',
  },
  'received-asked': {
    zh: '尊敬的{name}，所请求的{count}名职工的封存账户已转入贵单位，自{month}起可为其办理启封，业务流水号{businessNo}。',
    en: 'Dear {name}, {count} sealed account(s) you asked for have come to your unit; they can be unsealed from {month} on, number {businessNo}.',
  },
  asked: {
    zh: '尊敬的{name}，{unit}请求转入在贵单位封存的{member}。请于{day}前办理转移，不同意的请说明原因；逾期由中心办理，业务流水号{businessNo}。',
    en: 'Dear {name}, {unit} asks for the account of {member}, sealed at your unit. Transfer it by {day}, or refuse and say why; afterwards the centre acts, number {businessNo}.',
  },
  'asked-paying': {
    zh: '尊敬的{name}，{unit}请求转入仍在贵单位缴存的{member}。请先办理封存，再于{day}前办理转移，不同意的请说明原因；逾期由中心办理，业务流水号{businessNo}。',
    en: 'Dear {name}, {unit} asks for the account of {member}, who still pays at your unit. Seal it first, then transfer it by {day}, or refuse and say why; afterwards the centre acts, number {businessNo}.',
  },
  'asked-ended': {
    zh: '尊敬的{name}，其他单位提出的转移请求已撤回或已转由中心办理，无需再处理，业务流水号{businessNo}。',
    en: 'Dear {name}, the request of another unit has been withdrawn or is now with the centre; nothing is left for you to do, number {businessNo}.',
  },
  passed: {
    zh: '尊敬的{name}，账户所在单位逾期未办，{whose}{title}已转由中心办理，业务流水号{businessNo}。',
    en: 'Dear {name}, the unit that holds the account did nothing in time; {whoseEn} {titleEn} is now with the centre, number {businessNo}.',
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

/** Of a message to a unit that accounts have come to: the page offers what can be done for them. */
export const RECEIVED = 'received' satisfies MessageKey;
