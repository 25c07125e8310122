import type { RegisterBusiness, RegisterColumn } from '#libs/businesses/business';
import { EXAMPLE, EXAMPLE_MARK } from '#libs/register-files/example';
import {
  csvStream,
  templateWorkbook,
  type OutCell,
  type OutColumn,
} from '#libs/spreadsheet/write-sheet';

const WIDTHS: Readonly<Record<RegisterColumn['kind'], number>> = {
  text: 14,
  identifier: 22,
  money: 18,
};

/** 下载模板: the business's columns, one example row that an import ignores, and how to fill it in. */
export function templateXlsx(business: RegisterBusiness): Promise<Uint8Array> {
  const columns = templateColumns(business);
  return templateWorkbook({
    sheetName: business.title.zh,
    columns: columns.map(outColumn),
    example: columns.map(exampleOf),
    instructionsName: '填写说明',
    instructions: instructions(business, columns),
  });
}

export function templateCsv(business: RegisterBusiness): ReadableStream<Uint8Array> {
  const columns = templateColumns(business);
  return csvStream(columns.map(outColumn), [columns.map(({ key }) => EXAMPLE[key] ?? '')]);
}

export function outColumn(column: RegisterColumn): OutColumn {
  const choices = column.choices?.map(({ zh }) => zh);
  const out = { title: column.title.zh, kind: column.kind, width: WIDTHS[column.kind] };
  return choices === undefined ? out : { ...out, choices };
}

function exampleOf({ key, kind }: RegisterColumn): OutCell {
  const example = EXAMPLE[key] ?? '';
  return kind === 'money' ? Number(example) : example;
}

function templateColumns(business: RegisterBusiness): RegisterColumn[] {
  return business.columns.filter(({ inTemplate }) => inTemplate);
}

function instructions(business: RegisterBusiness, columns: readonly RegisterColumn[]): string[] {
  const required = columns.filter((column) => column.required).map(({ title }) => title.zh);
  return [
    `${business.title.zh}批量导入填写说明`,
    '1. 请在第一张表中填写，每人一行，不要改动表头。',
    `2. 必填列：${required.join('、')}。`,
    '3. 姓名和证件号码须与个人账号的登记信息一致。',
    '4. 金额以元为单位，最多两位小数；个人账号和证件号码为文本格式，请勿改为数字。',
    `5. “${EXAMPLE_MARK}”行未改动时导入自动忽略，可以删除，也可以直接改成第一个人。`,
    '6. 一个文件最多100,000行、20MB；支持xlsx和csv（UTF-8或GB18030）。',
  ];
}
