import type { Text, Texts } from '#libs/texts/text';

/** Stages, verbs and roles as people read them. */
export const STAGE_TEXTS = {
  unopened: { zh: '未建立', en: 'Not opened' },
  draft: { zh: '填写中', en: 'Draft' },
  scanning: { zh: '待上传材料', en: 'Papers awaited' },
  approval: { zh: '中心审批', en: 'In approval' },
  returned: { zh: '退回修改', en: 'Returned' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  posting: { zh: '入账中', en: 'Posting' },
  collecting: { zh: '待缴款', en: 'Payment awaited' },
  allocating: { zh: '入账中', en: 'Being allocated' },
  parked: { zh: '入账待处理', en: 'Posting parked' },
  completed: { zh: '已办结', en: 'Completed' },
  rejected: { zh: '不予通过', en: 'Rejected' },
  discarded: { zh: '已作废', en: 'Discarded' },
  expired: { zh: '已过期', en: 'Expired' },
  abandoned: { zh: '已终止', en: 'Abandoned' },
  deleted: { zh: '核定已删除', en: 'Assessment deleted' },
} as const satisfies Texts;

export const VERB_TEXTS = {
  open: { zh: '建立业务', en: 'Opened' },
  assess: { zh: '汇缴核定', en: 'Assessed' },
  submit: { zh: '提交', en: 'Submitted' },
  reopen: { zh: '返回修改', en: 'Back to draft' },
  'finish-scans': { zh: '材料上传完成', en: 'Papers uploaded' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  discard: { zh: '作废', en: 'Discarded' },
  approve: { zh: '同意', en: 'Approved' },
  return: { zh: '退回', en: 'Returned' },
  reject: { zh: '不同意', en: 'Rejected' },
  expire: { zh: '逾期未办，自动结束', en: 'Expired' },
  remind: { zh: '到期提醒', en: 'Reminded' },
  'lapse-approval': { zh: '审批超期，自动退回', en: 'Approval lapsed, returned' },
  'pass-on': { zh: '对方单位逾期未办，转由中心办理', en: 'Passed on to the centre' },
  settle: { zh: '对方单位已办理', en: 'Done by the other unit' },
  post: { zh: '入账', en: 'Posted' },
  park: { zh: '入账未成功，转人工处理', en: 'Posting failed, parked' },
  'retry-posting': { zh: '重新入账', en: 'Posting retried' },
  abandon: { zh: '终止业务', en: 'Abandoned' },
  allocate: { zh: '款项足额，开始分配', en: 'Fully paid, allocation begun' },
  delete: { zh: '删除核定', en: 'Assessment deleted' },
  reverse: { zh: '款项被银行收回，冲回入账', en: 'Money taken back, allocation reversed' },
} as const satisfies Texts;

/** Said of the step that has made a sum due. */
export const NOTICE_MADE: Text = { zh: '生成缴款通知', en: 'Payment notice made' };

/** Said of a case that is on its way to its notice. */
export const UNDER_WAY: Text = { zh: '处理中', en: 'Under way' };

/** Why a case came back that nobody returned. */
export const LAPSED_TEXT: Text = {
  zh: '中心未在规定时间内审批，业务已自动退回，没有退回意见；可直接重新提交。',
  en: 'Nobody at the centre decided in time, so the case came back by itself, without an opinion; it may be submitted again as it is.',
};

export const ROLE_TEXTS = {
  operator: { zh: '单位经办人', en: 'Unit operator' },
  holder: { zh: '账户所在单位', en: 'The unit that holds the account' },
  'first-reviewer': { zh: '初审', en: 'First review' },
  'second-reviewer': { zh: '复核', en: 'Second review' },
  cashier: { zh: '出纳', en: 'Cashier' },
  operations: { zh: '运维', en: 'Operations' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Texts;

export const CHANNEL_TEXTS = {
  hall: { zh: '网厅', en: 'Hall' },
  sms: { zh: '短信', en: 'SMS' },
  mail: { zh: '邮件', en: 'Mail' },
} as const satisfies Texts;
