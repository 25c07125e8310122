import { Body, Controller, Get, HttpCode, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  Allow,
  CurrentActor,
  IdempotentByItself,
  type Actor,
  type OperatorActor,
} from '#apps/api/auth/actor';
import { keyOfActor } from '#apps/api/idempotency/key-of-actor';
import { BusinessNo, CommandId } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { CommandView } from '#apps/api/submissions/command-view';
import { DraftTagInterceptor } from '#apps/api/submissions/draft-tag.interceptor';
import { DraftsService } from '#apps/api/submissions/drafts.service';
import {
  CommandDto,
  CommandRequest,
  FormRequest,
  OpenRequest,
  SubmissionDto,
} from '#apps/api/submissions/submission.dto';
import { CaseView } from '#apps/api/submissions/case-view';
import { SubmissionsService } from '#apps/api/submissions/submissions.service';
import { DraftVersion, RequestId } from '#apps/api/submissions/write-headers';
import { findCommand } from '#libs/persistence/cases/command-store';
import { Answers } from '#apps/api/problems/answers';

@ApiTags('submissions')
@UseInterceptors(DraftTagInterceptor)
@Controller()
export class SubmissionsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly submissions: SubmissionsService,
    private readonly drafts: DraftsService,
    private readonly view: CaseView,
    private readonly commandView: CommandView,
  ) {}

  @ApiOperation({
    summary: 'Opens a case, or answers with the operator’s own draft of that business',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: SubmissionDto })
  @ApiAcceptedResponse({ type: CommandDto })
  @IdempotentByItself()
  @Allow('operator')
  @Post('submissions')
  async open(
    @CurrentActor() actor: OperatorActor,
    @Body() body: OpenRequest,
    @RequestId() requestId: string,
  ): Promise<SubmissionDto | CommandDto> {
    const opened = await this.submissions.open(actor, body.business, requestId);
    if (!('requestId' in opened)) return this.view.of(opened.businessNo, actor);
    const shown = await this.commandView.of(opened);
    if (shown.state === 'refused')
      throw new Problem(422, shown.refusal?.code ?? 'BUSINESS_NOT_OPEN', shown.refusal?.details);
    return shown.state === 'done' ? this.view.of(opened.businessNo, actor) : shown;
  }

  @ApiOkResponse({ type: SubmissionDto })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Get('submissions/:businessNo')
  async one(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
  ): Promise<SubmissionDto> {
    return this.view.of(businessNo, actor);
  }

  @ApiOperation({ summary: 'Edits the head of a draft' })
  @ApiHeader({ name: 'If-Match', required: true, example: '"7"' })
  @ApiOkResponse({ type: SubmissionDto })
  @Allow('operator')
  @Put('submissions/:businessNo/form')
  async edit(
    @CurrentActor() actor: OperatorActor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() form: FormRequest,
    @DraftVersion() draftVersion: number,
  ): Promise<SubmissionDto> {
    await this.drafts.edit(actor, businessNo, form, draftVersion);
    return this.view.of(businessNo, actor);
  }

  @ApiOperation({
    summary:
      'Moves a case: submit, withdraw, approve, return …; 202 when the answer takes longer than 5 s',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: CommandDto })
  @ApiAcceptedResponse({ type: CommandDto })
  @IdempotentByItself()
  @Answers(412, 428)
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'operations')
  @HttpCode(200)
  @Post('submissions/:businessNo/commands')
  async give(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Body() body: CommandRequest,
    @RequestId() requestId: string,
  ): Promise<CommandDto> {
    return this.commandView.of(await this.submissions.give(actor, businessNo, body, requestId));
  }

  @ApiOperation({
    summary: 'By the requestId it was answered with, or by the Idempotency-Key its giver chose',
  })
  @ApiOkResponse({ type: CommandDto })
  @ApiAcceptedResponse({ type: CommandDto, description: 'Still under way' })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'operations')
  @Get('commands/:requestId')
  async command(
    @CurrentActor() actor: Actor,
    @Param('requestId', CommandId) requestId: string,
  ): Promise<CommandDto> {
    const { manager } = this.dataSource;
    const answered = await findCommand(manager, requestId);
    const own = answered?.actorKind === actor.kind && answered.actorId === actor.id;
    const command = own ? answered : await findCommand(manager, keyOfActor(actor, requestId));
    if (command === null) throw new Problem(404, 'COMMAND_NOT_FOUND');
    return this.commandView.of(command);
  }
}
