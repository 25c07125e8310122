import { Module } from '@nestjs/common';
import { Chores } from '#apps/api/housekeeping/chores';
import { DailyProof } from '#apps/api/housekeeping/daily-proof';
import { DayEnd } from '#apps/api/housekeeping/day-end';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import { RoundSchedule } from '#apps/api/housekeeping/round-schedule';
import { RegistersModule } from '#apps/api/registers/registers.module';
import { ScansModule } from '#apps/api/scans/scans.module';

@Module({
  imports: [RegistersModule, ScansModule],
  providers: [Chores, DailyProof, DayEnd, Housekeeping, RoundSchedule],
})
export class HousekeepingModule {}
