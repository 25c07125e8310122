import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { templateXlsx } from '#libs/register-files/template';

async function partsOf(business: RegisterBusiness): Promise<Map<string, string>> {
  const file = Buffer.from(await templateXlsx(business));
  const zip = await fromBufferPromise(file, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  return parts;
}

/** The number format of each column of the first sheet, however far down. */
function columnFormats(parts: Map<string, string>): string[] {
  const styles = parts.get('xl/styles.xml') ?? '';
  const cellXfs = styles.slice(styles.indexOf('<cellXfs'), styles.indexOf('</cellXfs>'));
  const codes = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id,
      code,
    ]),
  );
  const formats = [...cellXfs.matchAll(/<xf [^>]*numFmtId="(\d+)"/g)].map(
    ([, id]) => codes.get(id) ?? '',
  );
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  return [...sheet.matchAll(/<col style="(\d+)" min/g)].map(
    ([, style]) => formats[Number(style)] ?? '',
  );
}

const TEXT = '@';
const MONEY = '#,##0.00';

describe('the template', () => {
  it('keeps what is typed in any row: identifiers are text, amounts are numbers, as whole columns', async () => {
    expect(columnFormats(await partsOf(baseAdjustment))).toEqual([TEXT, TEXT, TEXT, TEXT, MONEY]);
  });

  it('has its example as an amount, and refuses what is no number in the amounts', async () => {
    const sheet = (await partsOf(baseAdjustment)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<c r="E2" s="\d+"><v>6000<\/v><\/c>/);
    expect(sheet).toContain('sqref="E2:E1048576"');
    expect(sheet).toContain('type="decimal"');
  });

  it('offers the choices of a column that is a list, and only there', async () => {
    const [first, ...others] = baseAdjustment.columns;
    const choices = [
      { zh: '在职', en: 'Employed' },
      { zh: '离职', en: 'Left' },
    ];
    const business = { ...baseAdjustment, columns: [{ ...first, choices }, ...others] };
    const sheet = (await partsOf(business)).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('type="list" sqref="A2:A1048576"');
    expect(sheet).toContain('"在职,离职"');
    expect((await partsOf(baseAdjustment)).get('xl/worksheets/sheet1.xml')).not.toContain(
      'type="list"',
    );
  });

  describe('of a column with many choices', () => {
    const [first, ...others] = baseAdjustment.columns;
    const withChoices = async (choices: readonly string[]) => {
      const column = { ...first, choices: choices.map((zh) => ({ zh, en: zh })) };
      const parts = await partsOf({ ...baseAdjustment, columns: [column, ...others] });
      return {
        sheet: parts.get('xl/worksheets/sheet1.xml') ?? '',
        book: parts.get('xl/workbook.xml') ?? '',
      };
    };
    const letters = (count: number) => ['一'.repeat(count - 2), '二'];

    it('has them beside its cells as far as a spreadsheet allows', async () => {
      const { sheet, book } = await withChoices(letters(255));
      expect(sheet).toContain(`"${letters(255).join(',')}"`);
      expect(book).not.toContain('definedName ');
    });

    it.each([
      ['longer lists', letters(256)],
      ['choices with a comma', ['在职,全日制', '离职']],
    ])('has them on a hidden sheet: %s', async (_, choices) => {
      const { sheet, book } = await withChoices(choices);
      expect(sheet).toMatch(/type="list"[^>]*sqref="A2:A1048576"[^>]*><formula1>choices_A</);
      expect(book).toMatch(/<definedName name="choices_A"[^>]*>选项!\$A\$1:\$A\$2</);
      expect(book).toMatch(/<sheet name="选项"[^>]*state="hidden"/);
    });
  });
});
