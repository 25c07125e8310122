import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who called a phone to a case answers for what it sends: the link names him. */
export class ScanLinkOperator1795870000000 implements MigrationInterface {
  readonly name = 'ScanLinkOperator1795870000000';

  async up(runner: QueryRunner): Promise<void> {
    // MySQL knows no ADD COLUMN IF NOT EXISTS; a migration that was cut off is run again.
    const there: unknown[] = await runner.query(
      "SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'scan_link' AND column_name = 'operator_id'",
    );
    if (there.length === 0)
      await runner.query(
        'ALTER TABLE scan_link ADD COLUMN operator_id INT UNSIGNED NULL AFTER business_no',
      );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
