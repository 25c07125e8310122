import type { Terms } from '#libs/fund/terms';
import type { HeadColumn } from '#libs/persistence/registers/named-units';
import type { Refusal } from '#libs/case/refusal';
import type {
  ColumnRefusal,
  PostingStep,
  RowAmount,
  RowContext,
  RowDecision,
  RowSubject,
  TypedValues,
  UnitMarks,
} from '#libs/case/register';

/** What the register machine asks of a business: its pure rules and its posting. A RegisterBusiness is one. */
export interface RegisterRule {
  readonly subject: { readonly kind: 'account' | 'person' };
  readonly month: 'head' | 'row';
  readonly past?: true;
  readonly headColumns: readonly HeadColumn[];
  readonly columns: readonly {
    readonly key: string;
    readonly from: string;
    readonly required: boolean;
    readonly computedAs?: RowAmount | 'supplementFen';
  }[];
  readonly headcountPerRow: -1 | 0 | 1;
  decideMonth(month: string, unit: UnitMarks, terms: Terms): Refusal | null;
  rowKey?(typed: TypedValues): string;
  expand?(typed: TypedValues): readonly TypedValues[] | ColumnRefusal;
  decideRow(
    subject: RowSubject,
    typed: TypedValues,
    context: RowContext,
  ): RowDecision | ColumnRefusal;
  readonly posting: readonly PostingStep[];
}

/** The key of a row: whom it is about, and what tells several rows of his apart. */
export function rowKeyOf(
  rule: Pick<RegisterRule, 'rowKey'>,
  subjectKey: string,
  typed: TypedValues,
): string {
  const own = rule.rowKey?.(typed);
  return own === undefined ? subjectKey : `${subjectKey}/${own}`;
}

export function isDecision(decided: RowDecision | ColumnRefusal): decided is RowDecision {
  return 'baseAfterFen' in decided;
}

/** A base that every row must have typed stands in the column of the base after, not among what was typed. */
const TYPED_BASE = 'baseAfterFen';

function isBaseTyped({ columns }: Pick<RegisterRule, 'columns'>): boolean {
  return columns.some(
    ({ key, from, required }) => key === TYPED_BASE && from === 'typed' && required,
  );
}

/** What was typed, in the two places a row keeps it in. */
export interface KeptTyped {
  /** Null where the base is not what was typed. */
  readonly baseFen: number | null;
  readonly others: TypedValues | null;
}

export function keptTyped(rule: Pick<RegisterRule, 'columns'>, typed: TypedValues): KeptTyped {
  if (!isBaseTyped(rule)) return { baseFen: null, others: noneAsNull(typed) };
  const { [TYPED_BASE]: base, ...others } = typed;
  return { baseFen: Number(base ?? 0), others: noneAsNull(others) };
}

/** The same read back from a row. */
export function typedOf(
  rule: Pick<RegisterRule, 'columns'>,
  baseAfterFen: number,
  others: TypedValues | null,
): TypedValues {
  return isBaseTyped(rule) ? { ...others, [TYPED_BASE]: baseAfterFen } : (others ?? {});
}

function noneAsNull(values: TypedValues): TypedValues | null {
  return Object.keys(values).length === 0 ? null : values;
}
