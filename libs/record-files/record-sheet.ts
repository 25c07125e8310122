import type { EntityManager } from 'typeorm';
import type { Labels } from '#libs/businesses/shown-value';
import type {
  AskedRecords,
  RecordLine,
  RecordQuery,
  RecordScope,
} from '#libs/record-files/record-query';
import type { OutRow } from '#libs/spreadsheet/out-sheet';
import { csvStream, xlsxStream } from '#libs/spreadsheet/write-sheet';

const ROWS_PER_READ = 2_000;

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
  async function* rows(): AsyncGenerator<readonly OutRow[]> {
    for await (const page of linePages(manager, query, asked)) yield page.map(({ cells }) => cells);
    // A csv is read by programs, to which a total is one more record.
    const total = format === 'xlsx' ? await query.total?.(manager, asked) : null;
    if (total != null) yield [total];
  }
  return format === 'csv'
    ? csvStream(columns, rows())
    : xlsxStream(query.title.zh, columns, rows());
}

/** Every line of a query, a page at a time: the next is read while one is written. */
async function* linePages(
  manager: EntityManager,
  query: RecordQuery,
  { labels, ...asked }: AskedSheet,
): AsyncGenerator<readonly RecordLine[]> {
  const read = (after: string | undefined) =>
    query.lines(manager, asked, { labels, after, limit: ROWS_PER_READ });
  let page = await read(undefined);
  while (page.length === ROWS_PER_READ) {
    const next = read(page.at(-1)?.id);
    // Whoever stops reading here asks nobody how the next page ended.
    next.catch(() => undefined);
    yield page;
    page = await next;
  }
  yield page;
}
