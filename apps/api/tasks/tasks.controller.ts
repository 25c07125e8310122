import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { TaskId } from '#apps/api/path-parts';
import {
  NextTaskQuery,
  OpinionPhrasesDto,
  ReleaseRequest,
  TaskCountsDto,
  TaskDto,
  TaskPageDto,
  TaskQuery,
} from '#apps/api/tasks/task.dto';
import { OPINION_PHRASES } from '#apps/api/tasks/opinion-phrases';
import { TasksService } from '#apps/api/tasks/tasks.service';

@ApiTags('tasks')
@Controller()
@Allow('first-reviewer', 'second-reviewer', 'operations')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @ApiOkResponse({ type: TaskPageDto })
  @Get('tasks')
  list(@CurrentActor() actor: StaffActor, @Query() query: TaskQuery): Promise<TaskPageDto> {
    return this.tasks.list(actor, query);
  }

  @ApiOkResponse({ type: TaskCountsDto })
  @Get('tasks/counts')
  counts(@CurrentActor() actor: StaffActor): Promise<TaskCountsDto> {
    return this.tasks.counts(actor);
  }

  @ApiOkResponse({ type: TaskDto })
  @ApiNoContentResponse({ description: 'nothing waits' })
  @Get('tasks/next')
  async next(
    @CurrentActor() actor: StaffActor,
    @Query() query: NextTaskQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TaskDto | null> {
    const task = await this.tasks.next(actor, query.after);
    if (task === null) response.status(204);
    return task;
  }

  @ApiOkResponse({ type: TaskDto })
  @Get('tasks/:id')
  one(@CurrentActor() actor: StaffActor, @Param('id', TaskId) id: string): Promise<TaskDto> {
    return this.tasks.one(actor, id);
  }

  @ApiOkResponse({ type: TaskDto })
  @HttpCode(200)
  @Post('tasks/:id/claim')
  claim(@CurrentActor() actor: StaffActor, @Param('id', TaskId) id: string): Promise<TaskDto> {
    return this.tasks.claim(actor, id);
  }

  @ApiOkResponse({ type: TaskDto })
  @HttpCode(200)
  @Post('tasks/:id/release')
  release(
    @CurrentActor() actor: StaffActor,
    @Param('id', TaskId) id: string,
    @Body() { heldBy }: ReleaseRequest,
  ): Promise<TaskDto> {
    return this.tasks.release(actor, id, heldBy);
  }

  @ApiOkResponse({ type: OpinionPhrasesDto })
  @Get('opinion-phrases')
  phrases(): OpinionPhrasesDto {
    return OPINION_PHRASES;
  }
}
