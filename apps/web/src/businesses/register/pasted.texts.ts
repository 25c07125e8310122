import { areaTexts } from '../../i18n/texts';

/** What is said otherwise of an import whose lines were pasted. */
export const PASTED_TEXTS = areaTexts('pasted', {
  title: ['粘贴多行', 'Pasted lines'],
  waiting: [
    '正在排队检查，前面还有文件，当前排在第 {{n}} 位',
    'Files are being checked first; your lines are number {{n}}',
  ],
  allGood: ['粘贴的数据全部正确', 'Every line is good'],
  noneGood: [
    '没有可以录入的数据，请按提示修改粘贴的内容后重新检查',
    'No line can be taken: correct what you pasted and check it again',
  ],
  remarks: ['以下各行可以录入，请留意提示', 'These lines can be taken; note what is said of them'],
  line: ['粘贴的行', 'Line'],
  fixFirst: ['修改粘贴的内容后重新检查', 'Correct what you pasted and check it again'],
  takeGood: ['只录入正确的 {{n}} 行', 'Take only the {{n}} good lines'],
  willReplace: ['录入时替换清册中的数据', 'replaced when taken'],
  willKeep: ['录入时保留清册中的数据', 'kept when taken'],
  replace: ['用粘贴的数据替换', 'Replace by what you pasted'],
  inFile: ['粘贴的内容', 'Pasted'],
  take: ['录入清册', 'Take into the register'],
  again: ['返回粘贴的内容', 'Back to what you pasted'],
  taken: ['已录入清册，共 {{n}} 条', 'Taken; {{n}} rows in the register'],
  cancelled: ['已取消录入，清册没有变化', 'Cancelled; the register is unchanged'],
  failed: ['粘贴的内容未能读取', 'What you pasted was not read'],
});
