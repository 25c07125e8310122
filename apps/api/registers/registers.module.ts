import { Module } from '@nestjs/common';
import { RecordsModule } from '#apps/api/records/records.module';
import { ComputedAmountsController } from '#apps/api/registers/computed-amounts.controller';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import { AnnotatedFiles } from '#apps/api/registers/annotated-files';
import { ImportBodies } from '#apps/api/registers/import-bodies';
import { ImportReaders } from '#apps/api/registers/import-readers';
import { ImportUploads } from '#apps/api/registers/import-uploads';
import { Imports } from '#apps/api/registers/imports';
import { ImportsController } from '#apps/api/registers/imports.controller';
import { EverybodyController } from '#apps/api/registers/everybody.controller';
import { MissedMonthsController } from '#apps/api/registers/missed-months.controller';
import { OffersController } from '#apps/api/registers/offers.controller';
import { Registers } from '#apps/api/registers/registers';
import { RegistersController } from '#apps/api/registers/registers.controller';
import { RegisterTemplatesController } from '#apps/api/registers/register-templates.controller';
import { SinceReturnController } from '#apps/api/registers/since-return.controller';
import { SubmissionsModule } from '#apps/api/submissions/submissions.module';

@Module({
  imports: [RecordsModule, SubmissionsModule],
  controllers: [
    RegistersController,
    ComputedAmountsController,
    OffersController,
    EverybodyController,
    MissedMonthsController,
    RegisterTemplatesController,
    ImportsController,
    SinceReturnController,
  ],
  providers: [
    AnnotatedFiles,
    Registers,
    Imports,
    ImportBodies,
    ImportOriginals,
    ImportReaders,
    ImportUploads,
  ],
  exports: [ImportOriginals],
})
export class RegistersModule {}
