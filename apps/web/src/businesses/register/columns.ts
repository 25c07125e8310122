import { formatYuan } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import { formatRatio } from '#libs/fund/ratio';
import { tidied } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';
import { readRatio } from '#libs/values/ratio-text';
import { readYuan } from '#libs/values/yuan';
import type {
  ColumnDto,
  HomeCodeTablesResponse,
  RefusalDto,
  RegisterRowDto,
  TextDto,
} from '../../api/generated';

export type Column = ColumnDto;
export type Remark = RefusalDto & { column?: string | null };
/** A row of a register, with what is typed and decided of it beyond the amounts. */
export type Row = Omit<RegisterRowDto, 'finding'> & {
  finding: Remark | null;
  month?: string | null;
  values?: Readonly<Record<string, string | number>>;
  note?: Remark | null;
};
/** What stands in a cell: fen, a code or words; null where nothing does. */
export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** The one typed value that amounts are computed from. */
export const BASE = 'baseAfterFen';

export function typedColumns(columns: readonly Column[]): Column[] {
  return columns.filter(({ from }) => from === 'typed');
}

/** The ids of a column's fields: one in the entry, one in each row. */
export function entryId(column: Column): string {
  return `entry-${slugOf(column)}`;
}
export function cellId(column: Column, rowNo: number): string {
  return `${slugOf(column)}-${String(rowNo)}`;
}
export function cellErrorId(column: Column, rowNo: number): string {
  return `${slugOf(column)}-error-${String(rowNo)}`;
}
export function slugOf({ key }: Column): string {
  return key.replace(/(After)?Fen$/, '');
}

/** Where a finding or a note of a row is mended: its column's cell, else the first that can be typed in. */
export function cellOfRow(columns: readonly Column[], rowNo: number, key: string | null): string {
  const typed = typedColumns(columns);
  const column = typed.find((one) => one.key === key) ?? typed[0];
  return column === undefined ? `row-${String(rowNo)}` : cellId(column, rowNo);
}

export function valueIn(row: Row, { key }: Column): Value {
  if (key === 'idNumber') return row.idNumberMasked;
  const fixed = Object.entries(row).find(([name]) => name === key)?.[1];
  if (typeof fixed === 'string' || typeof fixed === 'number') return fixed;
  return row.values[key] ?? null;
}

/** What is the same for the whole case stands in its head, and not in each row. */
export function valueShown(row: Row, column: Column, month: string | null): Value {
  return column.from === 'case' ? month : valueIn(row, column);
}

/** A value in words, as tables show it. */
export function wordsOf(
  column: Column,
  value: Value,
  dictionaries: HomeCodeTablesResponse,
): TextDto {
  const entry = dictionaries[column.dictionary ?? '']?.find((one) => one.code === value);
  if (entry !== undefined) return { zh: entry.label, en: entry.labelEn };
  const words = inputTextOf(column, value);
  return { zh: words, en: words };
}

const SHOWN: Readonly<Record<string, (value: string) => string>> = {
  money: (value) => formatYuan(Number(value)),
  month: (value) => formatMonth(value),
  ratio: (value) => formatRatio(Number(value)),
};

/** How a value stands in its input. */
export function inputTextOf({ kind }: Column, value: Value): string {
  if (value === null || value === '') return '';
  const shown = /^-?\d+$/.test(String(value)) ? SHOWN[kind] : undefined;
  return shown === undefined ? String(value) : shown(String(value));
}

const TIDIED: Readonly<Record<string, ValueKind>> = {
  month: 'month',
  date: 'date',
  identifier: 'identity-number',
  phone: 'mobile-phone',
};

/** What was typed, as it is sent; undefined where it is no amount. What else is wrong with it, the server says. */
export function readTyped({ kind }: Column, text: string): Value | undefined {
  if (text.trim() === '') return null;
  if (kind === 'money') return readYuan(text) ?? undefined;
  if (kind === 'ratio') return readRatio(text) ?? undefined;
  const tidy = TIDIED[kind];
  return tidy === undefined ? text.trim() : tidied(tidy, text);
}

/** Columns of the table in which a register is entered: an amount beside the typed one is said where they differ. */
export function enteredColumns(columns: readonly Column[]): Column[] {
  const computed = typedColumns(columns).map((column) => computedFor(columns, column));
  return columns.filter((column) => column.from !== 'after' || !computed.includes(column));
}

/** Of what was typed in an amount, the amount the server computed: what is paid afterwards, or what is added. */
export function computedFor(columns: readonly Column[], { key }: Column): Column | null {
  const stem = /^(.+)TypedFen$/.exec(key)?.[1];
  if (stem === undefined) return null;
  const computed = [`${stem}SupplementFen`, `${stem}AfterFen`];
  return columns.find((one) => computed.includes(one.key)) ?? null;
}
