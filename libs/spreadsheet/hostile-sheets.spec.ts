import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import { readingCost } from '#test/builders/reading-cost';
import {
  packed,
  partsOf,
  sheetXml,
  workbookOf,
  workbookRelations,
} from '#test/builders/raw-xlsx.builder';
import { rowsOf } from '#test/builders/workbook.builder';

const refusalOf = (file: Buffer) =>
  rowsOf(file).then(
    () => 'read',
    (error: unknown) => (error instanceof RuleViolation ? error.code : error),
  );

describe('a file made to blow up', () => {
  const numbered = (count: number, of: (at: string) => string) =>
    Array.from({ length: count }, (_, at) => of(String(at + 1))).join('');
  const quickly = async (file: Buffer) => {
    const { result, cpuMs, grownMb } = await readingCost(() => refusalOf(file));
    expect(cpuMs).toBeLessThan(2_000);
    expect(grownMb).toBeLessThan(200);
    return result;
  };

  it('claims to unpack to more than is allowed', async () => {
    expect(
      await quickly(workbookOf(sheetXml(''), { claimed: SHEET_LIMITS.unpackedBytes + 1 })),
    ).toBe('FILE_UNPACKS_TOO_LARGE');
  }, 60_000);

  it('claims little and unpacks to a hundred times as much', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, ' ');
    const bomb = deflateRawSync(Buffer.concat(Array.from({ length: 64 }, () => megabyte)));
    expect(await quickly(workbookOf({ deflated: bomb }, { claimed: 10_000 }))).toBe(
      'FILE_UNPACKS_TOO_LARGE',
    );
  }, 60_000);

  it('shrinks a thousand times', async () => {
    const rows = '<row/>'.repeat(3_000_000);
    expect(await quickly(workbookOf(sheetXml(rows)))).toBe('FILE_UNPACKS_TOO_LARGE');
  }, 60_000);

  it('is a million rows that only have a format', async () => {
    const rows = numbered(
      1_000_000,
      (at) => `<row r="${at}" spans="1:5" s="1" customFormat="1" ht="15" x:dyDescent="0.25"/>`,
    );
    expect(await quickly(workbookOf(sheetXml(rows)))).toBe('read');
  }, 60_000);

  it('is 1.5 million cells that only have a format, and more', async () => {
    const rows = numbered(
      800_000,
      (at) => `<row r="${at}"><c r="A${at}" s="1"/><c r="B${at}" s="1"/></row>`,
    );
    expect(await quickly(workbookOf(sheetXml(rows)))).toBe('FILE_MOSTLY_BLANK');
  }, 60_000);

  it('has 1.5 million shared texts', async () => {
    const texts = numbered(1_500_000, (at) => `<si><t>${at}</t></si>`);
    const parts = {
      'xl/_rels/workbook.xml.rels': workbookRelations({ sharedStrings: 'sharedStrings.xml' }),
      'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
    };
    expect(await quickly(packed(partsOf(parts)))).toBe('FILE_TOO_MANY_TEXTS');
  }, 60_000);

  it('is one endless tag', async () => {
    expect(await quickly(workbookOf(`<worksheet><sheetData><row ${'a'.repeat(5_000_000)}`))).toBe(
      'FILE_NOT_SPREADSHEET',
    );
  }, 60_000);

  it('is one endless text', async () => {
    const row = `<row r="1"><c t="str"><v>${'x'.repeat(12_000_000)}</v></c></row>`;
    expect(await quickly(workbookOf(sheetXml(row)))).toBe('FILE_CELL_TOO_LONG');
  }, 60_000);
});
