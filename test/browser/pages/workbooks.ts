import type { SheetCell } from '#libs/spreadsheet/sheet';
import { rowsOf } from '../../builders/workbook.builder';

/** Every row of a file, as the hall's own reader sees it. */
export async function cellsOf(file: Buffer): Promise<(readonly SheetCell[])[]> {
  return (await rowsOf(file)).map(({ cells }) => cells);
}

export async function titlesOf(file: Buffer): Promise<readonly SheetCell[]> {
  return (await cellsOf(file))[0] ?? [];
}
