import { FORMER_ROW, SINCE_FORMER } from '#libs/persistence/cases/former-case';
import { beginningWith, containing, nameLike } from '#libs/persistence/database/like-pattern';
import { fallsOver, risesOver } from '#libs/persistence/registers/register-order';
import { identifierOf } from '#libs/values/identifier';

export const ROW_FILTERS = [
  'findings',
  'notes',
  'chosen',
  'over20',
  'fall20',
  'since-return',
] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** What a page of a register shows: rows of a kind, those a search finds, or both at once. */
export interface RowsShown {
  readonly only?: RowFilter;
  /** Beginning of an account number, or a part of a name. */
  readonly q?: string;
}

/** Rows `r` by a condition, as reading, counting, ticking and deleting say it alike. */
export interface RowsNamed {
  readonly from: string;
  readonly where: string;
  readonly values: readonly unknown[];
}

/** With account `a` and member `m`, where there is one, and what the row was before, `f`. */
export const ROWS_WITH_PERSONS = `register_row r
  LEFT JOIN personal_account a ON a.id = r.account_id LEFT JOIN member m ON m.id = a.member_id ${FORMER_ROW}`;

const ONLY: Readonly<Record<RowFilter, readonly string[]>> = {
  findings: ['r.finding_code IS NOT NULL'],
  notes: ['r.note_code IS NOT NULL'],
  chosen: ['r.chosen = 1'],
  'since-return': ['r.chosen = 1', SINCE_FORMER],
  over20: ['r.chosen = 1', risesOver(20)],
  fall20: ['r.chosen = 1', fallsOver(20)],
};

export function allRows(businessNo: string): RowsNamed {
  return { from: 'register_row r', where: 'r.business_no = ?', values: [businessNo] };
}

export function rowsNumbered(businessNo: string, rowNos: readonly number[]): RowsNamed {
  return narrowed(allRows(businessNo), 'r.row_no IN (?)', rowNos);
}

export function rowsShown(businessNo: string, { only, q = '' }: RowsShown): RowsNamed {
  const conditions = ['r.business_no = ?', ...(only === undefined ? [] : ONLY[only])];
  const named = nameLike('COALESCE(a.name_key, r.name_key)', q, containing);
  const words = q === '' ? [] : [beginningWith(identifierOf(q) || q), ...named.values];
  if (words.length > 0) conditions.push(`(a.account_no LIKE ? OR ${named.sql})`);
  return {
    from: ROWS_WITH_PERSONS,
    where: conditions.join(' AND '),
    values: [businessNo, ...words],
  };
}

export function narrowed(rows: RowsNamed, condition: string, ...values: unknown[]): RowsNamed {
  return {
    ...rows,
    where: `${rows.where} AND ${condition}`,
    values: [...rows.values, ...values],
  };
}
