import type { SheetCell } from '#libs/spreadsheet/sheet';
import { sheetRows } from '#libs/spreadsheet/sheet-rows';

/** Every row of a file, as the hall's own reader sees it. */
export async function cellsOf(file: Buffer): Promise<(readonly SheetCell[])[]> {
  const rows: (readonly SheetCell[])[] = [];
  for await (const batch of sheetRows(file)) rows.push(...batch.rows.map((row) => row.cells));
  return rows;
}

export async function titlesOf(file: Buffer): Promise<readonly SheetCell[]> {
  return (await cellsOf(file))[0] ?? [];
}
