export type OutCell = string | number | null;

export type OutRow = readonly OutCell[];

/** Rows at hand, or coming a page at a time: who waits for each row by itself waits longer than it takes to write it. */
export type OutRows = Iterable<OutRow> | AsyncIterable<readonly OutRow[]>;

export async function* pagesOf(rows: OutRows): AsyncGenerator<Iterable<OutRow>> {
  if (Symbol.iterator in rows) yield rows;
  else yield* rows;
}

export interface OutColumn {
  readonly title: string;
  /** Identifiers and other text are written as text cells, amounts as numbers of yuan. */
  readonly kind: 'text' | 'money' | 'identifier';
  /** What may stand in it, where that is a list: a template offers it. */
  readonly choices?: readonly string[];
  /** In characters. */
  readonly width: number;
  /** Findings of an annotated workbook. */
  readonly red?: boolean;
}
