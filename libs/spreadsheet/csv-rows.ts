import papaparse, { type ParseResult, type Parser } from 'papaparse';
import { RuleViolation } from '#libs/fund/rule-violation';
import { csvText } from '#libs/spreadsheet/csv-text';
import {
  cellTooLong,
  SHEET_LIMITS,
  tooManyColumns,
  tooManyRows,
  UnreadableCell,
  type Sheet,
  type SheetBatch,
  type SheetCell,
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

/**
 * A csv (RFC 4180), whichever encoding it was saved with: once for each sign that may part its cells, the likeliest first.
 * Which of them it is shows where the titles are found.
 */
export function csvSheets(file: Buffer): Sheet[] {
  const text = csvText(file);
  return separatorsOf(text).map((separator) => ({
    name: '',
    active: true,
    rows: () => csvRows(text, separator),
  }));
}

// eslint-disable-next-line @typescript-eslint/require-await -- rows of every format are asked for alike
export async function* csvRows(text: string, separator: string): AsyncGenerator<SheetBatch> {
  let lines = 0;
  for (const { data, errors, meta } of piecesOf(text, separator)) {
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
    const percent = Math.floor((meta.cursor / text.length) * 100);
    yield { rows, percent, hiddenColumns: [] };
  }
}

/** Stops after each piece, so that the reader sets the pace. */
function* piecesOf(text: string, separator: string): Generator<ParseResult<string[]>> {
  const handed: Piece[] = [];
  papaparse.parse<string[]>(text, {
    newline: '\n',
    delimiter: separator,
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
  if (cells.every((cell) => cell === '')) return null;
  return { lineNo, cells: cells.map(cellOf), hidden: false };
}

function cellOf(text: string): SheetCell {
  if (text === '') return null;
  return text.length > SHEET_LIMITS.cellLength ? new UnreadableCell('CELL_TOO_LONG', text) : text;
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

/** Those that stand most often outside quotes at the beginning go first: titles above the header have none. */
function separatorsOf(text: string): string[] {
  const plain = text.slice(0, SAMPLE_LENGTH).replace(/"[^"]*"/g, '');
  const counts = new Map(SEPARATORS.map((sign) => [sign, plain.split(sign).length]));
  const [likeliest = ',', ...others] = [...SEPARATORS].sort(
    (one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0),
  );
  return [likeliest, ...others.filter((sign) => text.includes(sign))];
}
