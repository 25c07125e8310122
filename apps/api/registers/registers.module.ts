import { Module } from '@nestjs/common';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import { ImportReaders } from '#apps/api/registers/import-readers';
import { Imports } from '#apps/api/registers/imports';
import { ImportsController } from '#apps/api/registers/imports.controller';
import { Registers } from '#apps/api/registers/registers';
import { RegistersController } from '#apps/api/registers/registers.controller';
import { SinceReturnController } from '#apps/api/registers/since-return.controller';
import { SubmissionsModule } from '#apps/api/submissions/submissions.module';

@Module({
  imports: [SubmissionsModule],
  controllers: [RegistersController, ImportsController, SinceReturnController],
  providers: [Registers, Imports, ImportOriginals, ImportReaders],
  exports: [ImportOriginals],
})
export class RegistersModule {}
