import type { SheetCell } from '#libs/spreadsheet/sheet';
import { rowsOf } from '../../builders/workbook.builder';
import type { ChosenFile } from './register';

/** An xlsx file as it lies on somebody's computer. */
export function xlsxFile(name: string, buffer: Buffer): ChosenFile {
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  };
}

/** Every row of a file, as the hall's own reader sees it. */
export async function cellsOf(file: Buffer): Promise<(readonly SheetCell[])[]> {
  return (await rowsOf(file)).map(({ cells }) => cells);
}

export async function titlesOf(file: Buffer): Promise<readonly SheetCell[]> {
  return (await cellsOf(file))[0] ?? [];
}
