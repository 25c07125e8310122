export type OutCell = string | number | null;

/** Rows at hand, or coming a page at a time. */
export type OutRows = Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>;

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
