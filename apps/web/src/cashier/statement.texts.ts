import { areaTexts } from '../i18n/texts';

/** What a statement of the bank would bring. */
export const STATEMENT_TEXTS = areaTexts('statement', {
  checkTitle: ['对账单内容', 'What the statement holds'],
  file: ['文件', 'File'],
  fileDays: ['交易日期', 'Days'],
  fileLines: ['明细', 'Lines'],
  fileCount: [
    '{{lines}}笔，另有{{refused}}行无法读取',
    '{{lines}}, and {{refused}} that cannot be read',
  ],
  fileIn: ['收入合计（元）', 'Received (yuan)'],
  fileOut: ['支出合计（元）', 'Paid out (yuan)'],
  fileClosing: ['期末余额（元）', 'Closing balance (yuan)'],
  gap: [
    '文件的期初余额{{opening}}元，与该账户{{day}}对账单余额{{last}}元不一致：请核对所选账户，或先导入其间的对账单',
    'The file begins with {{opening}} yuan, the last statement of this account ended with {{last}} on {{day}}: check the account, or bring the days between first',
  ],
  bringIt: ['确认导入', 'Bring it'],
});
