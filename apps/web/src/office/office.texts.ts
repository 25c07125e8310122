import { areaTexts } from '../i18n/texts';

export const OFFICE_TEXTS = areaTexts('office', {
  title: ['缴存人信息查询', 'Member queries'],
  'tab.members': ['缴存人', 'Members'],
  'tab.member-changes': ['客户信息变更查询', 'Information changes'],
  'tab.status-changes': ['账户状态变更查询', 'Status changes'],
  help: [
    '查询所辖管理部各单位的缴存人；每次查询和查看都会记入审计日志。',
    'Members of the units of your branches; every search and look is written to the audit log.',
  ],
  by: ['查询方式', 'Search by'],
  'by.auto': ['自动识别', 'By what is typed'],
  'by.unit': ['单位账号', 'Unit account'],
  'by.name': ['姓名', 'Name'],
  'by.account': ['个人账号', 'Account'],
  'by.id': ['证件号码', 'ID number'],
  words: ['查询内容', 'Words'],
  wordsHelp: [
    '姓名、个人账号的开头，或完整的证件号码、单位账号；填写单位账号后可留空',
    'Beginning of a name or account, or a whole ID number or unit account; may be left empty with a unit',
  ],
  takenFor: ['按{{way}}查询', 'Searched as: {{way}}'],
  twoUnits: [
    '与“查询内容”中的单位账号不同，请只保留一个单位账号',
    'Another unit account stands in the words: keep only one of them',
  ],
  allUnits: ['所辖管理部各单位', 'All units of your branches'],
  unitNo: ['单位账号', 'Unit account'],
  account: ['个人账号', 'Account'],
  unit: ['单位', 'Unit'],
  asking: ['请输入查询内容或单位账号', 'Type words or the account of a unit'],
  found: ['查询结果', 'Found'],
});
