import type { SheetCell, SheetRow } from '#libs/spreadsheet/sheet';
import { isExample } from '#libs/register-files/example';
import type { Header } from '#libs/register-files/header';
import { identifierOf } from '#libs/values/identifier';
import { withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

/** What a row under the header is. Only people are read; totals and signatures are named as passed over. */
export type RowKind = 'person' | 'blank' | 'example' | 'total' | 'signature';

const TOTAL = /^(?:合计|总计|小计|共计|累计|总数|本页|本表|本单位合|全部合|total|sum)/i;
const SIGNATURE =
  /^(?:制表|填表|填报|审核|复核|审批|批准|经办|主管|负责人|单位|财务|会计|出纳|法定代表|盖章|公章|签字|签名|签章|日期|联系|电话|备注|说明|注[:：])/;
/** An account or an ID number has more digits in a row; the date of a signature has not. */
const NUMBER = /\d{9}/;
/** A note in a cell is longer; what it begins with says nothing of the row. */
const WORD_LENGTH_MAX = 60;

export function rowKind(row: SheetRow, header: Header): RowKind {
  const wanted = header.required.map((position) => row.cells[position] ?? null);
  if (wanted.every(isBlank)) return 'blank';
  if (isExample(row, header)) return 'example';
  // Whoever has a number is a person, whatever else stands in the row.
  if (header.identifiers.some((position) => hasNumber(row.cells[position] ?? null)))
    return 'person';
  const rowNo = row.cells[header.positions['rowNo'] ?? -1] ?? null;
  const words = [rowNo, ...wanted].map(wordOf);
  if (words.some((word) => TOTAL.test(word))) return 'total';
  return words.some((word) => SIGNATURE.test(word)) ? 'signature' : 'person';
}

function isBlank(cell: SheetCell): boolean {
  return cell === null || (typeof cell === 'string' && withoutBlanks(withoutUnseen(cell)) === '');
}

/** A cell that cannot be read may well hold one. */
function hasNumber(cell: SheetCell): boolean {
  return cell !== null && (typeof cell !== 'string' || NUMBER.test(identifierOf(cell)));
}

function wordOf(cell: SheetCell): string {
  if (typeof cell !== 'string' || cell.length > WORD_LENGTH_MAX) return '';
  return withoutBlanks(withoutUnseen(cell));
}
