import { plainIdentifierOf } from '#libs/values/identifier';
import { nameOf } from '#libs/values/name';
import { readYuan } from '#libs/values/yuan';
import { UnreadableCell, type SheetRow } from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';

/** Marks the example row of a template in its first column. */
export const EXAMPLE_MARK = '示例';

/** What the example row holds, by column. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  rowNo: EXAMPLE_MARK,
  accountNo: '100000000001',
  name: '张三',
  idNumber: '410303198801010012',
  baseAfterFen: '6000.00',
};

const SAME: Readonly<Record<string, (typed: string, example: string) => boolean>> = {
  accountNo: (typed, example) => plainIdentifierOf(typed) === example,
  idNumber: (typed, example) => plainIdentifierOf(typed) === example,
  name: (typed, example) => nameOf(typed) === example,
  baseAfterFen: (typed, example) => readYuan(typed) === readYuan(example),
};

/** A person typed over the example, its mark left standing, is a person: only the untouched row is the example. */
export function isExample(row: SheetRow, header: Header): boolean {
  const mark = row.cells[header.positions['rowNo'] ?? 0];
  if (typeof mark !== 'string' || mark.trim() !== EXAMPLE_MARK) return false;
  return Object.entries(SAME).every(([key, same]) => {
    const position = header.positions[key];
    if (position === undefined) return true;
    const cell = row.cells[position] ?? '';
    return !(cell instanceof UnreadableCell) && same(cell, EXAMPLE[key] ?? '');
  });
}
