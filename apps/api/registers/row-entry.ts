import type { EntityManager } from 'typeorm';
import { Problem, type FieldProblem } from '#apps/api/problems/problem';
import type { AddRowRequest } from '#apps/api/registers/register.dto';
import {
  choicesOf,
  columnReader,
  isRefused,
  type Choices,
  type ReadValue,
} from '#libs/businesses/column-value';
import type { Column } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { dictionaryRows } from '#libs/persistence/records/reference-queries';
import type { TypedValues } from '#libs/case/register';

/** A row as it was sent: its account, and what was typed by column key. */
type SentRow = Partial<AddRowRequest> & Readonly<Record<string, unknown>>;

/**
 * Reads what is typed of a row by the columns of its business, as a line of a file is read. An empty text empties a column
 * that may be empty.
 * @throws Problem naming every column that is missing, unknown or cannot be read
 */
export async function typedRow(
  manager: EntityManager,
  { columns }: RegisterBusiness,
  row: SentRow,
  { whole }: { readonly whole: boolean },
): Promise<TypedValues> {
  const typed = columns.filter(({ from }) => from === 'typed');
  const sent = Object.entries(row).filter(
    ([key, value]) => key !== 'accountNo' && value !== undefined,
  );
  const values = new Map(sent);
  requireShape(typed, values, whole);
  const hasCodes = typed.some(({ kind, key }) => kind === 'dictionary' && values.has(key));
  const choices = choicesOf(hasCodes ? await dictionaryRows(manager) : []);
  const read = typed
    .filter(({ key }) => values.has(key))
    .map((column) => ({
      key: column.key,
      value: valueOf(column, values.get(column.key), choices),
    }));
  const errors = read.flatMap(({ key, value }): FieldProblem[] =>
    isRefused(value) ? [{ field: key, code: value.code, details: value.details ?? {} }] : [],
  );
  const [first] = errors;
  if (first !== undefined) throw new Problem(422, first.code, first.details ?? {}, { errors });
  const kept = read.filter(({ value }) => !whole || value !== '');
  return Object.fromEntries(kept.map(({ key, value }) => [key, value])) as TypedValues;
}

/** Amounts come as integer fen and texts as texts: the shape has judged that. */
function valueOf(column: Column, value: unknown, choices: Choices): ReadValue {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value : '';
  return text === '' && !column.required ? '' : columnReader(column, choices)(text);
}

function requireShape(
  typed: readonly Column[],
  sent: ReadonlyMap<string, unknown>,
  whole: boolean,
): void {
  const known = new Set(typed.map(({ key }) => key));
  const unknown = [...sent.keys()].filter((key) => !known.has(key));
  const missing = typed.filter(({ key, required }) => whole && required && !sent.has(key));
  const errors = [
    ...unknown.map((field) => ({ field, code: 'SHAPE_UNKNOWN_FIELD' })),
    ...missing.map(({ key }) => ({ field: key, code: 'SHAPE_REQUIRED' })),
  ];
  if (errors.length > 0) throw new Problem(400, 'SHAPE_INVALID', {}, { errors });
}

/** The account that a row is about. @throws Problem where the business asks for one and none was sent */
export function accountOf({ subject }: RegisterBusiness, { accountNo }: SentRow): string {
  if (subject.kind === 'account' && accountNo === undefined) {
    const errors = [{ field: 'accountNo', code: 'SHAPE_REQUIRED' }];
    throw new Problem(400, 'SHAPE_INVALID', {}, { errors });
  }
  return accountNo ?? '';
}
