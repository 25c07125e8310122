import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Allow, CurrentActor, IdempotentByItself, type Actor } from '#apps/api/auth/actor';
import { Audit } from '#apps/api/auth/audit';
import { circumstancesOf } from '#apps/api/auth/circumstances';
import { AccountNo } from '#apps/api/path-parts';
import { ChangeHistory } from '#apps/api/records/change-history';
import { MemberReader } from '#apps/api/records/member-reader';
import { operatorOf } from '#apps/api/records/operator-actor';
import {
  ChangesPage,
  ChangesQuery,
  MemberDetail,
  MembersPage,
  MemberSearchBody,
  MembersQuery,
  RevealBody,
  RevealedView,
} from '#apps/api/records/record.dto';

/** The unit's own members. */
@ApiTags('records')
@Allow('operator')
@Controller('members')
export class MembersController {
  constructor(
    private readonly members: MemberReader,
    private readonly history: ChangeHistory,
    private readonly audit: Audit,
  ) {}

  @Get()
  @ApiOkResponse({ type: MembersPage })
  async list(@CurrentActor() actor: Actor, @Query() query: MembersQuery): Promise<MembersPage> {
    return this.members.page(operatorOf(actor).unitId, query);
  }

  /** The same list for what should not stand in an address: names and ID numbers. It reads, hence no key. */
  @IdempotentByItself()
  @Post('search')
  @HttpCode(200)
  @ApiOkResponse({ type: MembersPage })
  async search(
    @CurrentActor() actor: Actor,
    @Body() query: MemberSearchBody,
  ): Promise<MembersPage> {
    return this.members.page(operatorOf(actor).unitId, query);
  }

  @Get(':accountNo')
  @ApiOkResponse({ type: MemberDetail })
  async read(
    @CurrentActor() actor: Actor,
    @Param('accountNo', AccountNo) accountNo: string,
  ): Promise<MemberDetail> {
    return this.members.detail(operatorOf(actor).unitId, accountNo);
  }

  /** Each look is logged, so a repeated one is logged again; and no answer with a number in it is kept under a key. */
  @IdempotentByItself()
  @Post(':accountNo/reveal')
  @HttpCode(200)
  @ApiOkResponse({ type: RevealedView })
  async reveal(
    @CurrentActor() actor: Actor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Body() { field }: RevealBody,
    @Req() request: Request,
  ): Promise<RevealedView> {
    const value = await this.members.reveal(operatorOf(actor).unitId, accountNo, field);
    const { address } = circumstancesOf(request);
    await this.audit.write({
      owner: actor,
      act: 'revealed',
      subject: `account/${accountNo}/${field}`,
      address,
    });
    return { value };
  }

  @Get(':accountNo/changes')
  @ApiOkResponse({ type: ChangesPage })
  async changes(
    @CurrentActor() actor: Actor,
    @Param('accountNo', AccountNo) accountNo: string,
    @Query() { after, limit }: ChangesQuery,
  ): Promise<ChangesPage> {
    const { unitId } = operatorOf(actor);
    const { memberId, accountId } = await this.members.require(unitId, accountNo);
    return this.history.page({
      unitId,
      after,
      limit,
      subjects: [
        { kind: 'member', id: memberId },
        { kind: 'account', id: accountId },
      ],
    });
  }
}
