import type { OpinionPhrasesDto } from '#apps/api/tasks/task.dto';

/** Opinions reviewers give every day, offered as phrases. */
export const OPINION_PHRASES: OpinionPhrasesDto = {
  approve: ['同意', '材料齐全，同意办理', '经核对无误，同意'],
  return: [
    '材料不清晰，请重新上传',
    '材料与填写内容不一致，请核对',
    '请补充证明材料',
    '基数与工资表不符，请核对',
  ],
  reject: ['不符合办理条件', '材料不真实', '请到管理部柜台办理'],
};
