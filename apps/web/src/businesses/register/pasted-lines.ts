import { readYuan } from '#libs/values/yuan';
import { readDate, readMonths } from '#libs/values/date-text';
import type { HomeCodeTablesResponse } from '../../api/generated';
import type { Column } from './columns';

/** Lines copied from a spreadsheet, each its cells: apart by tabs, quoted where a cell holds a tab or a line break. */
export function pastedLines(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [whole, quoted, plain = '', end] = match;
    lines.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (whole === '' || end === '') break;
    if (end !== '\t') lines.push([]);
  }
  return lines.filter((cells) => cells.some((one) => one !== ''));
}

/** More than one value: it was copied from a table, and not typed into this field. */
export function isSeveral(text: string): boolean {
  const lines = pastedLines(text);
  return lines.length > 1 || (lines[0]?.length ?? 0) > 1;
}

/** The columns a line can bring: those of the template, but for its running number. */
export function pasteColumns(columns: readonly Column[]): Column[] {
  return columns.filter(({ inTemplate, from }) => inTemplate && from !== 'row');
}

export interface Reading {
  /** The first line holds titles. */
  readonly hasTitles: boolean;
  /** By place in the line; null for what is passed over. */
  readonly columns: readonly (Column | null)[];
}

/** Which column stands where: by the titles if there are any, by the order of the template, or else by what the values look like. */
export function readingOf(
  lines: readonly string[][],
  columns: readonly Column[],
  dictionaries: HomeCodeTablesResponse,
): Reading {
  const [first = []] = lines;
  const wanted = pasteColumns(columns);
  const titled = first.map((title) => byTitle(title, wanted));
  if (titled.some((one) => one !== null)) return { hasTitles: true, columns: titled };
  const width = Math.max(...lines.map((cells) => cells.length), 0);
  if (width === wanted.length) return { hasTitles: false, columns: wanted };
  if (width === wanted.length + 1 && lines.every(([no]) => /^\d{0,6}$/.test(no ?? '')))
    return { hasTitles: false, columns: [null, ...wanted] };
  return { hasTitles: false, columns: byLooks(lines, width, { wanted, dictionaries }) };
}

function byTitle(title: string, columns: readonly Column[]): Column | null {
  const plain = title.replace(/[\s*＊（）()]/g, '').toLowerCase();
  const fits = (one: string): boolean => one.replace(/[\s()]/g, '').toLowerCase() === plain;
  return columns.find((one) => fits(one.title.zh) || fits(one.title.en)) ?? null;
}

interface Looks {
  wanted: readonly Column[];
  dictionaries: HomeCodeTablesResponse;
}

function byLooks(lines: readonly string[][], width: number, looks: Looks): (Column | null)[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, place) => {
    const value = lines.map((cells) => cells[place] ?? '').find((one) => one !== '') ?? '';
    const free = looks.wanted.filter(({ key }) => !taken.has(key));
    const column = free.find((one) => isLike(one, value, looks.dictionaries)) ?? null;
    if (column !== null) taken.add(column.key);
    return column;
  });
}

const LIKE: Readonly<Record<string, RegExp>> = {
  accountNo: /^\d{12}$/,
  idNumber: /^\d{17}[\dXx]$/,
  name: /^[\p{Script=Han}·]{2,20}$/u,
};

function isLike(column: Column, value: string, dictionaries: HomeCodeTablesResponse): boolean {
  const like = LIKE[column.key];
  if (like !== undefined) return like.test(value);
  const entries = dictionaries[column.dictionary ?? ''] ?? [];
  const byKind: Readonly<Record<string, boolean>> = {
    money: readYuan(value) !== null && value.length < 11,
    phone: /^1\d{10}$/.test(value),
    month: /^\d{4}[-年]?\d{2}月?$/.test(value) || /^\d{6}-\d{6}$/.test(readMonths(value)),
    date: /^\d{4}-\d{2}-\d{2}$/.test(readDate(value)),
    dictionary: entries.some(({ label, labelEn }) => label === value || labelEn === value),
  };
  return byKind[column.kind] ?? false;
}

/** Columns every line must bring that none of the places is read as. */
export function lackingColumns(columns: readonly Column[], reading: Reading): Column[] {
  const read = new Set(reading.columns.map((one) => one?.key));
  return pasteColumns(columns).filter(({ key, required }) => required && !read.has(key));
}

/** What was pasted, on its way through the check of every import. */
export interface Pasted {
  readonly lines: readonly string[][];
  readonly reading: Reading;
  readonly file: File;
}

/** The file has titles of its own where none were pasted: its lines are counted as they were pasted. */
export function pastedLineNo({ reading }: Pasted, lineNo: number): number {
  return reading.hasTitles ? lineNo : lineNo - 1;
}

/** What was pasted into a column, by the title it has in the file. */
export function pastedValue(pasted: Pasted, lineNo: number, title: string): string {
  const place = pasted.reading.columns.findIndex((column) => column?.title.zh === title);
  return pasted.lines[pastedLineNo(pasted, lineNo) - 1]?.[place] ?? '';
}

/** The lines as a file the hall imports like any other: one way for whatever comes in rows. */
export function pastedFile(lines: readonly string[][], reading: Reading, name: string): File {
  const places = reading.columns.flatMap((column, place) => (column === null ? [] : [place]));
  const titles = places.map((place) => reading.columns[place]?.title.zh ?? '');
  const rows = (reading.hasTitles ? lines.slice(1) : lines).map((cells) =>
    places.map((place) => cells[place] ?? ''),
  );
  const csv = [titles, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new File(['\uFEFF', csv], name, { type: 'text/csv' });
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
