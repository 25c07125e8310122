import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { Dunning, DUNNING_READERS } from '#apps/api/dunning/dunning';
import { DunningPage, DunningQuery, DunningSheetQuery } from '#apps/api/dunning/dunning.dto';
import { Answers } from '#apps/api/problems/answers';
import { XLSX_TYPE } from '#apps/api/registers/sheet-file';

/** 催缴清单: months of the branch's units that are not assessed, or not paid. */
@ApiTags('dunning')
@Allow(...DUNNING_READERS)
@Controller('dunning')
export class DunningController {
  constructor(private readonly dunning: Dunning) {}

  @Get()
  @Answers(404)
  @ApiOperation({ summary: 'By unit and month, with what is open or expected' })
  @ApiOkResponse({ type: DunningPage })
  list(@CurrentActor() actor: StaffActor, @Query() query: DunningQuery): Promise<DunningPage> {
    return this.dunning.list(actor, query);
  }

  @Get('sheet')
  @Answers(404)
  @ApiOperation({ summary: 'The whole list as a spreadsheet' })
  @ApiProduces(XLSX_TYPE, 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  sheet(
    @CurrentActor() actor: StaffActor,
    @Query() query: DunningSheetQuery,
  ): Promise<StreamableFile> {
    return this.dunning.sheet(actor, query);
  }
}
