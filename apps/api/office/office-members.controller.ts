import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Allow, CurrentActor, IdempotentByItself, type StaffActor } from '#apps/api/auth/actor';
import { Audit } from '#apps/api/auth/audit';
import { circumstancesOf } from '#apps/api/auth/circumstances';
import { MEMBER_READERS, OfficeScope } from '#apps/api/office/office-scope';
import {
  foundMembers,
  foundMembersSheet,
  FOUND_MEMBERS,
} from '#apps/api/office/office-member-sheet';
import { OfficeMembers } from '#apps/api/office/office-members';
import {
  InUnitQuery,
  OfficeCasesQuery,
  OfficeMember,
  OfficeMembersExport,
  OfficeMemberSearch,
  OfficeMembersPage,
  OfficeMonthsQuery,
  OfficeRevealBody,
} from '#apps/api/office/office.dto';
import { AccountNo } from '#apps/api/path-parts';
import { Answers } from '#apps/api/problems/answers';
import { MemberCasesPage, MemberMonthsPage } from '#apps/api/records/member-page.dto';
import { MemberPage } from '#apps/api/records/member-page';
import { MemberReader } from '#apps/api/records/member-reader';
import { RevealedView } from '#apps/api/records/record.dto';
import { sheetFile, XLSX_TYPE } from '#apps/api/registers/sheet-file';

/** Rows read for a file at once. */
const EXPORTED_AT_ONCE = 100;

/** Members of all units of the reader's branches. Every look is written down: whose it was, and at whom. */
@ApiTags('office')
@Allow(...MEMBER_READERS)
@Controller('office/members')
export class OfficeMembersController {
  constructor(
    private readonly scope: OfficeScope,
    private readonly found: OfficeMembers,
    private readonly page: MemberPage,
    private readonly reader: MemberReader,
    private readonly audit: Audit,
  ) {}

  /** It reads, hence no key. */
  @IdempotentByItself()
  @Post('search')
  @HttpCode(200)
  @Answers(404)
  @ApiOperation({ summary: 'By name, account or ID number, in one unit or in all of them' })
  @ApiOkResponse({ type: OfficeMembersPage })
  async search(
    @CurrentActor() actor: StaffActor,
    @Body() query: OfficeMemberSearch,
    @Req() request: Request,
  ): Promise<OfficeMembersPage> {
    const page = await this.found.search(actor, query);
    await this.log(actor, request, 'members-sought', `${query.by}/${query.unit ?? ''}`);
    return page;
  }

  /** It reads, hence no key; names and ID numbers stand in no address. */
  @IdempotentByItself()
  @Post('sheet')
  @HttpCode(200)
  @Answers(404)
  @ApiOperation({ summary: 'Everybody the search finds, 10,000 at most, as a spreadsheet' })
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async sheet(
    @CurrentActor() actor: StaffActor,
    @Body() { format, ...query }: OfficeMembersExport,
    @Req() request: Request,
  ): Promise<StreamableFile> {
    const members = await foundMembers((after) =>
      this.found.search(actor, { ...query, after, limit: EXPORTED_AT_ONCE }),
    );
    const asked = `${query.by}/${query.unit ?? ''}/${String(members.length)}`;
    await this.log(actor, request, 'members-exported', asked);
    return sheetFile(foundMembersSheet(members, format), FOUND_MEMBERS, format);
  }

  @Get(':accountNo/overview')
  @ApiOperation({
    summary: 'Who he is and how he stands, in the unit that has him or another of his',
  })
  @ApiOkResponse({ type: OfficeMember })
  async overview(
    @CurrentActor() actor: StaffActor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Query() { unit }: InUnitQuery,
    @Req() request: Request,
  ): Promise<OfficeMember> {
    const member = await this.found.overview(actor, accountNo, unit);
    await this.log(actor, request, 'member-read', `account/${accountNo}`);
    return member;
  }

  @Get(':accountNo/months')
  @ApiOperation({ summary: 'His months in that unit, those to come first' })
  @ApiOkResponse({ type: MemberMonthsPage })
  async months(
    @CurrentActor() actor: StaffActor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Query() { unit, ...page }: OfficeMonthsQuery,
    @Req() request: Request,
  ): Promise<MemberMonthsPage> {
    const { unitId } = await this.scope.member(actor, accountNo, unit);
    const months = await this.page.months(unitId, accountNo, page);
    await this.log(actor, request, 'member-read', `account/${accountNo}/months`);
    return months;
  }

  @Get(':accountNo/cases')
  @ApiOperation({
    summary: 'That unit’s submitted cases that touched him, with papers and receipts',
  })
  @ApiOkResponse({ type: MemberCasesPage })
  async cases(
    @CurrentActor() actor: StaffActor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Query() { unit, ...page }: OfficeCasesQuery,
    @Req() request: Request,
  ): Promise<MemberCasesPage> {
    const { unitId } = await this.scope.member(actor, accountNo, unit);
    const cases = await this.page.cases(unitId, accountNo, { ...page, submitted: true });
    await this.log(actor, request, 'member-read', `account/${accountNo}/cases`);
    return cases;
  }

  @IdempotentByItself()
  @Post(':accountNo/reveal')
  @HttpCode(200)
  @ApiOkResponse({ type: RevealedView })
  async reveal(
    @CurrentActor() actor: StaffActor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Body() { field, unit }: OfficeRevealBody,
    @Req() request: Request,
  ): Promise<RevealedView> {
    const { unitId } = await this.scope.member(actor, accountNo, unit);
    const value = await this.reader.reveal(unitId, accountNo, field);
    await this.log(actor, request, 'revealed', `account/${accountNo}/${field}`);
    return { value };
  }

  private log(
    owner: StaffActor,
    request: Request,
    act: 'members-sought' | 'members-exported' | 'member-read' | 'revealed',
    subject: string,
  ): Promise<void> {
    const { address } = circumstancesOf(request);
    return this.audit.write({ owner, act, subject, address });
  }
}
