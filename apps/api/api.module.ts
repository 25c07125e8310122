import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '#config/config';
import { AuthModule } from '#apps/api/auth/auth.module';
import { ConfigModule } from '#apps/api/config.module';
import { ConnectionDrain } from '#apps/api/connection-drain';
import { AssessmentsModule } from '#apps/api/assessments/assessments.module';
import { DatabaseModule } from '#apps/api/database.module';
import { DemonstrationModule } from '#apps/api/demonstration/demonstration.module';
import { DocumentsModule } from '#apps/api/documents/documents.module';
import { HealthModule } from '#apps/api/health/health.module';
import { HousekeepingModule } from '#apps/api/housekeeping/housekeeping.module';
import { IdempotencyModule } from '#apps/api/idempotency/idempotency.module';
import { ObservabilityModule } from '#apps/api/observability/observability.module';
import { ScansModule } from '#apps/api/scans/scans.module';
import { StorageModule } from '#apps/api/storage.module';
import { BoxesModule } from '#apps/api/boxes/boxes.module';
import { LiveModule } from '#apps/api/live/live.module';
import { SubmissionsModule } from '#apps/api/submissions/submissions.module';
import { TasksModule } from '#apps/api/tasks/tasks.module';
import { RegistersModule } from '#apps/api/registers/registers.module';
import { RecordsModule } from '#apps/api/records/records.module';
import { DunningModule } from '#apps/api/dunning/dunning.module';
import { OfficeModule } from '#apps/api/office/office.module';
import { SettlementModule } from '#apps/api/settlement/settlement.module';
import { TemporalModule } from '#apps/api/temporal.module';

/** Everything the hall answers. */
const MODULES = [
  DatabaseModule,
  TemporalModule,
  ObservabilityModule,
  HealthModule,
  AuthModule,
  IdempotencyModule,
  SubmissionsModule,
  TasksModule,
  BoxesModule,
  LiveModule,
  StorageModule,
  ScansModule,
  DocumentsModule,
  RecordsModule,
  RegistersModule,
  SettlementModule,
  DunningModule,
  OfficeModule,
  AssessmentsModule,
  HousekeepingModule,
];

@Module({})
export class ApiModule {
  static with(config: Config): DynamicModule {
    const demonstration = config.mode === 'demonstration' ? [DemonstrationModule] : [];
    return {
      module: ApiModule,
      providers: [ConnectionDrain],
      imports: [ConfigModule.with(config), ...MODULES, ...demonstration],
    };
  }
}
