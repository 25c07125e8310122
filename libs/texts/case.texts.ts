import type { Texts } from '#libs/texts/text';

/** Refusals of the machine itself. */
export const SUBMISSION_TEXTS = {
  SUBMISSION_NOT_FOUND: { zh: '没有找到这笔业务', en: 'No such case' },
  TASK_NOT_FOUND: { zh: '没有找到这项任务', en: 'No such task' },
  COMMAND_NOT_FOUND: { zh: '没有找到这次操作', en: 'No such command' },
  MESSAGE_NOT_FOUND: { zh: '没有找到这条消息', en: 'No such message' },
  ROUTE_MISSING: {
    zh: '本业务尚未设置审批流程，暂不能提交，请联系中心',
    en: 'The centre has set no approval route for this business yet, so it cannot be submitted; please tell the centre',
  },
  BUSINESS_NOT_OPEN: { zh: '该业务尚未开通', en: 'This business is not open yet' },
  CASE_FINISHED: { zh: '这笔业务已经结束，不能再操作', en: 'The case has ended' },
  NOT_IN_THIS_STAGE: {
    zh: '业务当前环节不能进行这项操作，请刷新后查看最新状态',
    en: 'Not possible at the present stage; refresh to see where the case stands',
  },
  NOT_EDITABLE: {
    zh: '业务已提交，不能修改',
    en: 'The case has been submitted and cannot be edited',
  },
  STALE_DRAFT: {
    zh: '页面内容已在别处更新，请先查看最新内容',
    en: 'The draft has been changed elsewhere; look at the newer state first',
  },
  IF_MATCH_REQUIRED: {
    zh: '缺少版本号，请刷新页面后重试',
    en: 'If-Match with the draft version is required',
  },
  TASK_ALREADY_DECIDED: {
    zh: '这项任务已经办理，无需重复办理',
    en: 'The task has been decided already',
  },
  DECIDED_BY: {
    zh: '{name}已于{at}办理：{verb}',
    en: 'Already decided by {name} at {at}: {verbEn}',
  },
  ALREADY_DECIDED_ONCE: {
    zh: '中心已经开始审批，不能撤回',
    en: 'A decision has been made; the case can no longer be withdrawn',
  },
  ALREADY_REMINDED: { zh: '已经提醒过', en: 'Already reminded' },
  MAKER_MAY_NOT_CHECK: {
    zh: '经办与审批不能是同一个人',
    en: 'The maker may not check his own case',
  },
  SAME_PERSON_TWICE: {
    zh: '同一人不能在一笔业务中审批两次',
    en: 'The same person may not decide two levels',
  },
  NOT_YOUR_ROLE: { zh: '您没有办理这项任务的权限', en: 'Your role does not include this task' },
  NOT_YOUR_CASE: {
    zh: '只有本单位的经办人可以进行这项操作',
    en: 'Only an operator of the unit may do this',
  },
  CLAIMED_BY_ANOTHER: {
    zh: '这项任务已被其他人签收',
    en: 'The task has been claimed by someone else',
  },
  CLAIM_CHANGED: {
    zh: '这项任务刚刚已由另一人签收，没有退还；请核对后再操作',
    en: 'Somebody else has just claimed the task, and it was not released; look again',
  },
  CLAIM_FIRST: { zh: '请先签收再办理', en: 'Claim the task first' },
  OPINION_REQUIRED: {
    zh: '退回或不同意时须填写意见',
    en: 'An opinion is required to return or reject',
  },
  NOTHING_TO_SUBMIT: { zh: '清册中没有可提交的内容', en: 'There is nothing to submit' },
  FINDINGS_REMAIN: {
    zh: '清册中还有{count}条数据需要修改',
    en: '{count} rows still need correction',
  },
  PAPERS_MISSING: { zh: '还缺少材料：{papers}', en: 'Papers missing: {papersEn}' },
  CONFLICTING_CASE: {
    zh: '业务{businessNo}正在办理，结束后才能提交本业务',
    en: 'Case {businessNo} is under way and must end first',
  },
  CONFLICTING_CASE_ELSEWHERE: {
    zh: '其中有缴存人正由其他单位办理相关业务，该业务结束后才能提交本业务；如需了解，请联系中心',
    en: 'Another unit has a case under way about one of these people, which must end first; ask the centre if in doubt',
  },
  LEVEL_BY_PEOPLE: {
    zh: '人数{people}人，超过{limit}人',
    en: '{people} people, more than {limit}',
  },
  LEVEL_BY_RISE: {
    zh: '月缴存额增幅超过{limit}%',
    en: 'the monthly total rises by more than {limit} %',
  },
  LEVEL_TOGETHER: {
    zh: '（与近30天已入账的同类业务合计）',
    en: ' (together with what was posted by the same business within 30 days)',
  },
  FORM_INVALID: {
    zh: '内容填写不完整或格式不正确：{fields}',
    en: 'The form is incomplete or malformed: {fields}',
  },
  FIELD_READ_ONLY: {
    zh: '{field}不允许在本业务中修改',
    en: '{fieldEn} may not be changed in this business',
  },
  FIELD_UNKNOWN: { zh: '没有这个项目：{field}', en: 'No such field: {fieldEn}' },
  FIELD_UNCHANGED: { zh: '{field}与原内容相同', en: '{fieldEn} is unchanged' },
  FIELD_REQUIRED: { zh: '{field}不能为空', en: '{fieldEn} is required' },
  FIELD_TOO_LONG: {
    zh: '{field}不能超过{max}个字符',
    en: '{fieldEn} may not exceed {max} characters',
  },
  FIELD_MALFORMED: { zh: '{field}：应为{rule}', en: '{fieldEn}: {ruleEn} expected' },
  FIELD_CODE_UNKNOWN: {
    zh: '{field}不在可选范围内',
    en: '{fieldEn} is not one of the listed values',
  },
  FIELD_MOVED_ON: {
    zh: '{field}在提交后已被其他业务修改，请重新办理',
    en: '{fieldEn} has been changed by another case since',
  },
  CHOOSE_MEMBER: { zh: '请先选择缴存人', en: 'Choose a member first' },
  MEMBER_NOT_FOUND: { zh: '本单位没有这个个人账号', en: 'No such account in this unit' },
  REGISTER_MOVED: {
    zh: '清册中有账户在审批期间发生变化，入账未执行',
    en: 'Accounts of the register changed meanwhile; nothing was posted',
  },
  POSTING_FAILED: {
    zh: '入账未能完成（{kind}），请运维人员检查后重试',
    en: 'The posting failed ({kind}); operations must look and retry',
  },
  PARKED_TOO_LONG: { zh: '入账待处理超过期限，已自动终止', en: 'Parked for too long, given up' },
  WRITE_REFUSED: {
    zh: '系统无法保存这项操作，请联系中心',
    en: 'The act could not be stored; please call the centre',
  },
  CASE_OUT_OF_STEP: {
    zh: '业务流程状态不一致，已通知运维人员处理，您的数据未受影响',
    en: 'The process and its record disagree; operations have been told, your data are untouched',
  },
  EDITED_SINCE: { zh: '草稿在期限内有修改', en: 'The draft has been edited within its limit' },
  REASON_REQUIRED: { zh: '请填写终止原因', en: 'A reason is required' },
  REQUEST_ID_REUSED: {
    zh: '同一请求号不能用于不同内容',
    en: 'The same request id was used with another body',
  },
  REQUEST_ID_REQUIRED: { zh: '缺少请求号（Idempotency-Key）', en: 'Idempotency-Key is required' },
  ENGINE_UNREACHABLE: {
    zh: '流程服务暂时不可用，您的操作已保存，恢复后自动继续',
    en: 'The process engine is away; your act is kept and continues by itself',
  },
} as const satisfies Texts;
