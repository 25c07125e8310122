import type { SheetRow } from '#libs/spreadsheet/sheet';
import { sheetsOf } from '#libs/spreadsheet/sheet-rows';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';

const TITLES = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];

/** A real xlsx file with these rows under the template's header. */
export function workbook(
  rows: readonly (readonly OutCell[])[],
  titles: readonly string[] = TITLES,
): Promise<Buffer> {
  const columns = titles.map((title) => ({ title, kind: 'text' as const, width: 16 }));
  return bytesOf(xlsxStream('基数调整', columns, rows));
}

export async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(stream).arrayBuffer());
}

/** Every row of the file's sheets, as the hall's own reader sees them; of a csv by its likeliest separator. */
export async function rowsOf(file: Buffer): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const sheets = await sheetsOf(file);
  for (const sheet of sheets[0]?.name === '' ? sheets.slice(0, 1) : sheets)
    for await (const batch of sheet.rows()) rows.push(...batch.rows);
  return rows;
}
