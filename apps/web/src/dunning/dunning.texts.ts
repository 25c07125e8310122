import { areaTexts } from '../i18n/texts';

export const DUNNING_TEXTS = areaTexts('dunning', {
  title: ['催缴清单', 'Months to be paid'],
  help: [
    '截至所选年月尚未核定或尚未缴清的单位；未核定月份的金额按现有人员和基数预计。',
    'Units with months not assessed or not paid up to the month chosen; amounts of months not assessed are expected from people and bases as they are.',
  ],
  conditions: ['查询条件', 'Conditions'],
  throughMonth: ['截至年月', 'Up to'],
  branch: ['管理部', 'Branch'],
  allBranches: ['全部管理部', 'All branches'],
  unitWords: ['单位账号或名称', 'Unit account or name'],
  totals: [
    '共{{units}}个单位、{{months}}个月；其中已核定的未缴{{open}}元，未核定{{unassessed}}个月',
    '{{units}} unit(s), {{months}} month(s): {{open}} open of those assessed, {{unassessed}} month(s) not assessed',
  ],
  ask: ['查询', 'Search'],
  none: ['没有需要催缴的单位', 'Nothing is to be paid'],
  unit: ['单位', 'Unit'],
  contact: ['联系人', 'Contact'],
  month: ['汇缴年月', 'Month'],
  state: ['状态', 'State'],
  unassessed: ['未核定（预计）', 'Not assessed (expected)'],
  unpaid: ['待缴款', 'To be paid'],
  businessNo: ['业务流水号', 'Number'],
  people: ['人数', 'People'],
  due: ['应缴合计', 'Total due'],
  open: ['未缴金额', 'Open'],
  deadline: ['缴款截止日', 'Deadline'],
  overdue: ['逾期 {{days}} 天', '{{days}} day(s) overdue'],
  list: ['催缴清单', 'Months to be paid'],
});
