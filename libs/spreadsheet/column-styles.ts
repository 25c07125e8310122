import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { letterOf } from '#libs/spreadsheet/column-letters';
import { zipped, type ZipPart } from '#libs/spreadsheet/zip-writer';

const FIRST_SHEET = 'xl/worksheets/sheet1.xml';
/** As the writer writes them: a column's width, and a cell of the second row with the column's style. */
const COLUMN = /<col min="(\d+)"/g;
const STYLED_CELL = /<c r="([A-Z]+)2"[^>]* s="(\d+)"/g;

/**
 * The workbook with the style of each cell in its second row given to the whole column: what is typed into row 3 or
 * pasted into row 3,000 keeps its form too. The writer styles cells only.
 */
export async function withColumnStyles(workbook: Uint8Array): Promise<Uint8Array> {
  const read = await fromBufferPromise(Buffer.from(workbook), { lazyEntries: true });
  const parts: ZipPart[] = [];
  for await (const entry of read.eachEntry()) {
    const content = await buffer(await read.openReadStreamPromise(entry));
    const styled = entry.fileName === FIRST_SHEET ? styledColumns(content.toString()) : content;
    parts.push({ name: entry.fileName, content: [Buffer.from(styled)] });
  }
  return buffer(zipped(parts));
}

function styledColumns(sheet: string): string {
  const styles = new Map(
    [...sheet.matchAll(STYLED_CELL)].map(([, letter, style]) => [letter, style]),
  );
  return sheet.replace(COLUMN, (column, number: string) => {
    const style = styles.get(letterOf(Number(number) - 1));
    return style === undefined ? column : `<col style="${style}" min="${number}"`;
  });
}
