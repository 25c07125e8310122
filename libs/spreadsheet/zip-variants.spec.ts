import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import { partsOf, sheetXml } from '#test/builders/raw-xlsx.builder';
import { rowsOf } from '#test/builders/workbook.builder';

const PARTS = partsOf({
  'xl/worksheets/sheet1.xml': sheetXml('<row r="1"><c t="str"><v>张三</v></c></row>'),
});
type Add = (zip: ZipFile, name: string, content: Buffer) => void;

async function archived(add: Add, forceZip64Format = false): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(PARTS)) {
    if (typeof content !== 'string') throw new Error('parts of text only');
    add(zip, name, Buffer.from(content));
  }
  zip.end({ forceZip64Format, comment: '' });
  return buffer(zip.outputStream);
}

const plain: Add = (zip, name, content) => {
  zip.addBuffer(content, name);
};
/** Sizes come behind the content: the writer did not know them before. */
const described: Add = (zip, name, content) => {
  zip.addReadStream(Readable.from([content]), name);
};
const large: Add = (zip, name, content) => {
  zip.addBuffer(content, name, { forceZip64Format: true });
};
const largeDescribed: Add = (zip, name, content) => {
  zip.addReadStream(Readable.from([content]), name, { forceZip64Format: true });
};

describe('a workbook as payroll programs pack it', () => {
  it.each<[string, Add, boolean]>([
    ['plainly', plain, false],
    ['with its sizes behind the content', described, false],
    ['with an end record of ZIP64', plain, true],
    ['with sizes of ZIP64', large, false],
    ['with sizes of ZIP64 behind the content, and its end record', largeDescribed, true],
  ])('is read %s', async (_, add, zip64) => {
    const file = await archived(add, zip64);
    expect((await rowsOf(file)).map(({ cells }) => cells)).toEqual([['张三']]);
  });

  it('cut off behind its content is refused', async () => {
    const file = await archived(largeDescribed, true);
    await expect(rowsOf(file.subarray(0, file.length - 30))).rejects.toMatchObject({
      code: 'FILE_NOT_SPREADSHEET',
    });
  });
});
