import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims and releases leave a row each. */
export class TaskEvents1795520000000 implements MigrationInterface {
  readonly name = 'TaskEvents1795520000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS task_event (
      \`id\` bigint UNSIGNED NOT NULL AUTO_INCREMENT,
      \`task_id\` bigint UNSIGNED NOT NULL,
      \`business_no\` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      \`kind\` varchar(8) NOT NULL,
      \`staff_id\` int UNSIGNED NOT NULL,
      \`held_by\` int UNSIGNED NULL,
      \`at\` datetime(3) NOT NULL,
      INDEX ix_task_event__business_no__id (\`business_no\`, \`id\`),
      PRIMARY KEY (\`id\`)
    ) ENGINE=InnoDB`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
