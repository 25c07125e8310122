import type { Text } from '#libs/texts/text';

/** Words printed on every receipt (domain 12). Documents are Chinese: they are evidence before Chinese authorities. */
export const CENTRE_NAME = '住房公积金管理中心';

/** How many a register is about, where its business has no word of its own. */
export const PEOPLE: Text = { zh: '人数', en: 'People' };
/** What a row is counted as unless its business says otherwise. */
export const PEOPLE_COUNTED: Text = { zh: '人', en: 'people' };

/** Who stands as the operator of what the schedule did by the unit's consent. */
export const AUTOMATIC_OPERATOR: Text = {
  zh: '系统自动办理（单位已授权）',
  en: 'By the system, as the unit agreed',
};

/** 单位承诺: what a submit says, shown before it and printed on the receipt. */
export const UNIT_PROMISE: Text = {
  zh: '本单位承诺：所提交的信息和材料真实、准确、完整、有效，并已如实告知所涉缴存人；如因提交内容不实造成损失或引起纠纷，由本单位承担相应法律责任。',
  en: 'The unit promises that what it submits is true, accurate, complete and valid, and that the members concerned have been told; it answers for damage and disputes that arise from untrue submissions.',
};
