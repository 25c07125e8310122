import { Module } from '@nestjs/common';
import { PhoneController } from '#apps/api/phone/phone.controller';
import { PhoneDesk } from '#apps/api/phone/phone-desk';
import { ScanLinks } from '#apps/api/scans/scan-links';
import { Scans } from '#apps/api/scans/scans';
import { ScansController } from '#apps/api/scans/scans.controller';
import { StagedUploads } from '#apps/api/scans/staged-uploads';
import { Uploads } from '#apps/api/scans/uploads';
import { UploadsController } from '#apps/api/scans/uploads.controller';

@Module({
  controllers: [ScansController, UploadsController, PhoneController],
  providers: [Scans, Uploads, StagedUploads, ScanLinks, PhoneDesk],
  exports: [StagedUploads],
})
export class ScansModule {}
