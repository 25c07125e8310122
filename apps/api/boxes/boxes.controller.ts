import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import {
  BoxCountsDto,
  BoxQuery,
  DonePageDto,
  DoneQuery,
  InitiatedPageDto,
  MessagePageDto,
  OpenedMessageDto,
  TodoPageDto,
} from '#apps/api/boxes/box.dto';
import { BoxesService } from '#apps/api/boxes/boxes.service';
import { MessageId } from '#apps/api/path-parts';

/** The four boxes: messages, to-do, done, initiated (manual chapter 2). Staff find their to-do at the desk. */
@ApiTags('boxes')
@Controller()
@Allow('operator', 'first-reviewer', 'second-reviewer', 'operations')
export class BoxesController {
  constructor(private readonly boxes: BoxesService) {}

  @ApiOkResponse({ type: BoxCountsDto })
  @Get('boxes/counts')
  counts(@CurrentActor() actor: Actor): Promise<BoxCountsDto> {
    return this.boxes.counts(actor);
  }

  @ApiOkResponse({ type: MessagePageDto })
  @Get('boxes/messages')
  messages(@CurrentActor() actor: Actor, @Query() query: BoxQuery): Promise<MessagePageDto> {
    return this.boxes.messages(actor, query);
  }

  @ApiOkResponse({ type: TodoPageDto })
  @Allow('operator')
  @Get('boxes/todo')
  todo(@CurrentActor() actor: OperatorActor, @Query() query: BoxQuery): Promise<TodoPageDto> {
    return this.boxes.todo(actor, query);
  }

  @ApiOkResponse({ type: DonePageDto })
  @Get('boxes/done')
  done(@CurrentActor() actor: Actor, @Query() query: DoneQuery): Promise<DonePageDto> {
    return this.boxes.done(actor, query);
  }

  @ApiOkResponse({ type: InitiatedPageDto })
  @Allow('operator')
  @Get('boxes/initiated')
  initiated(
    @CurrentActor() actor: OperatorActor,
    @Query() query: BoxQuery,
  ): Promise<InitiatedPageDto> {
    return this.boxes.initiated(actor, query);
  }

  @ApiOkResponse({ type: OpenedMessageDto })
  @HttpCode(200)
  @Post('messages/:id/read')
  read(
    @CurrentActor() actor: Actor,
    @Param('id', MessageId) id: string,
  ): Promise<OpenedMessageDto> {
    return this.boxes.read(actor, id);
  }

  @ApiNoContentResponse()
  @HttpCode(204)
  @Post('messages/read-all')
  async readAll(@CurrentActor() actor: Actor): Promise<void> {
    await this.boxes.readAll(actor);
  }
}
