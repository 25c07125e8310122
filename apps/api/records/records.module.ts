import { Module } from '@nestjs/common';
import { BooksController } from '#apps/api/records/books.controller';
import { ChangeHistory } from '#apps/api/records/change-history';
import { Dictionaries } from '#apps/api/records/dictionaries';
import { HomeController } from '#apps/api/records/home.controller';
import { MemberPage } from '#apps/api/records/member-page';
import { MemberPageController } from '#apps/api/records/member-page.controller';
import { MemberReader } from '#apps/api/records/member-reader';
import { MembersController } from '#apps/api/records/members.controller';
import { QueriesController } from '#apps/api/records/queries.controller';
import { RecordQueries } from '#apps/api/records/record-queries';
import { UnitBooks } from '#apps/api/records/unit-books';
import { UnitReader } from '#apps/api/records/unit-reader';
import { UnitsController } from '#apps/api/records/units.controller';

/** What the hall keeps of a unit and its members, to look at. */
@Module({
  controllers: [
    BooksController,
    HomeController,
    MembersController,
    MemberPageController,
    QueriesController,
    UnitsController,
  ],
  providers: [
    ChangeHistory,
    Dictionaries,
    MemberPage,
    MemberReader,
    RecordQueries,
    UnitBooks,
    UnitReader,
  ],
  exports: [ChangeHistory, Dictionaries, MemberPage, MemberReader],
})
export class RecordsModule {}
