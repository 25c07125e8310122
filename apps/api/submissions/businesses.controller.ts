import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { refusalView } from '#apps/api/registers/register-views';
import {
  BusinessDto,
  MonthsOfferedDto,
  MonthsQuery,
  type FieldDto,
} from '#apps/api/submissions/business.dto';
import type { Business, FieldDefinition } from '#libs/businesses/business';
import { businessByCode } from '#libs/businesses/registry';
import { databaseNow } from '#libs/persistence/database-clock';
import { unitWithBranch } from '#libs/persistence/records/home-queries';
import { monthsOffered } from '#libs/persistence/register-months';
import { NOT_YET_OPEN, TILES, type Tile } from '#libs/businesses/tiles';

@ApiTags('businesses')
@Controller('businesses')
export class BusinessesController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The ten tiles of the manual, with the definition of those that are open. */
  @ApiOkResponse({ type: [BusinessDto] })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'operations', 'auditor')
  @Get()
  all(): BusinessDto[] {
    return TILES.map((tile) => viewOf(tile, businessByCode(tile.code)));
  }

  /** The months a case of the caller's unit may take effect in now, and what stands against the one it has. */
  @ApiOkResponse({ type: MonthsOfferedDto })
  @Allow('operator')
  @Get(':code/months')
  async months(
    @CurrentActor() actor: OperatorActor,
    @Param('code') code: string,
    @Query() { chosen }: MonthsQuery,
  ): Promise<MonthsOfferedDto> {
    const { manager } = this.dataSource;
    const { unit } = await unitWithBranch(manager, actor.unitId);
    const asked = { now: await databaseNow(manager), ...(chosen === undefined ? {} : { chosen }) };
    const { months, refusal } = await monthsOffered(manager, datedBusiness(code), unit, asked);
    return { months: [...months], refusal: refusal === null ? null : refusalView(refusal) };
  }
}

/** Of a register the case as a whole takes effect from a month, of fields some of them. */
function datedBusiness(code: string) {
  const business = businessByCode(code);
  const dated = business?.shape === 'fields' ? business.dated : business;
  if (dated === undefined) throw new Problem(404, 'SUBMISSION_NOT_FOUND');
  return dated;
}

function viewOf(tile: Tile, business: Business | undefined): BusinessDto {
  const closed = { shape: null, subject: null, fields: [], columns: [], papers: [] };
  if (business === undefined)
    return { ...tile, open: false, closedReason: NOT_YET_OPEN, ...closed };
  const open = {
    ...tile,
    ...closed,
    open: true,
    closedReason: null,
    shape: business.shape,
    papers: [...business.papers],
  };
  return business.shape === 'fields'
    ? { ...open, subject: business.subject, fields: business.fields.map(fieldView) }
    : { ...open, columns: [...business.columns] };
}

function fieldView(field: FieldDefinition): FieldDto {
  return {
    name: field.name,
    label: field.label,
    group: field.group,
    // A greyed ratio is still shown as a percentage.
    input: field.readOnlyReason === undefined || field.input === 'ratio' ? field.input : 'readonly',
    dictionary: field.dictionary ?? null,
    lengthMax: field.lengthMax,
    required: field.required,
    readOnlyReason: field.readOnlyReason ?? null,
    paper: field.paper ?? null,
    masked: field.masked === true,
  };
}
