import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '#apps/api/auth/actor';
import { ChangeHistory } from '#apps/api/records/change-history';
import { operatorOf } from '#apps/api/records/operator-actor';
import { ChangesPage, ChangesQuery, UnitDetail } from '#apps/api/records/record.dto';
import { UnitReader } from '#apps/api/records/unit-reader';

/** The operator's own unit. */
@ApiTags('records')
@Allow('operator')
@Controller('units/current')
export class UnitsController {
  constructor(
    private readonly units: UnitReader,
    private readonly history: ChangeHistory,
  ) {}

  @Get()
  @ApiOkResponse({ type: UnitDetail })
  async read(@CurrentActor() actor: Actor): Promise<UnitDetail> {
    return this.units.detail(operatorOf(actor).unitId);
  }

  @Get('changes')
  @ApiOkResponse({ type: ChangesPage })
  async changes(
    @CurrentActor() actor: Actor,
    @Query() { after, limit }: ChangesQuery,
  ): Promise<ChangesPage> {
    const { unitId } = operatorOf(actor);
    return this.history.page({ unitId, after, limit, subjects: [{ kind: 'unit', id: unitId }] });
  }
}
