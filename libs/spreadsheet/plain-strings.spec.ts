import { describe, expect, it } from '@jest/globals';
import { PlainStrings } from '#libs/spreadsheet/plain-strings';
import { SharedStrings } from '#libs/spreadsheet/shared-strings';
import { XmlReader } from '#libs/spreadsheet/xml-reader';

function stringsOf(xml: string, pieceLength: number): string[] {
  const strings = new SharedStrings();
  const reader = new XmlReader(strings);
  const plain = new PlainStrings(strings, reader);
  for (let at = 0; at < xml.length; at += pieceLength) plain.write(xml.slice(at, at + pieceLength));
  reader.end();
  return strings.strings;
}

const parsed = (xml: string): string[] => {
  const strings = new SharedStrings();
  const reader = new XmlReader(strings);
  reader.write(xml);
  reader.end();
  return strings.strings;
};

describe('shared strings, wherever their XML is cut into pieces', () => {
  it.each<[string, string]>([
    ['plain', '<si><t>一</t></si><si><t>二</t></si><si><t>三</t></si>'],
    [
      'blank and with blanks',
      '<si><t>一</t></si><si/><si><t/></si><si><t xml:space="preserve"> 二 </t></si>',
    ],
    [
      'with entities',
      '<si><t>一</t></si><si><t>A&amp;B</t></si><si><t>&#x4e8c;</t></si><si><t>三</t></si>',
    ],
    [
      'of runs, with hints of pronunciation',
      '<si><t>一</t></si><si><r><t>二</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>er</t></rPh></si><si><t>四</t></si>',
    ],
    [
      'with line ends',
      '<si><t>一</t></si>\r\n<si><t>二\r\n三\n四\t五</t></si>\n<si><t>六</t></si>',
    ],
    ['with characters by their numbers', '<si><t>一</t></si><si><t>a_x000D_b_x4e8c_</t></si>'],
    [
      'with a comment that looks like one',
      '<si><t>一</t></si><!--</si><si><t>无</t></si>--><si><t>二</t></si>',
    ],
    [
      'with a quoted part',
      '<si><t>一</t></si><si><t><![CDATA[</si><si><t>无</t></si>]]></t></si><si><t>二</t></si>',
    ],
    ['under a prefix', '<x:si><x:t>一</x:t></x:si><x:si><x:t>二</x:t></x:si>'],
    [
      'too long for a cell',
      `<si><t>一</t></si><si><t>${'长'.repeat(1_200)}</t></si><si><t>二</t></si>`,
    ],
  ])('are those that the parser reads: %s', (_, strings) => {
    const xml = `<?xml version="1.0"?><sst xmlns:x="x">${strings}</sst>`;
    const whole = parsed(xml);
    expect(whole.length).toBeGreaterThan(1);
    for (let length = 1; length <= xml.length; length += length < 120 ? 1 : 97)
      expect([length, stringsOf(xml, length)]).toEqual([length, whole]);
  });
});
