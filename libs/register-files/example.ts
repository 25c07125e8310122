import type { Column } from '#libs/businesses/column';
import { columnReader, isRefused, type Choices } from '#libs/businesses/column-value';
import type { SheetRow } from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';
import { isBlankCell } from '#libs/register-files/blank-cell';
import { plainIdentifierOf } from '#libs/values/identifier';
import { nameOf } from '#libs/values/name';

/** Marks the example row of a template in its first column. */
export const EXAMPLE_MARK = '示例';

/** Code tables are not asked: what was chosen from a list does not make the example another person. */
const NO_CHOICES: Choices = new Map();

/** A person typed over the example, its mark left standing, is a person: only the untouched row is the example. */
export function isExample(row: SheetRow, { columns, positions }: Header): boolean {
  const mark = row.cells[positions['rowNo'] ?? 0];
  if (typeof mark !== 'string' || mark.trim() !== EXAMPLE_MARK) return false;
  return columns.every(({ column, position }) => isUntouched(column, row.cells[position] ?? null));
}

function isUntouched(column: Column, cell: SheetRow['cells'][number]): boolean {
  const { example = '', from, kind } = column;
  if (kind === 'dictionary' || (from !== 'typed' && from !== 'subject')) return true;
  if (example === '' || isBlankCell(cell)) return example === '' && isBlankCell(cell);
  return typeof cell === 'string' && readAs(column, cell) === readAs(column, example);
}

function readAs(column: Column, text: string): string {
  if (column.from === 'subject')
    return column.kind === 'text' ? nameOf(text) : plainIdentifierOf(text);
  const value = columnReader(column, NO_CHOICES)(text);
  return isRefused(value) ? text : String(value);
}
