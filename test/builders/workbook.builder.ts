import { xlsxStream, type OutCell } from '#libs/spreadsheet/write-sheet';

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
