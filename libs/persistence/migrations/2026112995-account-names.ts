import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

/** Accounts named by one statement: a city's millions in one would keep their undo until the last. */
const ACCOUNTS_PER_STEP = 50_000;

/** The key of the holder's name stands beside the account, for the search by name among a unit's people. */
export class AccountNames1796299500000 implements MigrationInterface {
  readonly name = 'AccountNames1796299500000';

  async up(runner: QueryRunner): Promise<void> {
    // A program of the version before writes accounts without it: `lists rebuild` names them.
    await addColumn(
      runner,
      'personal_account',
      'name_key',
      "varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ''",
    );
    const [range]: { last: number | null }[] = await runner.query(
      'SELECT MAX(id) AS last FROM personal_account',
    );
    for (let first = 1; first <= (range?.last ?? 0); first += ACCOUNTS_PER_STEP)
      await runner.query(
        `UPDATE personal_account a JOIN member m ON m.id = a.member_id SET a.name_key = m.name_key
          WHERE a.id BETWEEN ? AND ? AND a.name_key <> m.name_key`,
        [first, first + ACCOUNTS_PER_STEP - 1],
      );
    await addIndex(runner, 'personal_account', ['unit_id', 'name_key', 'account_no']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
