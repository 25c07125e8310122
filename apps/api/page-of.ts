/** A page of one row more than was asked for: its last row is where the next page goes on, if there is one. */
export function pageOf<Row, View>(
  found: readonly Row[],
  limit: number,
  view: (row: Row) => View,
  mark: (row: Row) => string,
): { items: View[]; next: string | null } {
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map((row) => view(row)), next: last === undefined ? null : mark(last) };
}
