import { describe, expect, it } from '@jest/globals';
import { BlankElements } from '#libs/spreadsheet/blank-elements';
import { sheetXml } from '#test/builders/raw-xlsx.builder';
import { XmlReader } from '#libs/spreadsheet/xml-reader';
import { XlsxRows } from '#libs/spreadsheet/xlsx-rows';

const BOOK = { sharedStrings: [], dateStyles: [], date1904: false };

function parsed(pieces: readonly string[]) {
  const rows = new XlsxRows(BOOK);
  const reader = new XmlReader(rows);
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return rows.take();
}

function cutInto(xml: string, length: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < xml.length; at += length) pieces.push(xml.slice(at, at + length));
  return pieces;
}

const value = (text: string, place = '') => `<c${place} t="str"><v>${text}</v></c>`;

describe('elements that only have a format', () => {
  it.each<[string, string]>([
    ['beside values', `<row r="1"><c r="A1" s="1"/>${value('二', ' r="B1"')}<c r="C1"/></row>`],
    ['before a cell that says no place', `<row r="1"><c r="A1"/><c r="B1"/>${value('三')}</row>`],
    [
      'without a place of their own',
      `<row><c/><c/>${value('三')}</row><row/><row>${value('一')}</row>`,
    ],
    [
      'in rows of their own',
      `<row r="1" s="1"/><row r="2"><c r="A2"/></row><row r="3"></row><row r="7">${value('七')}</row>`,
    ],
    ['before a row that says no number', `<row r="5"/><row r="6"/><row>${value('七')}</row>`],
    [
      'with more attributes',
      `<row r="1" spans="1:5" ht="15" x:dyDescent="0.25"/><row r="2">${value('二')}</row>`,
    ],
    [
      'as text of a comment',
      `<row r="1">${value('一')}<!--<c r="B1"/><c r="C1"/>--></row><row r="2"/><row r="3">${value('三')}</row>`,
    ],
    ['as text of a quoted part', `<row r="1">${value('<![CDATA[<c r="A1"/><c r="B1"/>]]>')}</row>`],
    [
      'under a prefix',
      `<x:row r="1"><x:c r="A1"/><x:c r="B1" t="str"><x:v>二</x:v></x:c></x:row><x:row r="2"/><x:row r="3"><x:c t="str"><x:v>三</x:v></x:c></x:row>`,
    ],
  ])('are taken out and leave every value in its place: %s', (_, sheetRows) => {
    const xml = sheetXml(sheetRows).replace('<worksheet>', '<worksheet xmlns:x="x">');
    const whole = parsed([xml]);
    expect(whole.length).toBeGreaterThan(0);
    for (let length = 1; length <= xml.length; length += 1) {
      const blanks = new BlankElements();
      const left = cutInto(xml, length).map((piece) => blanks.takenOut(piece));
      expect([length, parsed(left)]).toEqual([length, whole]);
    }
  });

  it('are counted as often as they are taken out', () => {
    const blanks = new BlankElements();
    const cells = Array.from(
      { length: 60 },
      (_, at) => `<c r="${String.fromCharCode(65 + (at % 26))}1" s="1"/>`,
    );
    const row = `<row r="1">${cells.join('')}</row><row r="2"/><row r="3">`;
    expect(blanks.takenOut(row)).toBe('<row r="3">');
    expect([blanks.counted(), blanks.counted()]).toEqual([62, 0]);
  });
});
