import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isOfKind, tidied } from '#libs/values/read-value';
import type { ValueKind } from '#libs/values/value-kind';

const ROWS_PER_READ = 5_000;

/** What was written before one reader of values wrote it. */
const TEXTS: Readonly<Record<string, Readonly<Record<string, ValueKind>>>> = {
  unit: {
    name: 'unit-name',
    credit_code: 'credit-code',
    address: 'line',
    postcode: 'postcode',
    email: 'email',
    legal_person_name: 'person-name',
    legal_person_id_number: 'identity-number',
    contact_name: 'person-name',
    contact_phone: 'mobile-phone',
    office_phone: 'phone',
    bank_name: 'unit-name',
    bank_account_no: 'bank-account',
  },
  member: {
    name: 'person-name',
    id_number: 'identity-number',
    mobile_phone: 'mobile-phone',
    fixed_phone: 'phone',
    postcode: 'postcode',
    home_address: 'line',
  },
};

type Row = Readonly<Record<string, string>> & { readonly id: string };

/** Values are kept in one form; one that has no form of its kind stays as it is. */
export class ValuesInOneForm1795890220000 implements MigrationInterface {
  readonly name = 'ValuesInOneForm1795890220000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(TEXTS)) await tidyTable(runner, table, columns);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

async function tidyTable(
  runner: QueryRunner,
  table: string,
  columns: Readonly<Record<string, ValueKind>>,
): Promise<void> {
  const names = Object.keys(columns);
  for (let after = '0'; ;) {
    const rows: Row[] = await runner.query(
      `SELECT id, ${names.map((name) => `\`${name}\``).join(', ')} FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
      [after, ROWS_PER_READ],
    );
    for (const row of rows) {
      const changed = names.flatMap((name) => {
        const kept = keptForm(columns[name] ?? 'line', row[name] ?? '');
        return kept === row[name] ? [] : [[name, kept] as const];
      });
      if (changed.length > 0)
        await runner.query(
          `UPDATE ${table} SET ${changed.map(([name]) => `\`${name}\` = ?`).join(', ')} WHERE id = ?`,
          [...changed.map(([, kept]) => kept), row.id],
        );
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_READ) return;
    after = last.id;
  }
}

function keptForm(kind: ValueKind, value: string): string {
  const kept = tidied(kind, value);
  return isOfKind(kind, kept) ? kept : value;
}
