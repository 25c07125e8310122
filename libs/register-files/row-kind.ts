import { textOf, titleOf } from '#libs/spreadsheet/cell-text';
import type { SheetCell, SheetRow } from '#libs/spreadsheet/sheet';
import { isBlankCell } from '#libs/register-files/blank-cell';
import { isExample } from '#libs/register-files/example';
import type { Header } from '#libs/register-files/header';
import { identifierOf } from '#libs/values/identifier';
import { isOfKind, tidied } from '#libs/values/read-value';
import {
  withoutBlanks,
  withoutTextMarks,
  withoutUnseen,
  withPlainBlanks,
} from '#libs/values/visible-text';
import { readYuan } from '#libs/values/yuan';

/** What a row under the header is. Only people are read; what stands between them on paper is named as passed over. */
export type RowKind =
  | 'person'
  | 'blank'
  | 'example'
  | 'total'
  | 'signature'
  | 'heading'
  | 'page-footer';

const TOTAL = /^(?:合计|总计|小计|共计|累计|总数|本页|本表|本单位合|全部合)/;
/** Whole words only: 'Sumaya' and 'Summer' are people. */
const LATIN_TOTAL = /^(?:(?:grand|sub)[ -]?)?(?:total|sum|subtotal)s?(?![\p{L}\p{M}])/iu;
const PAGE_FOOTER =
  /^[-—–]*(?:第[\d一二三四五六七八九十百]+页|[共全][\d一二三四五六七八九十百]+页|\d+页|页码|page\d+(?:of\d+|\/\d+)?[-—–]*$)/i;
const SIGNATURE =
  /^(?:制表|填表|填报|审核|复核|审批|批准|经办|主管|负责人|单位|财务|会计|出纳|法定代表|盖章|公章|签字|签名|签章|日期|联系|电话|备注|说明|注[:：])/;
/** An account or an ID number has more digits in a row; the date of a signature has not. */
const NUMBER = /\d{9}/;
const LETTER = /\p{L}/u;
/** A note in a cell is longer; what it begins with says nothing of the row. */
const WORD_LENGTH_MAX = 60;

export function rowKind(row: SheetRow, header: Header): RowKind {
  const wanted = header.required.map((position) => row.cells[position] ?? null);
  if (wanted.every(isBlankCell)) return 'blank';
  if (isExample(row, header)) return 'example';
  // Whoever has a number is a person, whatever else stands in the row.
  if (header.identifiers.some((position) => hasNumber(row.cells[position] ?? null)))
    return 'person';
  if (isHeading(row, header)) return 'heading';
  if (isWholePerson(row, header)) return 'person';
  const rowNo = row.cells[header.positions['rowNo'] ?? -1] ?? null;
  return kindOfWords([rowNo, ...wanted].map(wordOf));
}

function kindOfWords(words: readonly string[]): RowKind {
  const tight = words.map(withoutBlanks);
  if (tight.some((word) => TOTAL.test(word))) return 'total';
  if (words.some((word) => LATIN_TOTAL.test(word))) return 'total';
  if (tight.some((word) => PAGE_FOOTER.test(word))) return 'page-footer';
  return tight.some((word) => SIGNATURE.test(word)) ? 'signature' : 'person';
}

/** Printed again at the top of each page: the titles, or what stands above them. */
function isHeading(row: SheetRow, header: Header): boolean {
  const repeats = header.required.every((position) => {
    const cell = row.cells[position];
    return typeof cell === 'string' && titleOf(cell) === header.titles[position];
  });
  return repeats || header.above.includes(textOf(row));
}

/** Name, number and amounts together, the number of a passport or a permit among them: nobody but a person has them all. */
function isWholePerson(row: SheetRow, header: Header): boolean {
  const textAt = (position: number): string => {
    const cell = row.cells[position];
    return typeof cell === 'string' ? cell : '';
  };
  const [name, idNumber] = ['name', 'idNumber'].map((key) => textAt(header.positions[key] ?? -1));
  const amounts = header.columns.filter(({ column }) => column.required && column.kind === 'money');
  return (
    LETTER.test(name ?? '') &&
    !TOTAL.test(withoutBlanks(wordOf(name ?? ''))) &&
    isOfKind('identity-number', tidied('identity-number', idNumber ?? '')) &&
    amounts.every(({ position }) => readYuan(textAt(position)) !== null)
  );
}

/** A cell that cannot be read may well hold one. */
function hasNumber(cell: SheetCell): boolean {
  return cell !== null && (typeof cell !== 'string' || NUMBER.test(identifierOf(cell)));
}

function wordOf(cell: SheetCell): string {
  if (typeof cell !== 'string' || cell.length > WORD_LENGTH_MAX) return '';
  return withPlainBlanks(withoutTextMarks(withoutUnseen(cell)));
}
