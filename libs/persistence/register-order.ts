/** Rows by number, or by how much the monthly total changes: what rises most first, or what falls most. */
export const ROW_ORDERS = ['row', 'rise', 'fall'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

/** Where a page ended. */
export interface RowPlace {
  readonly rowNo: number;
  /** The change of the monthly total, in fen; of no matter while rows are read by number. */
  readonly riseFen: number;
}

/** Row numbers begin at 1. */
export const BEFORE_ALL_ROWS: RowPlace = { rowNo: 0, riseFen: 0 };

const RISE =
  '(r.unit_after_fen + r.personal_after_fen + r.fiscal_after_fen - r.unit_before_fen - r.personal_before_fen - r.fiscal_before_fen)';

/** Sorting a case's own rows needs no index: they lie together, and there are never more than a register may have. */
export const ORDER_BY: Readonly<Record<RowOrder, string>> = {
  row: 'r.row_no',
  rise: `${RISE} DESC, r.row_no`,
  fall: `${RISE}, r.row_no`,
};

/** The condition for the rows after a place, with its values. */
export function afterPlace(
  order: RowOrder,
  place: RowPlace,
): { readonly where: string; readonly values: readonly number[] } {
  if (order === 'row') return { where: 'r.row_no > ?', values: [place.rowNo] };
  const further = order === 'rise' ? '<' : '>';
  return {
    where: `(${RISE} ${further} ? OR (${RISE} = ? AND r.row_no > ?))`,
    values: [place.riseFen, place.riseFen, place.rowNo],
  };
}
