import papaparse, { type ParseResult, type Parser } from 'papaparse';
import { RuleViolation } from '#libs/fund/rule-violation';
import { csvText } from '#libs/spreadsheet/csv-text';
import {
  cellTooLong,
  SHEET_LIMITS,
  tooManyColumns,
  tooManyRows,
  type Sheet,
  type SheetBatch,
  type SheetRow,
} from '#libs/spreadsheet/sheet';

/** How much is parsed at once. No line that keeps the limits is as long as a piece. */
const PIECE_LENGTH = 256 * 1024;

const SEPARATORS = [',', '\t', ';', '|'];
/** How much of a file shows which separator it uses. */
const SAMPLE_LENGTH = 4_000;

interface Piece {
  readonly results: ParseResult<string[]>;
  readonly parser: Parser;
}

/** A csv (RFC 4180) as the one sheet it is, whichever separator and encoding it was saved with. */
export function csvSheet(file: Buffer): Sheet {
  const text = csvText(file);
  return { name: '', active: true, rows: () => csvRows(text) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- rows of every format are asked for alike
export async function* csvRows(text: string): AsyncGenerator<SheetBatch> {
  let lines = 0;
  for (const { data, errors, meta } of piecesOf(text)) {
    const open = errors.find(({ type }) => type === 'Quotes');
    if (open !== undefined) throw quoteOpen(lines + (open.row ?? 0) + 1);
    if (data.length === 0 && meta.cursor < text.length) refuseEndless(text, meta, lines + 1);
    const rows: SheetRow[] = [];
    for (const cells of data) {
      lines += 1;
      if (lines > SHEET_LIMITS.lines) throw tooManyRows();
      const row = rowOf(cells, lines);
      if (row !== null) rows.push(row);
    }
    yield { rows, percent: Math.floor((meta.cursor / text.length) * 100) };
  }
}

/** Stops after each piece, so that the reader sets the pace. */
function* piecesOf(text: string): Generator<ParseResult<string[]>> {
  const handed: Piece[] = [];
  papaparse.parse<string[]>(text, {
    newline: '\n',
    delimiter: separatorOf(text.slice(0, SAMPLE_LENGTH)),
    chunkSize: PIECE_LENGTH,
    worker: false,
    complete: () => undefined,
    chunk(results: ParseResult<string[]>, parser: Parser) {
      parser.pause();
      handed.push({ results, parser });
    },
  });
  for (let piece = handed.pop(); piece !== undefined; piece = handed.pop()) {
    yield piece.results;
    piece.parser.resume();
  }
}

function rowOf(cells: readonly string[], lineNo: number): SheetRow | null {
  if (cells.length > SHEET_LIMITS.columns) throw tooManyColumns();
  if (cells.some((cell) => cell.length > SHEET_LIMITS.cellLength)) throw cellTooLong(lineNo);
  if (cells.every((cell) => cell === '')) return null;
  return { lineNo, cells: cells.map((cell) => (cell === '' ? null : cell)), hidden: false };
}

/** A line as long as a piece: what is too long in it. */
function refuseEndless(text: string, meta: ParseResult<string[]>['meta'], lineNo: number): never {
  const start = text.slice(meta.cursor, meta.cursor + PIECE_LENGTH);
  const { data, errors } = papaparse.parse<string[]>(start, {
    newline: '\n',
    delimiter: meta.delimiter,
  });
  if ((data[0]?.length ?? 0) > SHEET_LIMITS.columns) throw tooManyColumns();
  throw errors.some(({ type }) => type === 'Quotes') ? quoteOpen(lineNo) : cellTooLong(lineNo);
}

function quoteOpen(lineNo: number): RuleViolation {
  return new RuleViolation('FILE_QUOTE_OPEN', { lineNo });
}

/** The sign that stands most often outside quotes at the beginning: titles above the header have none. */
function separatorOf(sample: string): string {
  const plain = sample.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((sign) => plain.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
