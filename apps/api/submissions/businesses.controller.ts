import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '#apps/api/auth/actor';
import { BusinessDto, type FieldDto } from '#apps/api/submissions/business.dto';
import type { Business, FieldDefinition } from '#libs/businesses/business';
import { businessByCode } from '#libs/businesses/registry';
import { NOT_YET_OPEN, TILES, type Tile } from '#libs/businesses/tiles';

@ApiTags('businesses')
@Controller('businesses')
export class BusinessesController {
  /** The ten tiles of the manual, with the definition of those that are open. */
  @ApiOkResponse({ type: [BusinessDto] })
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'operations', 'auditor')
  @Get()
  all(): BusinessDto[] {
    return TILES.map((tile) => viewOf(tile, businessByCode(tile.code)));
  }
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
