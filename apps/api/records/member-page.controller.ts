import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { AccountNo } from '#apps/api/path-parts';
import {
  CasesPageQuery,
  MemberCasesPage,
  MemberMonthsPage,
  MemberOverview,
  MonthsPageQuery,
} from '#apps/api/records/member-page.dto';
import { MemberPage } from '#apps/api/records/member-page';
import { operatorOf } from '#apps/api/records/operator-actor';

/** One member, of the unit he belongs to or once belonged to. */
@ApiTags('records')
@Allow('operator')
@Controller('members/:accountNo')
export class MemberPageController {
  constructor(private readonly page: MemberPage) {}

  @Get('overview')
  @ApiOperation({ summary: 'Who he is and, while he belongs to the unit, how he stands' })
  @ApiOkResponse({ type: MemberOverview })
  async overview(
    @CurrentActor() actor: Actor,
    @Param('accountNo', AccountNo) accountNo: string,
  ): Promise<MemberOverview> {
    return this.page.overview(operatorOf(actor).unitId, accountNo);
  }

  @Get('months')
  @ApiOperation({ summary: 'His months in this unit, those to come first' })
  @ApiOkResponse({ type: MemberMonthsPage })
  async months(
    @CurrentActor() actor: Actor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Query() query: MonthsPageQuery,
  ): Promise<MemberMonthsPage> {
    return this.page.months(operatorOf(actor).unitId, accountNo, query);
  }

  @Get('cases')
  @ApiOperation({ summary: 'The unit’s cases that touched him, with papers and receipts' })
  @ApiOkResponse({ type: MemberCasesPage })
  async cases(
    @CurrentActor() actor: Actor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Query() query: CasesPageQuery,
  ): Promise<MemberCasesPage> {
    return this.page.cases(operatorOf(actor).unitId, accountNo, query);
  }
}
