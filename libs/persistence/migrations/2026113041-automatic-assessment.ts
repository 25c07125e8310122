import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';

const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS automatic_assessment (
    \`unit_id\` int UNSIGNED NOT NULL, \`active\` tinyint NOT NULL, \`operator_id\` int UNSIGNED NOT NULL,
    \`decided_at\` datetime(3) NOT NULL, PRIMARY KEY (\`unit_id\`)) ${END}`,
  `CREATE TABLE IF NOT EXISTS unit_reminder (
    \`unit_id\` int UNSIGNED NOT NULL, \`kind\` varchar(8) COLLATE utf8mb4_bin NOT NULL,
    \`subject\` varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, \`sent_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`unit_id\`, \`kind\`, \`subject\`)) ${END}`,
];

/** Units whose months are assessed by the schedule, and what units were reminded of. */
export class AutomaticAssessment1796900041000 implements MigrationInterface {
  readonly name = 'AutomaticAssessment1796900041000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await addIndex(runner, 'automatic_assessment', ['active', 'unit_id']);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
