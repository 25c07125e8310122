import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { refusalView } from '#apps/api/registers/register-views';
import { BusinessDto, MonthsOfferedDto, MonthsQuery } from '#apps/api/submissions/business.dto';
import { shapeOf } from '#apps/api/submissions/shapes';
import type { Business } from '#libs/businesses/business';
import { businessByCode, businessOf } from '#libs/businesses/registry';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { unitWithBranch } from '#libs/persistence/records/home-queries';
import { monthsOffered } from '#libs/persistence/registers/register-months';
import { NOT_YET_OPEN, sheetsOf, TILES, WITHOUT_TILE, type Tile } from '#libs/businesses/tiles';

@ApiTags('businesses')
@Controller('businesses')
export class BusinessesController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The ten tiles of the manual, with the definitions behind those that are open, and what is reached without a tile. */
  @ApiOkResponse({ type: [BusinessDto] })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'operations', 'auditor')
  @Get()
  all(): BusinessDto[] {
    return [...TILES.flatMap(viewsOfTile), ...WITHOUT_TILE.flatMap(viewWithoutTile)];
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
  const dated = businessOf('register', code) ?? businessOf('fields', code)?.dated;
  if (dated === undefined) throw new Problem(404, 'SUBMISSION_NOT_FOUND');
  return dated;
}

/** Nothing of a business that is still to come. */
const NOTHING = { shape: null, subject: null, fields: [], columns: [], register: null, papers: [] };

/** One for each business behind the tile; the tile itself where none of them is open. */
function viewsOfTile(tile: Tile): BusinessDto[] {
  const { code, title, group, help } = tile;
  const head = { group, help, tile: { code, title } };
  if (tile.queries === true)
    return [{ ...head, code, title, open: true, closedReason: null, ...NOTHING }];
  const open = sheetsOf(tile).flatMap((sheet) => businessByCode(sheet) ?? []);
  return open.length === 0
    ? [{ ...head, code, title, open: false, closedReason: NOT_YET_OPEN, ...NOTHING }]
    : open.map((business) => ({ ...head, ...viewOf(business) }));
}

function viewWithoutTile(code: string): BusinessDto[] {
  const business = businessByCode(code);
  const group = 'member';
  return business === undefined
    ? []
    : [{ group, help: business.title, tile: null, ...viewOf(business) }];
}

function viewOf(business: Business): Omit<BusinessDto, 'group' | 'help' | 'tile'> {
  const { code, title, shape, papers } = business;
  const head = { ...NOTHING, code, title, open: true, closedReason: null, shape };
  return { ...head, papers: [...papers], ...shapeOf(business).described(business) };
}
