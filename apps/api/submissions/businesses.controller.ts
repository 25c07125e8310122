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
  const open = business !== undefined;
  return {
    ...tile,
    open,
    closedReason: open ? null : NOT_YET_OPEN,
    shape: business?.shape ?? null,
    subject: business?.shape === 'fields' ? business.subject : null,
    fields: business?.shape === 'fields' ? business.fields.map(fieldView) : [],
    columns: business?.shape === 'register' ? [...business.columns] : [],
    papers: business === undefined ? [] : [...business.papers],
  };
}

function fieldView(field: FieldDefinition): FieldDto {
  return {
    name: field.name,
    label: field.label,
    group: field.group,
    input: field.readOnlyReason === undefined ? field.input : 'readonly',
    dictionary: field.dictionary ?? null,
    lengthMax: field.lengthMax,
    required: field.required,
    readOnlyReason: field.readOnlyReason ?? null,
    paper: field.paper ?? null,
    masked: field.masked === true,
    pattern: field.pattern ?? null,
  };
}
