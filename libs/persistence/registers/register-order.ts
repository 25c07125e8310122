/** Rows by number, or by how much the monthly total changes: what rises most, what falls most, the largest share. */
export const ROW_ORDERS = ['row', 'rise', 'fall', 'percent'] as const;
export type RowOrder = (typeof ROW_ORDERS)[number];

/** Where a page ended. */
export interface RowPlace {
  readonly rowNo: number;
  /** What the rows are ordered by, in whole numbers; of no matter while they are read by number. */
  readonly value: string;
}

/** Row numbers begin at 1. */
export const BEFORE_ALL_ROWS: RowPlace = { rowNo: 0, value: '0' };

const BEFORE = '(r.unit_before_fen + r.personal_before_fen + r.fiscal_before_fen)';
const AFTER = '(r.unit_after_fen + r.personal_after_fen + r.fiscal_after_fen)';
const RISE = `(${AFTER} - ${BEFORE})`;
/** In hundredths of a basis point; a rise from nothing is above all others. */
const SHARE = `IF(${BEFORE} = 0, IF(${AFTER} > 0, 1000000000000000, 0), ${RISE} * 1000000 DIV ${BEFORE})`;

/** Sorting a case's own rows needs no index: they lie together, and there are never more than a register may have. */
const ORDERS: Readonly<Record<RowOrder, { readonly value: string; readonly falls: boolean }>> = {
  row: { value: '0', falls: false },
  rise: { value: RISE, falls: true },
  fall: { value: RISE, falls: false },
  percent: { value: SHARE, falls: true },
};

/** What a row's place in the order is said by. */
export function orderValue(order: RowOrder): string {
  return ORDERS[order].value;
}

export function orderBy(order: RowOrder): string {
  const { value, falls } = ORDERS[order];
  return order === 'row' ? 'r.row_no' : `${value}${falls ? ' DESC' : ''}, r.row_no`;
}

/** The condition for the rows after a place, with its values. */
export function afterPlace(
  order: RowOrder,
  place: RowPlace,
): { readonly where: string; readonly values: readonly (number | string)[] } {
  if (order === 'row') return { where: 'r.row_no > ?', values: [place.rowNo] };
  const { value, falls } = ORDERS[order];
  return {
    where: `(${value} ${falls ? '<' : '>'} ? OR (${value} = ? AND r.row_no > ?))`,
    values: [place.value, place.value, place.rowNo],
  };
}

/** A row whose total rises by more than so many percent, exact in fen. */
export function risesOver(percent: number): string {
  return `${RISE} * 100 > ${BEFORE} * ${String(percent)}`;
}

export function fallsOver(percent: number): string {
  return `${RISE} * -100 > ${BEFORE} * ${String(percent)}`;
}
