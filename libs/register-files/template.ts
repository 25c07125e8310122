import type { Column, ColumnKind } from '#libs/businesses/column';
import type { Choice } from '#libs/businesses/column-value';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { EXAMPLE_MARK } from '#libs/register-files/example';
import { instructionsOf } from '#libs/register-files/instructions';
import type { OutCell, OutColumn } from '#libs/spreadsheet/out-sheet';
import { csvStream, templateWorkbook } from '#libs/spreadsheet/write-sheet';

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 14,
  identifier: 22,
  money: 18,
  'row-number': 14,
  month: 14,
  date: 14,
  dictionary: 18,
  phone: 16,
  ratio: 10,
};

/** 下载模板: the business's columns, one example row that an import ignores, and how to fill it in. */
export function templateXlsx(
  business: RegisterBusiness,
  choices: readonly Choice[] = [],
): Promise<Uint8Array> {
  const columns = templateColumns(business);
  return templateWorkbook({
    sheetName: business.title.zh,
    columns: columns.map((column) => withChoices(column, choices)),
    rows: [columns.map((column) => exampleOf(column, choices))],
    instructionsName: '填写说明',
    instructions: instructionsOf(business, columns),
  });
}

export function templateCsv(
  business: RegisterBusiness,
  choices: readonly Choice[] = [],
): ReadableStream<Uint8Array> {
  const columns = templateColumns(business);
  return csvStream(columns.map(outColumn), [columns.map((column) => exampleText(column, choices))]);
}

/** A column of a file, whatever stands in it. */
export function outColumn(column: Column): OutColumn {
  return { title: column.title.zh, kind: sheetKind(column), width: WIDTHS[column.kind] };
}

/** A column that offers what may stand in it. */
export function withChoices(column: Column, choices: readonly Choice[]): OutColumn {
  const offered =
    column.choices?.map(({ zh }) => zh) ??
    choices.filter(({ dictionary }) => dictionary === column.dictionary).map(({ label }) => label);
  return offered.length === 0 ? outColumn(column) : { ...outColumn(column), choices: offered };
}

/** Amounts are numbers; everything else stays as it is typed. */
function sheetKind({ kind }: Column): OutColumn['kind'] {
  return kind === 'money' || kind === 'identifier' ? kind : 'text';
}

function exampleOf(column: Column, choices: readonly Choice[]): OutCell {
  const example = exampleText(column, choices);
  return column.kind === 'money' && example !== '' ? Number(example) : example;
}

/** A code is shown by what the list offers for it. */
function exampleText(
  { key, dictionary, example = '' }: Column,
  choices: readonly Choice[],
): string {
  if (key === 'rowNo') return EXAMPLE_MARK;
  const choice = choices.find((one) => one.dictionary === dictionary && one.code === example);
  return choice?.label ?? example;
}

function templateColumns(business: RegisterBusiness): Column[] {
  return business.columns.filter(({ inTemplate }) => inTemplate);
}
