import { Module } from '@nestjs/common';
import { OfficeMembers } from '#apps/api/office/office-members';
import { OfficeMembersController } from '#apps/api/office/office-members.controller';
import { OfficeQueriesController } from '#apps/api/office/office-queries.controller';
import { OfficeScope } from '#apps/api/office/office-scope';
import { RecordsModule } from '#apps/api/records/records.module';

/** What the centre looks at across units. */
@Module({
  imports: [RecordsModule],
  controllers: [OfficeMembersController, OfficeQueriesController],
  providers: [OfficeMembers, OfficeScope],
})
export class OfficeModule {}
