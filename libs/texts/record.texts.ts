import type { Texts } from '#libs/texts/text';

/** Queries of what the hall keeps. */
export const RECORD_TEXTS = {
  DAY_UNKNOWN: {
    zh: '日历上没有{day}这一天，请重新选择日期',
    en: 'There is no such day as {day}; choose another',
  },
  DAYS_REVERSED: {
    zh: '起始日期{from}晚于截止日期{to}，请调换后再查询',
    en: 'The first day {from} is after the last day {to}; change them and ask again',
  },
  FLOW_ENTRY_NOT_FOUND: { zh: '本单位没有这笔业务流水', en: 'No such entry in this unit’s flow' },
  MEMBERS_TOO_MANY: {
    zh: '查到的缴存人超过{max}人，一次最多导出{max}人：请加上单位账号、状态或更具体的查询内容',
    en: 'More than {max} members are found, and one file takes {max}: add a unit, a status or more of the words',
  },
  QUERY_NOT_FOUND: { zh: '没有这项查询', en: 'There is no such query' },
  PRINT_NOT_FOUND: { zh: '没有这份打印文件', en: 'There is no such print' },
  PRINT_NOT_READY: {
    zh: '打印文件正在生成，请稍候再打开',
    en: 'The document is being made; open it in a moment',
  },
  PRINT_TOO_LONG: {
    zh: '符合条件的记录超过{max}条，打印不便查看。请缩短查询日期，或导出Excel',
    en: 'More than {max} records fit, too many for paper. Choose fewer days, or export a spreadsheet',
  },
  NOTHING_TO_PRINT: {
    zh: '所选条件下没有记录，无须打印。请调整查询条件',
    en: 'Nothing fits what was asked, so there is nothing to print; ask for something else',
  },
} as const satisfies Texts;
