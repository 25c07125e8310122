import { Module } from '@nestjs/common';
import { Chores } from '#apps/api/housekeeping/chores';
import { Housekeeping } from '#apps/api/housekeeping/housekeeping';
import { RegistersModule } from '#apps/api/registers/registers.module';
import { ScansModule } from '#apps/api/scans/scans.module';

@Module({ imports: [RegistersModule, ScansModule], providers: [Chores, Housekeeping] })
export class HousekeepingModule {}
