import type { EntityManager } from 'typeorm';
import type { Labels } from '#libs/businesses/shown-value';
import type {
  AskedRecords,
  RecordLine,
  RecordQuery,
  RecordScope,
} from '#libs/record-files/record-query';
import { csvStream, xlsxStream, type OutCell } from '#libs/spreadsheet/write-sheet';

const ROWS_PER_READ = 500;

export interface AskedSheet extends AskedRecords, RecordScope {
  readonly labels: Labels;
}

/** Everything a query finds, however much it is, as a stream: memory does not grow with the rows. */
export function recordSheet(
  manager: EntityManager,
  query: RecordQuery,
  asked: AskedSheet,
  format: 'xlsx' | 'csv',
): ReadableStream<Uint8Array> {
  const columns = query.columns.map(({ title, kind, width }) => ({ title: title.zh, kind, width }));
  async function* rows(): AsyncGenerator<readonly OutCell[]> {
    for await (const { cells } of recordLines(manager, query, asked)) yield cells;
  }
  return format === 'csv'
    ? csvStream(columns, rows())
    : xlsxStream(query.title.zh, columns, rows());
}

/** Every line of a query, read a page at a time. */
export async function* recordLines(
  manager: EntityManager,
  query: RecordQuery,
  { labels, ...asked }: AskedSheet,
): AsyncGenerator<RecordLine> {
  for (let after: string | undefined; ;) {
    const page = await query.lines(manager, asked, { labels, after, limit: ROWS_PER_READ });
    yield* page;
    if (page.length < ROWS_PER_READ) return;
    after = page.at(-1)?.id;
  }
}
