import { expect, it } from '@jest/globals';
import { columnOf, letterOf } from '#libs/spreadsheet/column-letters';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import { sheetsOf } from '#libs/spreadsheet/sheet-rows';
import { sheetXml, workbookOf } from '#test/builders/raw-xlsx.builder';

const ROW = '<row r="1"><c t="str"><v>x</v></c></row>';

async function hiddenColumns(before: string): Promise<string[]> {
  const xml = sheetXml(ROW).replace('<sheetData>', `${before}<sheetData>`);
  const [sheet] = await sheetsOf(workbookOf(xml));
  const hidden: number[] = [];
  for await (const batch of sheet?.rows() ?? [])
    if (batch.rows.length > 0) hidden.push(...batch.hiddenColumns);
  return hidden.map(letterOf);
}

it.each<[string, string, string[]]>([
  ['by hand', '<cols><col min="2" max="3" hidden="1"/></cols>', ['B', 'C']],
  ['by an outline', '<cols><col min="4" max="4" outlineLevel="1" hidden="true"/></cols>', ['D']],
  ['without width', '<cols><col min="1" max="1" width="0" customWidth="1"/></cols>', ['A']],
  ['under a prefix', '<x:cols><x:col min="2" max="2" hidden="1"/></x:cols>', ['B']],
  [
    'all but what is said to be seen',
    '<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="62" width="9"/></cols>',
    ['BK', 'BL'],
  ],
  ['of another sheet: none', '<cols><col min="1" max="3" width="0.5" hidden="0"/></cols>', []],
  ['whose place is not said: none', '<cols><col hidden="1"/></cols>', []],
])('columns are hidden %s', async (_, before, letters) => {
  expect(await hiddenColumns(before)).toEqual(letters);
});

it('columns hidden up to the last of a sheet are counted as far as columns are read', async () => {
  const hidden = await hiddenColumns('<cols><col min="6" max="16384" hidden="1"/></cols>');
  expect([hidden[0], hidden.length]).toEqual(['F', SHEET_LIMITS.columns - 5]);
});

it('a column has the letters that a spreadsheet gives it', () => {
  for (const letters of ['A', 'Z', 'AA', 'AZ', 'BL', 'ZZ', 'AAA', 'XFD'])
    expect(letterOf(columnOf(`${letters}1`))).toBe(letters);
});
