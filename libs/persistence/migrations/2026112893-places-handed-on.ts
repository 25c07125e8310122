import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** A refused upload keeps its place until another takes it, and a page taken anew takes the one that has arrived along. */
export class PlacesHandedOn1795930089300 implements MigrationInterface {
  readonly name = 'PlacesHandedOn1795930089300';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'scan_upload', 'refused_at', 'DATETIME(3) NULL');
    await addColumn(runner, 'scan_upload', 'replaces_scan_id', 'BIGINT UNSIGNED NULL');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
