import { Module } from '@nestjs/common';
import { ChangeHistory } from '#apps/api/records/change-history';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { HomeController } from '#apps/api/records/home.controller';
import { MemberReader } from '#apps/api/records/member-reader';
import { MembersController } from '#apps/api/records/members.controller';
import { UnitReader } from '#apps/api/records/unit-reader';
import { UnitsController } from '#apps/api/records/units.controller';

/** What the hall keeps of a unit and its members, to look at. */
@Module({
  controllers: [HomeController, MembersController, UnitsController],
  providers: [ChangeHistory, Dictionaries, MemberReader, UnitReader],
  exports: [Dictionaries],
})
export class RecordsModule {}
