import { RuleViolation } from '#libs/fund/rule-violation';
import { columnsOf, type StatementColumns } from '#libs/bank/statement-columns';
import { statementLine, type StatementLine } from '#libs/bank/statement-line';
import { UnreadableCell, type SheetCell, type SheetRow } from '#libs/spreadsheet/sheet';
import { sheetsOf } from '#libs/spreadsheet/sheet-rows';
import { identifierOf } from '#libs/values/identifier';

/** A line nobody can book, and why. */
export interface RefusedLine {
  readonly lineNo: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What a bank's statement file says (对账单). */
export interface StatementFile {
  /** The account it is of, where it says so. */
  readonly accountNo: string | null;
  /** In the order of the file. */
  readonly lines: readonly StatementLine[];
  readonly refused: readonly RefusedLine[];
  /** What stood in the account before the first of its lines; null as below. */
  readonly openingFen: bigint | null;
  /** What stands in the account after the last of its lines; null where the file does not tell, or has lines nobody could read. */
  readonly closingFen: bigint | null;
}

/** As many as a cashier waits for; a branch has fewer in a day. */
export const STATEMENT_LINES_MAX = 2_000;
/** Titles, account and period stand above the header. */
const HEADER_WITHIN = 50;
const FOOT = /^(?:合计|总计|小计|本页|承前|期末|期初|共|制表|打印|以下空白)/;
const ACCOUNT_TITLE = /^(?:本方)?账号[:：]?$/;
const ACCOUNT_NAMED = /^(?:账号|本方账号|账户号码|客户账号)[:：]?\s*([\d\s-]{8,40})$/;

/**
 * Reads a statement as Chinese banks give it: csv of either encoding, or xlsx; titles above, columns in any order, debit and
 * credit apart or one amount with a mark, oldest or newest first.
 * @throws RuleViolation when it is no statement; a line that cannot be read is refused by its number, and no other
 */
export async function readStatement(file: Buffer): Promise<StatementFile> {
  for (const sheet of await sheetsOf(file)) {
    const rows: SheetRow[] = [];
    for await (const batch of sheet.rows()) {
      rows.push(...batch.rows);
      if (rows.length > STATEMENT_LINES_MAX + HEADER_WITHIN) throw tooLong();
    }
    const header = headerOf(rows);
    if (header !== null) return fileOf(rows, header);
  }
  throw new RuleViolation('STATEMENT_HEADER_MISSING');
}

interface Header {
  readonly at: number;
  readonly columns: StatementColumns;
}

function headerOf(rows: readonly SheetRow[]): Header | null {
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsOf(textsOf(row));
    if (columns !== null) return { at, columns };
  }
  return null;
}

function fileOf(rows: readonly SheetRow[], { at, columns }: Header): StatementFile {
  const body = rows.slice(at + 1).filter((row) => !isFoot(row));
  if (body.length === 0) throw new RuleViolation('STATEMENT_EMPTY');
  if (body.length > STATEMENT_LINES_MAX) throw tooLong();
  const lines: StatementLine[] = [];
  const refused: RefusedLine[] = [];
  for (const row of body) {
    try {
      lines.push(statementLine(row.lineNo, textsOf(row), columns));
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      refused.push({ lineNo: row.lineNo, code: error.code, details: error.details });
    }
  }
  const accountNo = accountOf(rows.slice(0, at), body[0], columns);
  return { accountNo, lines, refused, ...(refused.length > 0 ? UNTOLD : balancesOf(lines)) };
}

function accountOf(
  above: readonly SheetRow[],
  first: SheetRow | undefined,
  columns: StatementColumns,
): string | null {
  const own = columns.get('ownAccount');
  const inLine = first === undefined || own === undefined ? '' : (textsOf(first)[own] ?? '');
  if (inLine !== '') return identifierOf(inLine);
  for (const row of above) {
    const texts = textsOf(row).map((text) => text.trim());
    const named = texts.map((text) => ACCOUNT_NAMED.exec(text)?.[1]).find((no) => no !== undefined);
    const title = texts.findIndex((text) => ACCOUNT_TITLE.test(text));
    const found = named ?? (title < 0 ? '' : texts[title + 1]);
    if (found !== undefined && found !== '') return identifierOf(found);
  }
  return null;
}

type Balances = Pick<StatementFile, 'openingFen' | 'closingFen'>;
const UNTOLD: Balances = { openingFen: null, closingFen: null };

/** Before the oldest line and after the newest. Files run either way; within a day, the balances say which. */
function balancesOf(lines: readonly StatementLine[]): Balances {
  const [first, second] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return UNTOLD;
  const [oldest, newest] = isNewestFirst(first, second, last) ? [last, first] : [first, last];
  const openingFen = oldest.balanceFen === null ? null : oldest.balanceFen - moved(oldest);
  return { openingFen, closingFen: newest.balanceFen };
}

function isNewestFirst(
  first: StatementLine,
  second: StatementLine | undefined,
  last: StatementLine,
): boolean {
  if (first.bookedOn !== last.bookedOn) return first.bookedOn > last.bookedOn;
  if (second === undefined || first.balanceFen === null || second.balanceFen === null) return false;
  return second.balanceFen + moved(first) === first.balanceFen;
}

function moved({ direction, fen }: StatementLine): bigint {
  return direction === 'credit' ? fen : -fen;
}

function isFoot(row: SheetRow): boolean {
  const texts = textsOf(row).filter((text) => text.trim() !== '');
  return texts.length === 0 || FOOT.test(texts[0]?.trim() ?? '');
}

function textsOf({ cells }: SheetRow): string[] {
  return cells.map(textOf);
}

/** What cannot be read is shown as it is written: no number of a bank looks like it. */
function textOf(cell: SheetCell): string {
  return cell instanceof UnreadableCell ? cell.shown : (cell ?? '');
}

function tooLong(): RuleViolation {
  return new RuleViolation('STATEMENT_TOO_LONG', { max: STATEMENT_LINES_MAX });
}
