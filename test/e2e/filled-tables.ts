import type { DataSource } from 'typeorm';
import { sequence } from '#test/builders/sequence';
import { GROWING } from '#test/e2e/tables';

interface ColumnOf {
  readonly name: string;
  readonly type: string;
  readonly length: number | null;
  readonly nullable: 'YES' | 'NO';
  readonly extra: string;
}

/** What a history is made of where any value would not do: cases long over, tasks long closed. */
const PAST: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  submission: { stage: "'completed'", business: "'base-adjustment'", state: "'{}'", form: "'{}'" },
  submission_event: { event: "'{}'", kind: "'submit'" },
  task: { state: "'closed'", role: "'first-reviewer'", branch_code: "'02'" },
  command: { verb: "'submit'", body: "'{}'", outcome: `'{"state":"done"}'` },
  register_import: { state: "'applied'" },
  message: { recipient_kind: "'operator'" },
  done_entry: { actor_kind: "'staff'" },
  document: { kind: "'receipt'" },
  idempotent_request: { status: '200' },
};

/** Years of history in every growing table, so that an index is worth its while wherever there is one. */
export async function fillTables(dataSource: DataSource, rows: number): Promise<void> {
  for (const table of GROWING) {
    const columns: ColumnOf[] = await dataSource.query(
      `SELECT column_name AS name, data_type AS type, character_maximum_length AS length, is_nullable AS nullable, extra AS extra
         FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?`,
      [table],
    );
    const filled = columns.filter(({ extra }) => !/auto_increment|generated/i.test(extra));
    const names = filled.map(({ name }) => `\`${name}\``).join(', ');
    const values = filled.map((column) => PAST[table]?.[column.name] ?? valueOf(column)).join(', ');
    await dataSource.query(
      `INSERT IGNORE INTO ${table} (${names}) SELECT ${values} FROM ${sequence(rows, 's')}`,
    );
    await dataSource.query(`ANALYZE TABLE ${table}`);
  }
}

const BY_TYPE: Readonly<Record<string, string>> = {
  datetime: "TIMESTAMP('2024-01-01') + INTERVAL seq SECOND",
  date: "'2024-01-01'",
  text: "'{}'",
  mediumtext: "'{}'",
  tinyint: '1',
  smallint: '1',
};

/** Old, distinct, and nobody's who works today. */
function valueOf({ name, type, length }: ColumnOf): string {
  if (name === 'business_no') return "CONCAT('20240101', LPAD(seq, 8, '0'))";
  return BY_TYPE[type] ?? (length === null ? '100000 + seq' : wordOf(length));
}

function wordOf(length: number): string {
  return length >= 16
    ? `LPAD(seq, ${String(Math.min(length, 26))}, 'f')`
    : `RIGHT(CONCAT('000000', seq), ${String(length)})`;
}
