import type { Texts } from '#libs/texts/text';

/** What an operator is to do with a case that is in his hands, by its stage. */
export const TODO_TEXTS = {
  returned: {
    zh: '按退回意见修改后重新提交：{opinion}',
    en: 'Correct it as the opinion asks, and submit again: {opinion}',
  },
  lapsed: {
    zh: '审批超期退回，可直接重新提交',
    en: 'Nobody decided in time: submit it again as it is',
  },
  scanning: {
    zh: '上传所需材料后提交审批',
    en: 'Bring the papers and send it for approval',
  },
  scanningNoApproval: {
    zh: '上传所需材料后提交办理',
    en: 'Bring the papers and submit it: no approval is asked',
  },
  withdrawn: {
    zh: '修改后重新提交，不再办理的请作废',
    en: 'Change it and submit again, or discard it',
  },
  draft: {
    zh: '尚未提交：核对后提交，不再办理的请作废',
    en: 'Not submitted yet: check and submit it, or discard it',
  },
  asked: {
    zh: '其他单位请求转移：核对后办理，不同意的请说明原因',
    en: 'Another unit asks for it: check and complete it, or refuse and say why',
  },
} as const satisfies Texts;
