import type { Texts } from '#libs/texts/text';

/** Registers: entry, import and posting, whatever the business. */
export const REGISTER_TEXTS = {
  ROW_ALREADY_THERE: {
    zh: '该缴存人已在清册第{rowNo}行，请直接修改该行',
    en: 'This member is already in row {rowNo}; change that row',
  },
  NOBODY_FITS: {
    zh: '本单位 {count} 个账户中没有符合条件的，未录入任何人；请核对所填内容',
    en: 'None of the unit’s {count} accounts fits what was typed; nobody was entered',
  },
  ROW_NOT_FOUND: {
    zh: '清册中没有这一行，请刷新后查看',
    en: 'No such row in the register; refresh the page',
  },
  ROWS_CHOSEN_TWICE: {
    zh: '数据的选择方式只能用一种：按行号、全部、除某些行以外的全部或有问题的',
    en: 'Choose rows in one way only: by number, all, all but some, or those with findings',
  },
  ROWS_COUNT_MISSING: {
    zh: '按条件删除时须给出页面上显示的条数（count）',
    en: 'A deletion by condition says how many rows the page showed (count)',
  },
  ROWS_NOT_AS_SHOWN: {
    zh: '符合条件的数据现有{found}条，与确认的{count}条不同，一条也没有删除，请核对后重新选择',
    en: '{found} rows match now, not the {count} you confirmed; none was deleted. Look again and choose anew',
  },
  NO_ROW_CHOSEN: { zh: '请先选择清册中的数据', en: 'Choose rows of the register first' },
  REGISTER_FULL: { zh: '清册最多{max}行', en: 'A register holds at most {max} rows' },
  ACCOUNT_NOT_IN_UNIT: { zh: '本单位没有这个个人账号', en: 'No such account in this unit' },
  POSTING_AMOUNTS_MOVED: {
    zh: '审批后第{rowNo}行等{count}行的金额已不同，未入账。审批时月缴存额合计：前{approvedBefore}元、后{approvedAfter}元；现在：前{nowBefore}元、后{nowAfter}元。请终止后由单位重新办理',
    en: 'Amounts of {count} row(s), first of row {rowNo}, differ from those approved; nothing was posted. Monthly totals approved: {approvedBefore} before, {approvedAfter} after; now {nowBefore} and {nowAfter}. Abandon the case and let the unit submit anew',
  },
  POSTING_ROW_REFUSED: {
    zh: '清册第{rowNo}行等{count}行在审批期间发生变化，不再符合规定，入账未执行。第{rowNo}行：{reason}',
    en: '{count} rows, row {rowNo} first, changed during approval and no longer hold; nothing was posted. Row {rowNo}: {reasonEn}',
  },
  TERMS_UNKNOWN: {
    zh: '{month}的缴存参数尚未公布',
    en: 'The parameters of {month} are not published',
  },
  VALUE_REQUIRED: { zh: '不能为空', en: 'Required' },
  TEMPLATE_WITHOUT_PEOPLE: {
    zh: '带现有人员的模板只有xlsx格式，且本业务须以个人账户为对象',
    en: 'A template with present people is an xlsx, of a business about accounts',
  },
  VALUE_MALFORMED: { zh: '应为{rule}', en: 'Expected: {ruleEn}' },
  VALUE_TOO_LONG: { zh: '最多{max}个字', en: 'At most {max} characters' },
  VALUE_NOT_IN_LIST: {
    zh: '不在可选项中，请从模板的下拉列表中选择',
    en: 'Not among the choices; pick one from the template’s list',
  },
  DAY_DOES_NOT_EXIST: { zh: '没有这一天，请核对日期', en: 'There is no such day' },
  NAME_DIFFERS: {
    zh: '姓名与该个人账号的登记信息不一致',
    en: 'The name differs from the account’s record',
  },
  ID_NUMBER_DIFFERS: {
    zh: '证件号码与该个人账号的登记信息不一致',
    en: 'The ID number differs from the account’s record',
  },
  AMOUNT_MALFORMED: {
    zh: '应为金额，最多两位小数',
    en: 'An amount with at most two decimals is expected',
  },
  AMOUNT_TOO_FINE: {
    zh: '实际保存的是{shown}，超过两位小数（表格按格式只显示{rounded}）。请填写{rounded}，或用ROUND(…,2)取两位小数后重新上传',
    en: 'The cell holds {shown}, more than two decimals (its format may show {rounded}). Enter {rounded}, or round by ROUND(…,2), and upload again',
  },
  CELLS_BEYOND_TITLES: {
    zh: '该行的单元格比表头多，可能是金额中的逗号把一列分成了两列。带逗号的金额请加英文双引号，或去掉逗号',
    en: 'The line has more cells than titles; a comma in an amount may have parted it. Put such amounts in quotation marks, or leave the comma out',
  },
  CELL_TOO_LONG: {
    zh: '单元格超过{max}个字符，请只保留本列要填的内容',
    en: 'The cell is longer than {max} characters; keep only what belongs in this column',
  },
  NUMBER_CUT: {
    zh: '被表格当作数字保存，末几位已经丢失；请将该列设为“文本”格式，重新填写后再上传',
    en: 'A spreadsheet kept this as a number and cut it; format the column as text, fill it in again, and upload',
  },
  FORMULA_WITHOUT_VALUE: {
    zh: '单元格是公式且没有计算结果，请粘贴为数值后重新上传',
    en: 'The cell is a formula without a result; paste it as a value',
  },
  CELL_IS_ERROR: {
    zh: '单元格显示错误值{shown}，请改正后重新上传',
    en: 'The cell shows the error {shown}; correct it',
  },
  CHARACTER_LOST: {
    zh: '“{shown}”中有丢失的字符（问号或乱码）。请重新填写，或将文件另存为xlsx后上传',
    en: '“{shown}” has lost a character (question mark or bad byte). Type it again, or save the file as xlsx',
  },
  ROW_TWICE_IN_FILE: {
    zh: '该个人账号在第{lineNo}行已出现',
    en: 'This account already stands in line {lineNo}',
  },
  FILE_TOO_LARGE: {
    zh: '文件不能超过{max}MB，请分批上传',
    en: 'A file may not exceed {max} MB; split it',
  },
  FILE_UNPACKS_TOO_LARGE: {
    zh: '文件解压后过大（上限{max}MB），请删除无关内容后重新上传',
    en: 'The file unpacks to far too much (limit {max} MB); remove what is not needed',
  },
  FILE_TOO_MANY_ROWS: {
    zh: '一个文件最多{max}行数据，请分批上传',
    en: 'A file may hold at most {max} rows; split it',
  },
  FILE_MOSTLY_BLANK: {
    zh: '表格中有大量只有格式的空行或空列，请把有数据的行复制到下载的模板中再上传',
    en: 'The sheet has far too many rows or columns with a format and no content; copy the rows with data into the template',
  },
  FILE_TOO_MANY_TEXTS: {
    zh: '文件中不同的文字太多（最多{max}个）或文字内的格式太多，请只把需要的列复制到下载的模板中再上传',
    en: 'The file holds too many texts (at most {max}) or too many formats within them; copy only the columns that are needed into the template',
  },
  FILE_TOO_MANY_COLUMNS: {
    zh: '一个文件最多{max}列，请使用下载的模板',
    en: 'A file may have at most {max} columns; use the template',
  },
  FILE_CELL_TOO_LONG: {
    zh: '第{lineNo}行有单元格超过{max}个字符',
    en: 'Line {lineNo} has a cell longer than {max} characters',
  },
  FILE_IS_XLS: {
    zh: '这是旧版Excel文件（.xls）或WPS表格文件（.et）。请用Excel或WPS打开，选择“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传',
    en: 'This is an old Excel file (.xls) or one of WPS (.et). Open it, choose “Save as”, type “Excel Workbook (*.xlsx)”, and upload that',
  },
  FILE_OF_OTHER_PROGRAM: {
    zh: '这是{kind}文件。请用Excel或WPS打开，选择“另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传',
    en: 'This is a {kind} file. Open it, choose “Save as”, type “Excel Workbook (*.xlsx)”, and upload that',
  },
  FILE_PART_MISSING: {
    zh: '文件不完整，缺少其中的{part}。请用Excel或WPS打开，另存为新的xlsx后上传',
    en: 'The file is incomplete: its part {part} is missing. Open it and save it as a new xlsx',
  },
  FILE_PART_TWICE: {
    zh: '文件中有两份{part}，无法确定以哪份为准。请用Excel或WPS打开，另存为新的xlsx后上传',
    en: 'The file holds {part} twice, so that its content is not certain. Open it and save it as a new xlsx',
  },
  FILE_QUOTE_OPEN: {
    zh: 'csv文件第{lineNo}行有不配对的英文双引号，其后的数据无法识别。请改正该行，或另存为xlsx后上传',
    en: 'Line {lineNo} of the csv has a quotation mark without its partner, so that what follows cannot be told apart. Correct the line, or save the file as xlsx',
  },
  FILE_ENCRYPTED: {
    zh: '文件设有打开密码，请取消密码后重新上传',
    en: 'The file is protected by a password; remove it first',
  },
  FILE_NOT_SPREADSHEET: {
    zh: '文件不是xlsx或csv表格，或已经损坏',
    en: 'The file is not an xlsx or csv table, or it is damaged',
  },
  FILE_ENCODING_UNKNOWN: {
    zh: 'csv文件的编码无法识别，请另存为UTF-8或GB18030',
    en: 'The encoding of the csv file is not UTF-8 or GB18030',
  },
  FILE_HEADER_MISSING: {
    zh: '没有找到表头，缺少列：{columns}。请使用下载的模板',
    en: 'No header row found; missing columns: {columnsEn}. Use the template',
  },
  FILE_SHEETS_WITHOUT_HEADER: {
    zh: '工作表{sheets}中都没有找到完整的表头，最接近的缺少列：{columns}。请使用下载的模板',
    en: 'None of the sheets {sheetsEn} has the whole header; the nearest lacks: {columnsEn}. Use the template',
  },
  FILE_SHEET_REFUSED: {
    zh: '工作表“{sheet}”：{reason}',
    en: 'Sheet “{sheet}”: {reasonEn}',
  },
  FILE_COLUMN_TWICE: {
    zh: '第{lineNo}行表头中“{column}”出现两次（{first}列和{second}列{hidden}），请只保留一列',
    en: 'The header in line {lineNo} has “{column}” twice (columns {first} and {second}{hiddenEn}); keep one',
  },
  IMPORT_HAS_HIDDEN_ROWS: {
    zh: '文件中有{count}人所在的行被隐藏（第{lines}行），请选择一并导入或不导入',
    en: '{count} people stand on hidden rows (lines {linesEn}): choose whether to take them',
  },
  IMPORT_FILE_GONE: {
    zh: '这次导入的文件已经删除',
    en: 'The file of this import has been removed',
  },
  FILE_EMPTY: { zh: '文件中没有数据', en: 'The file holds no rows' },
  IMPORT_NOT_FOUND: { zh: '没有找到这次导入', en: 'No such import' },
  IMPORT_NOT_CHECKED: {
    zh: '文件尚未检查完成或已经处理，不能录入清册',
    en: 'The file has not been checked, or has been dealt with already',
  },
  IMPORT_HAS_FINDINGS: {
    zh: '文件中有{count}行错误，请修改后重新上传，或选择只录入正确的数据',
    en: '{count} rows have errors: correct the file, or take the good rows only',
  },
  IMPORT_NOTHING_GOOD: {
    zh: '文件中没有可以录入的数据',
    en: 'The file has no row that can be taken',
  },
  IMPORT_LINES_MISSING: {
    zh: '这次导入的数据已不完整，清册未作改动，请重新上传文件',
    en: 'Lines of this import are missing; nothing was changed, upload the file again',
  },
  IMPORT_INTERRUPTED: {
    zh: '导入中断，请重新上传文件',
    en: 'The import was interrupted; upload the file again',
  },
  IMPORT_UNDER_WAY: {
    zh: '本业务有文件正在导入，请等待完成或取消后再上传',
    en: 'A file is being imported already; wait for it or cancel it',
  },
} as const satisfies Texts;
