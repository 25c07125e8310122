import { areaTexts } from '../i18n/texts';

export const VERIFY_TEXTS = areaTexts('verify', {
  title: ['回执核验', 'Check a receipt'],
  help: [
    '输入回执上的业务流水号和校验码，或扫描回执上的二维码。',
    'Enter the number and the code printed on the receipt, or scan its QR code.',
  ],
  no: ['业务流水号', 'Business number'],
  code: ['校验码', 'Verification code'],
  check: ['查询', 'Check'],
  missing: ['请填写{{field}}', 'Enter: {{field}}'],
  toFill: ['请先补充以下内容', 'Please complete the following'],
  result: ['核验结果', 'Result'],
  valid: ['该回执由本中心出具', 'This receipt was issued by the centre'],
  invalid: ['未查到该回执', 'No such receipt'],
  invalidHelp: [
    '请核对业务流水号和校验码。仍有疑问时，请联系公积金管理中心。',
    'Check the number and the code. If in doubt, ask the fund centre.',
  ],
  business: ['业务名称', 'Service'],
  compare: [
    '请与纸质回执逐项核对；不一致的，以本页为准。',
    'Compare each line with the paper; where they differ, this page is right.',
  ],
  unit: ['单位', 'Unit'],
  member: ['缴存人', 'Member'],
  changed: ['变更项目', 'Changed'],
  members: ['人员', 'People named'],
  andOthers: ['等 {{n}} 人', ' and others, {{n}} in all'],
  branch: ['办理网点', 'Branch'],
  finishedAt: ['办结时间', 'Completed'],
  pages: ['页数', 'Pages'],
  hash: ['文件摘要（SHA-256）', 'Document digest (SHA-256)'],
});
